"""Identifiers that need no model: DOI, URL, and ISBN and ISSN with a right check digit."""

from __future__ import annotations

import re

from bibtools.language.dois import PREFIX
from bibtools.support.dataclass import dataclass
from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy

_CERTAIN = lazy(
    rf"(?P<doi>(?:https?://)?(?:dx\.)?doi\.org/\s?{PREFIX}/\S+|(?:\bdoi\s?[:.=]?\s?|(?<!\b\d\.)(?<!\b\d\d\.)){PREFIX}/[^\s\"<>]+)"
    r"|(?P<url>(?:https?\s?:\s?//\s?|ftp://|www\.)[^\s<>\"”»]+)"
    r"|(?P<isbn>(?:\bISBN(?:-1[03])?\s*:?\s*)?(?:97[89][-\s–]?)?\d{1,5}[-\s–]?\d{1,7}[-\s–]?\d{1,7}[-\s–]?[\dXx]\b)"
    r"|(?P<issn>\bISSN\s*:?\s*\d{4}[-–]?\d{3}[\dXx]\b)",
    re.IGNORECASE,
)
_HINT = lazy(r"10\.\d{4}|https?|www\.|ftp:|ISBN|ISSN|97[89]", re.IGNORECASE)
_LONG_NUMBER = lazy(r"\d[\d\s–-]{8,}[\dXx]")
_TAIL = ".,;:"


@dataclass(frozen=True, slots=True)
class Certain:
    """A range of the reference that is a `label` (doi, url, isbn, issn) beyond doubt; `value` is its bare form."""

    label: str
    start: int
    end: int
    value: str


def find_certain(text: str) -> tuple[Certain, ...]:
    """Return every identifier in `text`, in order and without overlaps."""
    if not _may_hold(text):
        return ()
    found = []
    for match in _CERTAIN.finditer(text):
        label = str(match.lastgroup)
        made = _MAKERS[label](match[0])
        if made is not None:
            value, length = made
            found.append(Certain(label, match.start(), match.start() + length, value))
    return tuple(found)


_NAMES = ("10.", "http", "www.", "ftp:", "978", "979", "isbn", "issn")
"""What an identifier other than a bare number holds, folded with `fold_case`."""


def _may_hold(text: str) -> bool:
    """Return whether a text may hold an identifier: most have neither the name of one nor so long a number."""
    folded = fold_case(text)
    named = any(name in folded for name in _NAMES) and bool(_HINT.search(text))
    return named or bool(_LONG_NUMBER.search(text))


def _doi(text: str) -> tuple[str, int] | None:
    length = _without_tail(text)
    bare = re.sub(r"\s", "", text[:length])
    return bare[bare.index("10.") :], length


def _url(text: str) -> tuple[str, int] | None:
    length = _without_tail(text)
    bare = re.sub(r"\s", "", text[:length])
    return (bare, length) if "." in bare else None


def _without_tail(text: str) -> int:
    """Return the length of an identifier without the punctuation of the sentence behind it."""
    length = len(text)
    while length:
        last = text[length - 1]
        opening = {")": "(", "]": "[", ">": "<"}.get(last)
        if last in _TAIL or (opening and text.count(last, 0, length) > text.count(opening, 0, length)):
            length -= 1
        else:
            break
    return length


def _isbn(text: str) -> tuple[str, int] | None:
    marked = text[:4].upper() == "ISBN"
    bare = re.sub(r"^ISBN(-1[03])?\s*:?\s*", "", text, flags=re.IGNORECASE)
    digits = re.sub(r"[^\dX]", "", bare.upper())
    # Ten bare digits are an ISBN-10 by chance in one of eleven cases: the word must stand before them.
    if not marked and len(digits) != 13:
        return None
    from stdnum import isbn

    if not isbn.is_valid(digits):
        return None
    return re.sub(r"[\s–]", "-", bare), len(text)


def _issn(text: str) -> tuple[str, int] | None:
    from stdnum import issn

    digits = re.sub(r"[^\dX]", "", text.upper().replace("ISSN", ""))
    return (f"{digits[:4]}-{digits[4:]}", len(text)) if issn.is_valid(digits) else None


_MAKERS = {"doi": _doi, "url": _url, "isbn": _isbn, "issn": _issn}
