"""The same reference in another house style: other marks between its parts, another order, brackets, quotation marks.

Real lists part author and title by dashes, put the title first or the year last, and leave marks out; the pieces of a
labelled reference can be put together in all these ways without losing the labels.
"""

from __future__ import annotations

import re
from random import Random

from bibtools.training.labelled import Labelled

Pieces = list[tuple[str, str]]
_KINDS = frozenset(
    ("book", "article", "article-journal", "chapter", "thesis", "report", "paper-conference", "")
)
_KNOWN = frozenset(
    "citation-number author title journal container-title editor translator edition volume publisher location date "
    "pages genre collection-title note".split()
)
_BETWEEN = (",", ",", ",", ".", ".", " -", " –", ";", " /", "", ":")
_BEHIND_AUTHOR = (",", ",", ".", ":", " -", " –", "", ";", " /", "-", ".-")
_BEHIND_TITLE = (",", ",", ".", ".", "", " -", " –", ";", " /", ":")
_QUOTES = (("“", "”"), ('"', '"'), ("«", "»"), ("'", "'"), ("‘", "’"))
_FEWEST = 3


def restyle(item: Labelled, rng: Random) -> Labelled:
    """Return a reference in another style; as it is if it has parts that stand at one place only.

    The same state of the generator gives the same style.
    """
    pieces = [(label.lstrip("+"), text) for label, text in item.segments]
    labels = [label for label, _ in pieces]
    once = all(labels.count(label) == 1 for label in labels)
    if item.type not in _KINDS or not once or not _KNOWN.issuperset(labels) or len(pieces) < _FEWEST:
        return item
    bare = [(label, _bare(text)) for label, text in pieces]
    if not all(text and _is_closed(text) for _, text in bare):
        return item
    ordered = _ordered(bare, rng)
    return Labelled(tuple(_joined(ordered, rng)), item.type, item.lang, item.people)


def _bare(text: str) -> str:
    """Return the text of a piece without the marks that part it from others and the brackets round it."""
    text = text.strip().rstrip(",;:/ –—-")
    if text.endswith(".") and not re.search(r"(?:^|[\s.(])\w{1,4}\.$", text):
        text = text.rstrip(".")
    while len(text) > 2 and text[0] in "([" and text[-1] in ")]" and text.count("(") + text.count("[") == 1:
        text = text[1:-1]
    return text.strip()


def _is_closed(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count("[") == text.count("]")


def _ordered(pieces: Pieces, rng: Random) -> Pieces:
    """Return the pieces in another order that lists have: the year behind the author or last, the title first …"""
    made = list(pieces)
    first = 1 if made[0][0] == "citation-number" else 0
    if rng.random() < 0.35:
        _move(made, "date", behind=rng.choice(("author", "title", "")))
    if rng.random() < 0.3 and [label for label, _ in made[first : first + 2]] == ["author", "title"]:
        made[first], made[first + 1] = made[first + 1], made[first]
    if rng.random() < 0.3:
        _move(made, "location", behind="publisher")
    elif rng.random() < 0.3:
        _move(made, "publisher", behind="location")
    if rng.random() < 0.15:
        _move(made, "pages", behind=rng.choice(("title", "")))
    if rng.random() < 0.2:
        _move(made, "edition", behind=rng.choice(("title", "publisher", "date")))
    return made


def _move(pieces: Pieces, label: str, *, behind: str) -> None:
    """Move a piece behind another, or to the end; nothing happens if one of them is missing."""
    labels = [each for each, _ in pieces]
    if label not in labels or (behind and behind not in labels):
        return
    piece = pieces.pop(labels.index(label))
    at = [each for each, _ in pieces].index(behind) + 1 if behind else len(pieces)
    pieces.insert(at, piece)


def _joined(pieces: Pieces, rng: Random) -> Pieces:
    """Return the pieces with one house's marks between them."""
    between, author, title = (rng.choice(marks) for marks in (_BETWEEN, _BEHIND_AUTHOR, _BEHIND_TITLE))
    quotes = rng.choice(_QUOTES) if rng.random() < 0.25 else None
    strip = rng.random() < 0.3
    dated, imprint = rng.random() < 0.3, rng.random() < 0.2
    held = {label for label, _ in pieces} & {"journal", "container-title"}
    made: Pieces = []
    for i, (label, text) in enumerate(pieces):
        if label == "title" and (strip or quotes):
            text = text.strip("“”\"«»„‘’'") or text
            text = f"{quotes[0]}{text}{quotes[1]}" if quotes and (held or rng.random() < 0.3) else text
        if label == "date" and dated and text.isdigit():
            text = f"({text})"
        behind = pieces[i + 1][0] if i + 1 < len(pieces) else ""
        mark = {"author": author, "title": title, "citation-number": ""}.get(label, between)
        if label == "location" and behind == "publisher" and rng.random() < 0.5:
            mark = ":"
        elif label == "location" and behind == "date":
            mark = rng.choice(("", ",", mark))
        if not behind:
            mark = rng.choice(("", ".", ".", ","))
        text = text.rstrip(".") if mark == "." else text
        made.append((label, f"{text}{mark}"))
    if imprint:
        _bracketed(made)
    glued = author in ("-", ".-")
    return [
        (f"+{label}" if glued and i and made[i - 1][0] == "author" else label, text)
        for i, (label, text) in enumerate(made)
    ]


def _bracketed(pieces: Pieces) -> None:
    """Put one bracket round place, publisher and year that stand side by side: `(London: Murray, 1856)`."""
    at = [i for i, (label, _) in enumerate(pieces) if label in ("location", "publisher", "date")]
    if len(at) < 2 or at[-1] - at[0] != len(at) - 1:
        return
    label, text = pieces[at[0]]
    pieces[at[0]] = (label, f"({text}")
    label, text = pieces[at[-1]]
    pieces[at[-1]] = (label, re.sub(r"([,.;:\s/–-]*)$", r")\1", text, count=1))
