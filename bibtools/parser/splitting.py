"""Splitting a line or footnote that holds several references."""

from __future__ import annotations

import re

from bibtools.language.statements import SEE
from bibtools.language.units import FOLIO, PAGE
from bibtools.model import Span
from bibtools.support.patterns import lazy

_SEE = rf"(?:ayrıca\s+(?:da\s+)?|also\s+)?(?:{SEE.loose()})\s*:?"
_STRONG = lazy(rf"(?P<end>[;.,)])\s*(?P<word>{_SEE})\s+(?=[“\"«„(]?\w)", re.IGNORECASE)
_WEAK = lazy(r";\s+(?=[“\"«„]?[^\W\d_])")
_JOINED = lazy(
    r"\b(?:1[5-9]|20)\d\d\.(?=[^\W\d_a-zçğıöşü][^\W\d_]+\s(?:[^\W\d_]\.\s)?[^\W\d_a-zçğıöşü][^\W\d_]+,\s)"
)
"""The end of a reference that the next one follows without a space: `… Ankara 2001.Florian Riedler, …`."""
_LEADING = lazy(rf"\s*(?:\[?\d{{1,4}}\]?[.)]?\s*)?(?P<see>{_SEE})\s+", re.IGNORECASE)
_ENDED = lazy(
    rf"(?:\b1[0-9]\d\d|\b20\d\d|\b(?i:{PAGE.bare()}|{FOLIO.bare()}|c)\.?\s?(?:\d+|[ivxlc]+\b)[\d\s,\-–vd.f]*"
    r"(?:(?:and|ve|und|u\.|et|e)\s+\d+[\d\s,\-–vd.f]*)?"
    r"|a\.g\.[emt]\.|age\.?)[\s)\].,'”\"»]*$"
)
_NAME = lazy(r"[“\"«„]?[^\W\d_]\w*(?:[.'’\-]?\w*)")
_SHORT_FORM = lazy(
    r"[^\W\d_][\w\-]+(?:\s?(?:/|&|and|und|ve|et)\s?[^\W\d_][\w\-]+)*\s\((?:1[5-9]|20)\d\d[a-z]?\)"
)
"""A work that was cited before, by family names and year: `Kirton / Koch (2008)`."""
_DATED = lazy(
    r"\b1[0-9]\d\d\b|\b20\d\d\b|\bss?\.\s?\d|\bpp?\.\s?\d|\ba\.g\.[emt]|\bage\b|\bagm\b|\bop\.\s?cit|\bibid",
    re.IGNORECASE,
)


def split_references(text: str) -> list[Span]:
    """Return the ranges of the references in `text`, in order; one range if it holds one reference.

    "; ayrıca bkz.", ". Bkz.", "; see also" part references and belong to none; a bare semicolon does so only
    if what stands before it ends as a reference does (with a year or page) and what follows begins as one.
    """
    edges: list[tuple[int, int]] = []
    for match in _STRONG.finditer(text):
        if _ENDED.search(text, 0, match.start("word") - len(match["end"])) or _dated(
            text, match.end(), len(text)
        ):
            edges.append((match.start() + (match["end"] in ".)"), match.end()))
    for match in _WEAK.finditer(text):
        if any(start <= match.start() < end for start, end in edges):
            continue
        if _is_boundary(text, match.start(), match.end()):
            edges.append((match.start(), match.end()))
    for match in _JOINED.finditer(text):
        if _dated(text, match.end(), len(text)):
            edges.append((match.end(), match.end()))
    leading = _LEADING.match(text)
    start = leading.start("see") if leading else 0
    spans = []
    at = leading.end() if leading else start
    for end, behind in sorted(edges):
        if end > at:
            spans.append(_trimmed(text, at, end))
        at = max(at, behind)
    spans.append(_trimmed(text, at, len(text)))
    return [span for span in spans if any(c.isalnum() for c in text[span.start : span.end])]


def _is_boundary(text: str, end: int, start: int) -> bool:
    before = max(text.rfind(";", 0, end), 0)
    following = text.find(";", start)
    stop = following if following > 0 else len(text)
    if not _ENDED.search(text[before:end]) or not _dated(text, start, stop):
        return False
    first = text[start:stop].lstrip('“"«„')
    return (
        bool(first)
        and (first[0].isupper() or first.startswith(("a.g", "age", "op", "ibid")))
        and ("," in first or bool(_SHORT_FORM.match(first)))
    )


def _dated(text: str, start: int, end: int) -> bool:
    return bool(_DATED.search(text, start, end)) and bool(_NAME.match(text, start))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
