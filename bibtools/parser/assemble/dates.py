"""The dates of a reference: when it appeared, when it first did, and when it was read."""

from __future__ import annotations

import re
import unicodedata

from bibtools.language.statements import ACCESS, ACCESS_PLACE, BEFORE_DAY
from bibtools.parser.assemble.pairs import Pairs
from bibtools.parser.assemble.trim import trim
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy
from bibtools.support.raised import RAISED

ACCESSED = lazy(rf"[\s,;(\[]*\b(?:{ACCESS.loose()})\s*[:.]?\s*", re.IGNORECASE)
_ACCESS_WORD = lazy(
    rf"(?<!\w)(?:{ACCESS.loose(folded=True)}|erisim|consult|retrieved|accessed|zugriff|abgerufen)"
)


def says_access(text: str) -> bool:
    """Return whether the text has words of access (Erişim, accessed, consulté)."""
    return bool(_ACCESS_WORD.search(fold_letters(text)))


FROM = lazy(rf"\b(?:{ACCESS_PLACE.loose()})\s*:?", re.IGNORECASE)


_RAISED_EDITION = lazy(
    rf"\W*(?:(?P<before>(?!⁰){RAISED}{{1,2}})\s?\d{{4}}|\d{{4}}(?P<behind>(?!⁰){RAISED}{{1,2}}))\W*"
)
"""A year with the number of the edition raised before or behind it: `³1994`."""

_EDITION_AND_YEAR = lazy(
    r"\W*(?:(?P<before>[1-9])(?P<this>(?:1[6-9]|20)\d{2})|(?P<year>(?:1[6-9]|20)\d{2})(?P<behind>[1-9]))\W*"
)
"""The same where the number is no longer raised: `München 41990`, `(1906) 19234`."""


_OF_DATE = lazy(r"\W*(?P<words>(?:[^\W\d_]+\s)?tarihi?\s?:?|(?:derleme|görüşme)\s?:)\s?(?=\d)", re.IGNORECASE)
"""Words that only say that a date follows: `Tarih: 21.02.1936`, `görüşme tarihi: 3.4.1997`."""


_BEFORE_DAY = lazy(rf"\W*(?P<words>{BEFORE_DAY})\s?(?=\d)")


def read_date(text: str) -> Pairs:
    """Read a date; words of access in it say that the day behind them is that of access."""
    if text[:1].isalpha() and (before := _BEFORE_DAY.match(text)):
        return [("words", before["words"]), *read_date(text[before.end() :])]
    if ("arih" in text or ":" in text) and (of_date := _OF_DATE.match(text)) and not ACCESSED.search(text):
        return [("words", of_date["words"]), *read_date(text[of_date.end() :])]
    if five := _EDITION_AND_YEAR.fullmatch(text):
        if five["before"]:
            return [("edition", five["before"]), ("issued", five["this"])]
        return [("issued", five["year"]), ("edition", five["behind"])]
    if raised := _RAISED_EDITION.fullmatch(text):
        number = raised["before"] or raised["behind"]
        return [
            ("edition", unicodedata.normalize("NFKC", number)),
            ("issued", trim_date(text.replace(number, ""))),
        ]
    year_alone = text.strip("()[] .,;:").isdigit()
    if not year_alone and (match := ACCESSED.search(text)) is not None:
        rest = text[: match.start()]
        return [("issued", trim_date(rest)), ("accessed", trim_date(FROM.sub(" ", text[match.end() :])))]
    return [("issued", trim_date(text))]


_ON_DAY = lazy(r"^f[îi]\s(?=\d)")
"""Ottoman “on” before a day: `fî 3 Mart sene 308`."""
_OF_YEAR = lazy(r"(?<=\d)\s(?:senesi|yılı|tarihli(?:\s(?:nüsha|sayı)(?:sı)?)?)$", re.IGNORECASE)
_JOINED_DATE = lazy(r"(?<=\d)(?=[A-ZÇĞİÖŞÜ][^\W\d_])|(?<=[^\W\d_]{2})(?=\d{4})")
"""Where a date lost its spaces: `1Nisan1340`."""
_MISREAD_YEAR = lazy(r"(?<!\w)(?!\d{4})[12lI][\dOoIl]{3}(?!\w)")
"""A year with letters that a scan took for digits: `2OI5`."""
_CUT_OFF_YEAR = lazy(r"\d\s*\(\s*\d*\??$")
_IN_BRACKETS = lazy(r"\(([^()]*)\)[.,:;]*\s*|\[([^\[\]]*)\][.,:;]*\s*")


def trim_date(text: str) -> str:
    """Trim a date; "1336 (1" keeps its open bracket, as it says that the source breaks off."""
    # A slash ends `(1923/`, the first edition before `1976)`; a dash what stands before `— 310 с.`
    bare = text.strip(" ,;:./—–")
    if bare.isalnum():
        return bare if bare.isdigit() or _MISREAD_YEAR.fullmatch(bare) else _JOINED_DATE.sub(" ", bare)
    if _CUT_OFF_YEAR.search(bare):
        return bare.lstrip("([")
    if whole := _IN_BRACKETS.fullmatch(bare):
        bare = whole[1] or whole[2] or ""
    if bare.startswith("(") and ")" not in bare:
        bare = bare[1:]
    if bare.endswith((")", "]")) and "(" not in bare and "[" not in bare:
        bare = bare[:-1]
    bare = _ON_DAY.sub("", bare)
    if not _MISREAD_YEAR.search(bare):
        bare = _JOINED_DATE.sub(" ", bare)
    bare = _OF_YEAR.sub("", bare.strip(" ,;:"))
    # "t.y" has lost its full stop at the end of the piece.
    return bare + "." if len(bare) == 3 and bare[1] == "." and bare.isascii() and bare[0].isalpha() else bare


_ORIGINAL_WORDS = lazy(
    r"[\W_]*(?:özgün|orijinal|ilk|orig|or\.|ed\.?\s?or|éd\.?\s?or|1st|1a|1re|1ère|first|prima|erste?)",
    re.IGNORECASE,
)
_CAPITAL_WORD = lazy(r"(?<=\s)[^\W\d_a-zçğıöşüé][^\W\d_]{2,}")
_A_YEAR = lazy(r"(?<!\d)(?:1[3-9]|20)\d\d(?!\d)")


def read_original(text: str) -> Pairs:
    """Return the year of `ed. or. Paris 1983`, with the text as a note if it names a place; any other date as it is."""
    year = _A_YEAR.search(text)
    if year is None or not _ORIGINAL_WORDS.match(text):
        return [("original-date", trim_date(text))]
    said = trim(text)
    placed = _CAPITAL_WORD.search(said, 1)
    return [("original-date", year[0]), ("note" if placed else "words", said)]


def read_accessed(text: str) -> Pairs:
    """Read the day of access."""
    return [("accessed", trim_date(FROM.sub(" ", ACCESSED.sub(" ", text)).strip(" ,;:.()")))]
