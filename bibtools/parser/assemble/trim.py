"""Removing the punctuation of a list around a value, but not the punctuation of the value itself."""

from __future__ import annotations

import re

from bibtools.language.abbreviations import ABBREVIATIONS
from bibtools.support.patterns import lazy

_OPEN, _CLOSE = "([{“\"«„‘'<", ")]}”\"»“’'>"
_PAIRS = {
    "(": ")",
    "[": "]",
    "{": "}",
    "“": "”",
    '"': '"',
    "«": "»",
    "»": "«»",
    "„": "“”",
    "‘": "’",
    "'": "'",
    "<": ">",
    "”": "”",
}
_BEHIND = ",;:·•*=|/" + "-–—_"
_BEFORE = _BEHIND + ".!?)]}"
_ABBREVIATED = lazy(
    rf"(?:^|[\s.,\-(])(?:[^\W\d_]|{'|'.join(map(re.escape, sorted(ABBREVIATIONS)))})\.$", re.IGNORECASE
)
_LONGEST = max(map(len, ABBREVIATIONS)) + 2
"""The letters of the longest abbreviation, with its full stop and what stands before it."""


def trim(text: str, *, quotes: bool = True) -> str:
    """Return `text` without the marks around it.

    Separators and white space go at both ends, brackets and quotes where they hold the whole or have no
    partner; a full stop stays behind an initial or a known abbreviation.
    """
    before = None
    while text != before:
        if len(text) > 1 and text[0].isalnum() and text[-1].isalnum():
            break  # Nothing below would change it.
        before = text
        text = text.strip().strip("\u200b\ufeff")
        text = text.lstrip(_BEFORE).strip() if text[:3] != "..." else text
        text = text.rstrip(_BEHIND).strip()
        if text.endswith(".") and not _ABBREVIATED.search(text, len(text) - _LONGEST):
            text = text[:-1] if not text.endswith("..") else text.rstrip(".")
        text = _unwrap(text, quotes)
    return text


def _unwrap(text: str, quotes: bool) -> str:
    if len(text) < 2:
        return "" if text and not text.isalnum() and text not in "?!…" else text
    first, last = text[0], text[-1]
    if first in _PAIRS and last in _PAIRS[first] and (quotes or first in "([{<"):
        inner = text[1:-1]
        if _holds(inner, first, last):
            return inner
    if first in "([{<" and not _closed(text, first, _PAIRS[first]):
        return text[1:]
    if last in ")]}>" and not _opened(text, last):
        return text[:-1]
    if (
        quotes
        and first in "“\"«„‘'"
        and text.count(first) == 1
        and not any(c in text[1:] for c in _PAIRS[first])
    ):
        return text[1:]
    if quotes and last in '”"»' and text.count(last) == 1 and not any(c in text for c in _partners(last)):
        return text[:-1]
    return text


def _partners(closing: str) -> str:
    return "".join(opening for opening, marks in _PAIRS.items() if closing in marks and opening != closing)


def _holds(inner: str, opening: str, closing: str) -> bool:
    """Return whether the outer marks belong to each other: `(a) and (b)` is not one bracket."""
    if opening == closing:
        return inner.count(opening) == 0 or (opening == "'" and not re.search(r"'\W|\W'", inner))
    depth = 0
    for c in inner:
        depth += (c == opening) - (c == closing)
        if depth < 0:
            return False
    return depth == 0


def _closed(text: str, opening: str, closing: str) -> bool:
    depth = 0
    for c in text:
        depth += (c == opening) - (c == closing)
        if depth == 0:
            return True
    return False


def _opened(text: str, closing: str) -> bool:
    opening = next(o for o, c in _PAIRS.items() if c == closing)
    return text.count(opening) >= text.count(closing)
