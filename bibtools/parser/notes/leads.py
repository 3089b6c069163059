"""The commentary that opens a cite: "ayrıntılı bilgi için bkz.", "krş.", "for a full account see"."""

from __future__ import annotations

import re

from bibtools.language.statements import LEAD, LEAD_END, SEE_SHORT, SEE_WORD
from bibtools.support.patterns import lazy

_SURE = lazy(
    rf"(?P<before>[^\d“”\"«»;]{{0,160}}?)(?<!\w)(?:{SEE_SHORT.loose()})(?:\s*[:,](?=\s))?(?:\s+(?:{LEAD.loose()})(?!\w),?)?\s+",
    re.IGNORECASE,
)
_WORD = lazy(
    rf"(?P<before>(?:(?:{LEAD.loose()})(?!\w)[^\d“”\"«»;]{{0,160}}?)?)(?<!\w)(?:{SEE_WORD.loose()})(?!\w)"
    rf"(?:\s+(?:{LEAD.loose()})(?!\w))*\s*[,:]?\s+(?:e\.g\.,?\s+)?",
    re.IGNORECASE,
)
_BARE = lazy(
    rf",?\s*(?:['’]?[dt][ae]n\s+)?(?:{LEAD.loose()})(?!\w)\s*[,:]?\s+(?=[“\"«„]?[^\W\d_])", re.IGNORECASE
)
_COLON = lazy(r"(?P<remark>[^\d“”\"«»;:]{8,160}):\s+(?=[“\"«„]?[^\W\d_])")
_LOWER = lazy(rf"[^\d“”\"«»;:]{{0,100}}?(?<!\w)(?:{LEAD_END.loose()})\s+(?=[“\"«„]?[^\W\d_])", re.IGNORECASE)
_NUMBER = lazy(r"\s*(?:\[?\d{1,4}\]?[.)]?\s+)?")


def lead_end(text: str) -> int:
    """Return where the commentary that opens a clause ends; 0 if it opens with the reference itself."""
    start = _NUMBER.match(text)
    at = start.end() if start else 0
    end = 0
    for pattern in (_SURE, _WORD, _BARE):
        match = pattern.match(text, at)
        if match:
            end = match.end()
            break
    if not end and text[at : at + 1].islower() and (lower := _LOWER.match(text, at)):
        return lower.end()
    remark = None if end else _COLON.match(text, at)
    if remark and _is_remark(remark["remark"]):
        return remark.end()
    if end and (more := _BARE.match(text, end)):
        end = more.end()
    return end


def says_see(text: str) -> bool:
    """Return whether a commentary points at the cite that follows it."""
    return bool(_SURE.match(text + " ") or _WORD.match(text + " ")) or text.rstrip().endswith(":")


def _is_remark(text: str) -> bool:
    """Return whether the words before a colon are a remark: two or more, half of them in lower case."""
    words = text.replace(",", " ").split()
    return len(words) > 1 and 2 * sum(word[0].islower() for word in words) >= len(words)
