"""Reading the LinkedBooks token lists (footnotes of Venetian history; MIT), as references with our labels.

Their labels tell neither containers from titles nor editors from authors; the order of a reference does.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bibtools.training.labelled import Labelled
from bibtools.training.labels import LINKEDBOOKS

Token = tuple[str, str]
_KINDS = {"secondary": "book", "primary": "document", "meta-annotation": "part"}
_EDITOR = re.compile(r"\b(?:cur|curr|cura|ed|eds|edd|edited|hrsg|hg|herausgegeben|éd|dir)\b", re.IGNORECASE)
_CIT = re.compile(r"\bcit\b|\bibid|\bid\b|\bidem\b|\bop\b|\.\.\.|…", re.IGNORECASE)
_YEAR = re.compile(r"[(\[]?\b1[4-9]\d\d(?:\s?[-/]\s?\d{2,4})?\b[)\].,]*|[(\[]?\b20\d\d\b[)\].,]*")


def read_linkedbooks(path: Path) -> Iterator[Labelled]:
    """Yield every reference that is whole: it begins with an author, title or archive and breaks off nowhere."""
    found = [(kind, _pieces(tokens, kind)) for kind, tokens in _references(path)]
    places = Counter(
        text.strip(" ,.;()") for _, pieces in found for label, text in pieces if label == "location"
    )
    for kind, pieces in found:
        pieces = _unmix(pieces, places)
        if _usable(pieces, kind):
            yield Labelled(tuple(pieces), _KINDS[kind], "it")


_JOURNAL_BEHIND = re.compile(r"(?P<title>.{8,}?[,.»])\s*(?P<journal>(?:in\s+)?«[^«»]{4,60}»,?)$")


def _unmix(pieces: Sequence[tuple[str, str]], places: Mapping[str, int]) -> list[tuple[str, str]]:
    """Split off a place or a journal that the annotators left in the title."""
    made: list[tuple[str, str]] = []
    for i, (label, text) in enumerate(pieces):
        behind = pieces[i + 1][0] if i + 1 < len(pieces) else ""
        head, comma, last = text.rstrip(" ,").rpartition(", ")
        journal = _JOURNAL_BEHIND.match(text)
        if label in ("title", "container-title") and comma and behind == "date" and places.get(last, 0) > 8:
            made += [(label, head + ","), ("location", last)]
        elif label == "title" and journal and behind in ("volume", "date", "edition"):
            made += [("title", journal["title"]), ("journal", journal["journal"])]
        elif label == "edition":
            made.append((_specification(text), text))
        else:
            made.append((label, text))
    return made


def _specification(text: str) -> str:
    if re.fullmatch(r"\(.*\d\)?\W*", text):
        return "collection-title"
    if re.fullmatch(r"[IVXLC\d]+\W*", text):
        return "volume"
    return "edition" if re.search(r"\bed|rist|aufl", text, re.IGNORECASE) else "note"


def _references(path: Path) -> Iterator[tuple[str, list[Token]]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        lines = stream.read().replace("\r", "\n").split("\n")
    current: list[Token] = []
    kind = ""
    for line in lines:
        parts = line.split(" ")
        if len(parts) != 4:
            # A line of the page ends here: a word that it breaks goes on without its hyphen.
            if current and current[-1][0] == "-":
                current[-1] = ("\xad", current[-1][1])
            continue
        word, label, kind_tag, place = parts
        if place == "b-r":
            current, kind = [], kind_tag[2:]
        if place != "o" and word != "-DOCSTART-":
            current.append((word, label))
        if place == "e-r" and current:
            yield kind if kind in _KINDS else "secondary", current
            current = []


def _pieces(tokens: Sequence[Token], kind: str) -> list[tuple[str, str]]:
    runs: list[tuple[str, list[str]]] = []
    for i, (word, own) in enumerate(tokens):
        label = own
        if (
            word.lower() == "in"
            and i > 2
            and tokens[i - 1][0].endswith((",", ",”", "»,", '",'))
            and kind != "primary"
        ):
            runs.append(("in", [word]))
            continue
        if label in ("o", "conjunction"):
            label = runs[-1][0] if runs and runs[-1][0] != "in" else "note"
        if runs and (runs[-1][0] == label or (runs[-1][0] == "in" and len(runs[-1][1]) == 1)):
            if runs[-1][0] == "in":
                runs[-1] = ("in-" + label, [*runs[-1][1], word])
            else:
                runs[-1][1].append(word)
        elif runs and runs[-1][0] == "in-" + label:
            runs[-1][1].append(word)
        else:
            runs.append((label, [word]))
    return _relabel([(label, _spaced(words)) for label, words in runs])


def _relabel(runs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    made: list[tuple[str, str]] = []
    for i, (own, text) in enumerate(runs):
        behind = runs[i + 1][0] if i + 1 < len(runs) else ""
        label = own.removeprefix("in-")
        inside = own.startswith("in-")
        titled = any(name == "title" for name, _ in made)
        if label == "title" and (inside or titled):
            quoted = re.match(r"(?:in\s+)?[«“\"„]", text, re.IGNORECASE)
            mapped = "journal" if quoted or behind == "publicationnumber-year" else "container-title"
            if not inside and not quoted and made[-1][0] in ("title", "container-title"):
                mapped = made[-1][0]
        elif label == "author" and (titled or inside):
            mapped = "editor"
        elif label == "abbreviation":
            mapped = "author" if not made and re.match(r"AA?\s?\.?\s?VV|AA", text) else "note"
        else:
            mapped = LINKEDBOOKS.get(label, "note")
        if label == "publicationnumber-year":
            made.extend(_number_and_year(text))
            continue
        if mapped == "editor" and made and made[-1][1].endswith(" a") and text.startswith(("cura", "c.")):
            made[-1] = (made[-1][0], made[-1][1][:-2])
            text = "a " + text
        if made and made[-1][0] == mapped:
            made[-1] = (mapped, f"{made[-1][1]} {text}")
        else:
            made.append((mapped, text))
    return [(label, text) for label, text in made if text.strip()]


def _number_and_year(text: str) -> list[tuple[str, str]]:
    match = _YEAR.search(text)
    if not match:
        return [("volume", text)]
    parts = [("volume", text[: match.start()]), ("date", match[0]), ("volume", text[match.end() :])]
    return [(label, part.strip()) for label, part in parts if re.search(r"\w", part)]


def _spaced(words: Sequence[str]) -> str:
    """Join tokens as they were printed."""
    text = ""
    for i, word in enumerate(words):
        joins = (
            not text
            or word[0] in ".,;:)]”»!?*"
            or word == "\xad"
            or text[-1] in "([“«\xad"
            or (word in ("’", "'") or text[-1] in "’'")
            or (
                word in "-–"
                and i + 1 < len(words)
                and words[i - 1][-1:].isdigit()
                and words[i + 1][:1].isdigit()
            )
            or (text[-1] in "-–" and word[0].isdigit() and text[-2:-1].isdigit())
        )
        text += word if joins else " " + word
    return text.replace("\xad", "")


def _usable(pieces: Sequence[tuple[str, str]], kind: str) -> bool:
    labels = [label for label, _ in pieces]
    text = " ".join(part for _, part in pieces)
    if not 3 <= len(pieces) <= 14 or len(text) > 600 or _CIT.search(text):
        return False
    if kind == "primary":
        return labels[0] == "archive" and "archive-location" in labels
    starts = labels[0] in ("author", "title") and pieces[0][1][:1].isupper() and len(pieces[0][1]) > 3
    return starts and "title" in labels and "date" in labels and labels.count("title") == 1
