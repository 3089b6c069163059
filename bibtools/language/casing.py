"""Upper and lower case as each language writes them.

Python's own methods follow the default mappings of Unicode, which are wrong for Turkish (`"I".lower()` is
"i", `"İ".lower()` leaves a combining dot), Dutch (ij) and, at word ends, Greek. Rules: Unicode SpecialCasing
(https://www.unicode.org/Public/UNIDATA/SpecialCasing.txt). A language is a BCP 47 tag; only its first
subtag counts, and None means no language in particular.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DOTTED = frozenset({"tr", "ota", "az", "tt", "crh", "ba", "kk-latn"})
_TURKIC_UPPER = str.maketrans({"i": "İ", "ı": "I"})
_TURKIC_LOWER = str.maketrans({"I": "ı", "İ": "i"})
_GREEK_ACCENTS = str.maketrans("άέήίόύώΐΰΆΈΉΊΌΎΏ", "αεηιουωϊϋΑΕΗΙΟΥΩ")
_COMBINING_DOT = "\u0307"


@lru_cache(maxsize=4096)
def base_language(tag: str | None) -> str:
    """Return the lower-case primary subtag of a language tag: `tr` of `tr-TR`; the empty string of None."""
    return re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0] if tag else ""


def upper(text: str, language: str | None = None) -> str:
    """Write all of `text` in upper case."""
    base = base_language(language)
    if base in _DOTTED:
        return text.replace("i" + _COMBINING_DOT, "i").translate(_TURKIC_UPPER).upper()
    if base == "el":
        return text.translate(_GREEK_ACCENTS).upper()
    return text.upper()


def lower(text: str, language: str | None = None) -> str:
    """Write all of `text` in lower case; no stray combining dot is left by İ."""
    base = base_language(language)
    if base in _DOTTED:
        return text.replace("I" + _COMBINING_DOT, "i").translate(_TURKIC_LOWER).lower()
    return text.replace("İ", "i").lower()


def capitalize_first(text: str, language: str | None = None) -> str:
    """Write the first character in upper case and leave the rest as it is."""
    if not text:
        return text
    base = base_language(language)
    if base == "nl" and text[:2].lower() == "ij":
        return "IJ" + text[2:]
    first = text[0]
    if first == "ß":
        return "Ss" + text[1:]
    made = upper(first, language) if base in _DOTTED else first.title()
    return made + text[1:]
