"""References of GROBID's TEI training data (CC BY 4.0)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

from bibtools.training.labelled import Labelled
from bibtools.training.labels import GROBID

_BIBL = re.compile(r"<bibl\b.*?</bibl>", re.DOTALL)
_BARE = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;|#)")


def read_grobid(folder: Path) -> Iterator[Labelled]:
    """Yield every `<bibl>` of the folder's files that is well formed and labelled whole."""
    for path in sorted(folder.rglob("*.xml")):
        for match in _BIBL.finditer(path.read_text(encoding="utf-8", errors="replace")):
            try:
                element = fromstring(
                    _BARE.sub("&amp;", match[0].replace("<lb/>", " ").replace("xml:id", "id"))
                )
            except ParseError:
                continue
            pieces = tuple(_pieces(element))
            if len(pieces) > 2:
                yield Labelled(_attach(pieces))


def _pieces(bibl: Element) -> Iterator[tuple[str, str]]:
    labels = [_label(child) for child in bibl]
    article = "title" in labels
    yield "", bibl.text or ""
    for child, label in zip(bibl, labels, strict=True):
        if label == "container-title" and not article:
            label = "title"
            article = True
        yield label, "".join(child.itertext())
        yield "", child.tail or ""


def _label(element: Element) -> str:
    sort = element.get("level") or element.get("unit") or element.get("type") or ""
    short = f"{element.get('level')} short" if element.get("type") == "short" else sort
    for key in (f"{element.tag} {short}".strip(), f"{element.tag} {sort}".strip(), element.tag):
        if key in GROBID:
            return GROBID[key]
    return "note"


_LEAD = re.compile(r"^[”\"»’']?\s?[.,;:)\]!?*]+[”\"»’']?(?=\s|$)|^[”\"»’']+(?=\s|$)")
_ROLE = re.compile(r"\b(eds?|hrsg|editors?)\b", re.IGNORECASE)


def _attach(pieces: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return unlabelled text between pieces to the piece it belongs to: closing marks left, words right."""
    made: list[list[str]] = []
    waiting = ""
    for label, text in pieces:
        if label:
            made.append([label, waiting + text])
            waiting = ""
            continue
        match = _LEAD.match(text)
        if made and match:
            made[-1][1] += match[0].rstrip()
            text = text[len(match[0].rstrip()) :]
        if made and _ROLE.search(text) and made[-1][0] in ("author", "editor"):
            made[-1][1] += text
            made[-1][0] = "editor"
            text = ""
        waiting = text
    if waiting.strip() and made:
        made.append(["note", waiting])
    return _segments(_merged(made))


def _merged(made: list[list[str]]) -> Iterator[tuple[str, str]]:
    """Yield the pieces, those of one label and those of marks alone joined to the piece before."""
    label, text = "", ""
    for following, more in made:
        same = following == label and label in ("author", "volume", "pages", "date", "editor")
        if text and (same or not re.search(r"\w", more)):
            text += more
        else:
            yield label, text
            label, text = following, more
    yield label, text


def _segments(pieces: Iterator[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the pieces without the white space around them; `+` says that none stood between two."""
    made: list[tuple[str, str]] = []
    spaced = True
    for label, text in pieces:
        bare = " ".join(text.split())
        if bare:
            made.append((label if spaced or text[0].isspace() else f"+{label}", bare))
            spaced = text[-1].isspace()
        elif text:
            spaced = True
    return tuple(made)
