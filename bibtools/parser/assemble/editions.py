"""Editions without their words."""

from __future__ import annotations

import re

from bibtools.language.units import EDITION, ORDINAL_ENDING, PRINTING
from bibtools.support.patterns import lazy

_EDITION_WORD = lazy(rf"\(?\b(?:{EDITION.bare()}|{PRINTING.bare()})\b\.?\)?", re.IGNORECASE)
_NUMBER_ALONE = lazy(rf"(\d+)\.?\s?['’:-]?(?:{ORDINAL_ENDING})?")
_FROM_EDITION = lazy(r"\bbas(?:kı|ım|ı)dan\b.*", re.IGNORECASE)
"""What was made of an edition, in Turkish: `2. Baskıdan Tıpkıbasım`."""
_ABBREVIATION_LAST = lazy(r"(?:^|[\s,])(?![IVX]+\.$)[^\W\d_]{2,8}\.$")


_SHORT_AUFLAGE = lazy(r"(\d{1,2})\.\s?A\.")
"""German Auflage as one letter: `2. A.`"""
_ROMANIAN = lazy(r"a\s(?P<number>[IVX]{1,5}|\d{1,2})-a(?!\w).*")
"""A Romanian ordinal number: `a II-a`."""


def read_edition(text: str) -> str:
    """Return the edition without its word: `5` of "5. Baskı", `2., erw.` of "2., erw. Aufl."."""
    text = _FROM_EDITION.sub("", text.strip(" ,;:()[]"))
    if short := _SHORT_AUFLAGE.fullmatch(text):
        return short[1]
    word = _EDITION_WORD.search(text)
    # Of `2nd ed., enlarged` the number is a piece of its own.
    before = text[: word.start()] if word and any(map(str.isalnum, text[: word.start()])) else ""
    bare = " ".join((before or _EDITION_WORD.sub(" ", text)).split()).strip(" ,;:()[]-")
    whole = bare.rstrip(". ")
    if ordinal := _ROMANIAN.fullmatch(whole):
        return ordinal["number"]
    if alone := _NUMBER_ALONE.fullmatch(whole):
        return alone[1]
    return bare if _ABBREVIATION_LAST.search(bare) else whole or text.strip(" ,;:.()[]")
