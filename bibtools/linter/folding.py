"""Text in a form for comparing, fast: the same as `language.casing.skeleton`, by one table for Latin letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from bibtools.language.casing import skeleton
from bibtools.linter.latex import plain_text

_LATIN = {
    code: skeleton(chr(code)) for code in range(0x80, 0x250) if unicodedata.category(chr(code))[0] == "L"
}
"""Letters of Latin-1, Latin Extended-A and B → what `skeleton` makes of them."""


def folded(text: str) -> str:
    """Return `skeleton(text)`."""
    if text.isascii():
        return " ".join(text.lower().split())
    made = text.translate(_LATIN)
    return " ".join(made.lower().split()) if made.isascii() else skeleton(text)


@lru_cache(maxsize=32768)
def bare(text: str) -> str:
    """Return a name or title without LaTeX, accents and case; remembered, as names come again and again."""
    return folded(plain_text(text) if "\\" in text or "{" in text or "~" in text else text)
