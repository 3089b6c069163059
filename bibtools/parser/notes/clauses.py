"""Cutting a note into clauses: at semicolons, full stops behind which a sentence or reference begins, "quoted in"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bibtools.language.statements import LEAD, QUOTED_IN, SEE_SHORT, SEE_WORD
from bibtools.language.units import FOLIO, FOLLOWING, PAGE
from bibtools.model import Span
from bibtools.support.patterns import lazy

_CLOSED = lazy(
    r"“[^“”]*(?:“[^“”]*”[^“”]*)*”|«[^«»]*(?:«[^«»]*»[^«»]*)*»|„[^„“”]*[“”]|\"[^\"]*\"|\([^()]*\)|\[[^\[\]]*\]"
)
"""What is quoted, also with a quotation in it, or in brackets."""
_BREAK = lazy(r"(?P<mark>[;.])[”\"’'»)\]]*\s+(?=[“\"«„‘'(]?\w)")
_PAGED = lazy(
    rf"(?:(?<!\w)(?:{PAGE.bare()}|{FOLIO.bare()})\s*[.:]?\s*\d[\d\s,\-–]*[a-z]?|a\.?g\.?[emt]\.?|\b(?i:ibid|op\.?\s?cit))"
    rf"\s*(?:{FOLLOWING.bare()})?[\s).”\"’]*$",
    re.IGNORECASE,
)
_QUOTING = lazy(
    rf"(?<=\d)(?:['’]?[dt][ae]n)?,?\s+(?:{QUOTED_IN.loose()})\s*:?\s+(?=[“\"«„]?[^\W\d_])", re.IGNORECASE
)
"""Words behind a page that say where the cite was found: `s. 400’den aktaran Ortaylı, a.g.e.`"""
_WORD = lazy(r"[^\W\d_]{2,}")
_SEE_NEXT = lazy(rf"(?:[^\W\d_]+[\s,]+){{0,8}}?(?:{SEE_SHORT.loose()}|{SEE_WORD.loose()})", re.IGNORECASE)
_PAGE_SIGN = lazy(r"\d|a\.?g|ibid|op\.?\s?c", re.IGNORECASE)
"""What `_PAGED` cannot do without; sought first, as it is found, or not, in a tenth of the time."""
_LONG_WORD = lazy(r"[^\W\d_]{4}")
"""The last letters of a word that is no abbreviation."""
_CLOSING = '”"’)'
_LEAD = lazy(rf"\s*(?:{LEAD.loose()})(?!\w)", re.IGNORECASE)
_TAIL = 400
"""Characters before a full stop that say whether it ends a clause, so that long notes take time by their length."""


def clauses(text: str) -> list[Span]:
    """Return the ranges of the clauses of a note, in order; what is quoted or in brackets is not cut."""
    edges = sorted({0, *_cuts(text), len(text)})
    return [_trimmed(text, start, end) for start, end in pairwise(edges) if text[start:end].strip()]


def is_sentence(text: str) -> bool:
    """Return whether a text is running text: mostly words in lower case, with neither numbers nor quotations."""
    words = _WORD.findall(text)
    lower = sum(word[0].islower() for word in words)
    return len(words) > 2 and lower * 2 >= len(words) and not re.search(r"\d", text)


def _cuts(text: str) -> Iterator[int]:
    """Yield where clauses begin, in no order."""
    closed = [
        match.span() for match in _CLOSED.finditer(text) if match.end() - match.start() < len(text.strip())
    ]
    for match in _QUOTING.finditer(text):
        if not any(first < match.start() < last for first, last in closed):
            yield match.start()
    behind, start = 0, 0
    for match in _BREAK.finditer(text):
        while behind < len(closed) and closed[behind][1] <= match.start():
            behind += 1
        inside = behind < len(closed) and closed[behind][0] < match.start()
        if not inside and (match["mark"] == ";" or _ends(text, start, match)):
            start = match.end()
            yield start


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Return whether a full stop ends a clause: behind a page or a sentence, or before "see"."""
    end = match.start() + 1
    start = max(start, end - _TAIL)
    following = text[match.end() : match.end() + 200]
    if not (following[0].isupper() or following[0] in "“\"«„‘'(" or _SEE_NEXT.match(following)):
        return False
    if _PAGE_SIGN.search(text, start, end) and _PAGED.search(text, start, end):
        return True
    last = text[start : match.start()].rstrip(_CLOSING)
    if not _LONG_WORD.fullmatch(last[-4:]):
        return last[-1:].isdecimal() and bool(_SEE_NEXT.match(following) or _LEAD.match(following))
    return bool(_SEE_NEXT.match(following)) or is_sentence(text[start:end])


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
