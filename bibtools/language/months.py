"""Names of months in Turkish, Ottoman, Hijri and European forms.

Sources: Redhouse and TDK spellings, the law of 10 January 1945 for Ocak, Ekim, Kasım and Aralık, and the forms that
lists really use. Names are matched on `plain` text: lower case, no accents, as long as what it was made of.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SEP = r"[\s.\-–'’ʿʾ]*"
_FIRST, _SECOND = r"(?:1|i|birinci|ilk)", r"(?:2|ii|ikinci|son)"

_OTTOMAN = {
    1: rf"k(?:anun)?{_SEP}[iu]?{_SEP}sani|{_SECOND}{_SEP}kanun",
    10: rf"t(?:esrin)?{_SEP}[iu]?{_SEP}evv?el|{_FIRST}{_SEP}tesrin",
    11: rf"t(?:esrin)?{_SEP}[iu]?{_SEP}sani|{_SECOND}{_SEP}tesrin",
    12: rf"k(?:anun)?{_SEP}[iu]?{_SEP}evv?el|{_FIRST}{_SEP}kanun",
}
_HIJRI = {
    1: r"muharrem",
    2: r"safer",
    3: rf"r(?:ebi)?{_SEP}(?:yu|u|i)?{_SEP}l?{_SEP}ev+el",
    4: rf"r(?:ebi)?{_SEP}(?:yu|u|i)?{_SEP}l?{_SEP}ah(?:ir|[iı]r)",
    5: rf"c(?:emazi)?{_SEP}(?:ye|iye|u|e)?{_SEP}l?{_SEP}(?:evv?el|ula)",
    6: rf"c(?:emazi)?{_SEP}(?:ye|iye|u|e)?{_SEP}l?{_SEP}ah(?:ir|ire)",
    7: r"rece[bp]",
    8: r"saban",
    9: r"ramazan",
    10: r"sevval",
    11: rf"zi{_SEP}l?{_SEP}ka{_SEP}a?de",
    12: rf"zi{_SEP}l?{_SEP}hicc?e",
}
_NAMES = {
    1: "ocak january jan januar jänner janvier janv gennaio gen enero januari",
    2: "şubat february feb februar feber février févr fév febbraio febb febrero",
    3: "mart march mar märz mars marzo",
    4: "nisan april apr avril avr aprile abril",
    5: "mayıs may mai maggio mag mayo",
    6: "haziran june jun juni juin giugno giu junio",
    7: "temmuz july jul juli juillet juil luglio lug julio",
    8: "ağustos august aug août agosto ago",
    9: "eylül september sept sep septembre settembre sett set septiembre",
    10: "ekim october oct oktober okt octobre ottobre ott octubre",
    11: "kasım november nov novembre noviembre",
    12: "aralık december dec dezember dez décembre déc dicembre dic diciembre",
}


def plain(text: str) -> str:
    """Return `text` in lower case and without accents, character for character (the length stays)."""
    return "".join(map(_plain_char, text))


@lru_cache(maxsize=4096)
def _plain_char(char: str) -> str:
    lowered = {"İ": "i", "I": "i", "ı": "i"}.get(char) or char.lower()
    bare = unicodedata.normalize("NFD", lowered)[0]
    return bare if len(lowered) == 1 else char


def _group(prefix: str, patterns: dict[int, str]) -> str:
    return "|".join(f"(?P<{prefix}{number}>{pattern})" for number, pattern in patterns.items())


def _european() -> dict[int, str]:
    words = {number: {plain(name) for name in names.split()} for number, names in _NAMES.items()}
    return {
        number: "|".join(sorted(forms, key=lambda form: (-len(form), form)))
        for number, forms in words.items()
    }


MONTH = rf"(?:{_group('o', _OTTOMAN)}|{_group('h', _HIJRI)}|{_group('m', _european())})(?![a-z])"
"""A pattern for a month's name on plain text; `month_of` reads its match."""


def month_of(match: re.Match[str]) -> tuple[int, bool]:
    """Return the number of the month that MONTH matched, and whether it is a month of the Hijri year."""
    for name, text in match.groupdict().items():
        if text and name[0] in "ohm" and name[1:].isdigit():
            return int(name[1:]), name[0] == "h"
    raise ValueError("the match holds no month")
