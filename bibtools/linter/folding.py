"""Names and titles in a form for comparing."""

from __future__ import annotations

from functools import lru_cache

from bibtools.bibtex.decode import plain_text
from bibtools.support.folding import fold_text


@lru_cache(maxsize=32768)
def bare(text: str) -> str:
    """Return a name or title without LaTeX, accents and case; remembered, as names come again and again."""
    return fold_text(plain_text(text) if "\\" in text or "{" in text or "~" in text else text)
