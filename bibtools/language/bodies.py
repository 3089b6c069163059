"""Bodies whose abbreviation stands for exactly one name, and under which their papers are entered.

Only parliaments: there the abbreviation is the way minutes are cited, and catalogues enter them under the full name.
Other abbreviations (SSK, TTK, DİE) are names in their own right on title pages and stay.
"""

from __future__ import annotations

import re

from bibtools.language.casing import upper
from bibtools.support.patterns import lazy

_BODIES = {
    "TBMM": "Türkiye Büyük Millet Meclisi",
    "BMM": "Büyük Millet Meclisi",
    "MM": "Meclis-i Mebusan",
    "MA": "Meclis-i Âyan",
}
_ABBREVIATION = lazy(r"(?:[A-Z]\.?\s?){2,5}")


def full_name(abbreviation: str) -> str | None:
    """Return the name that `T.B.M.M.` or `TBMM` stands for; None if that is not sure."""
    text = upper(abbreviation.strip(), "tr")
    if not _ABBREVIATION.fullmatch(text):
        return None
    return _BODIES.get(re.sub(r"[.\s]", "", text))
