"""Names of months and seasons, by language.

Sources: CLDR for the names and their abbreviations; Redhouse and TDK spellings and the law of 10 January 1945 (Ocak,
Ekim, Kasım, Aralık) for Turkish; the forms that lists really use. Months that belong to one calendar only, as the Hijri
ones do, stand in `bibtools.language.calendars`.

Names are matched on folded text (`support.folding.fold_letters`): without case and accents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import chain

from bibtools.language.calendars import calendars
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_NAMES = {
    "tr": "Ocak | Şubat | Mart | Nisan | Mayıs | Haziran | Temmuz | Ağustos | Eylül | Ekim | Kasım | Aralık",
    "ota": (
        "Kânunusani | Şubat | Mart | Nisan | Mayıs | Haziran | Temmuz | Ağustos | Eylül | Teşrinievvel "
        "| Teşrinisani | Kânunuevvel"
    ),
    "en": (
        "January Jan | February Feb | March Mar | April Apr | May | June Jun | July Jul | August Aug "
        "| September Sept Sep | October Oct | November Nov | December Dec"
    ),
    "de": (
        "Januar Jänner | Februar Feber | März | April | Mai | Juni | Juli | August | September | Oktober Okt "
        "| November | Dezember Dez"
    ),
    "fr": (
        "janvier janv | février févr fév | mars | avril avr | mai | juin | juillet juil | août | septembre "
        "| octobre | novembre | décembre déc"
    ),
    "it": (
        "gennaio gen | febbraio febb | marzo | aprile | maggio mag | giugno giu | luglio lug | agosto ago "
        "| settembre sett set | ottobre ott | novembre | dicembre dic"
    ),
    "es": (
        "enero | febrero | marzo | abril | mayo | junio | julio | agosto | septiembre | octubre | noviembre "
        "| diciembre dic"
    ),
    "nl": (
        "januari | februari | maart | april | mei | juni | juli | augustus | september | oktober | november "
        "| december"
    ),
    "hu": (
        "január jan | február febr | március márc | április ápr | május máj | június jún | július júl "
        "| augusztus aug | szeptember szept | október okt | november nov | december dec"
    ),
    "pt": (
        "janeiro | fevereiro fev | março | abril | maio | junho | julho | agosto | setembro | outubro | novembro "
        "| dezembro dez"
    ),
    "sv": (
        "januari | februari | mars | april | maj | juni | juli | augusti | september | oktober | november "
        "| december"
    ),
    "da": (
        "januar | februar | marts | april | maj | juni | juli | august | september | oktober | november "
        "| december"
    ),
    "nb": (
        "januar | februar | mars | april | mai | juni | juli | august | september | oktober | november "
        "| desember des"
    ),
    "pl": (
        "stycznia styczeń | lutego luty | marca marzec | kwietnia kwiecień | maja maj | czerwca czerwiec "
        "| lipca lipiec | sierpnia sierpień | września wrzesień | października październik | listopada listopad "
        "| grudnia grudzień"
    ),
    "cs": (
        "ledna leden | února únor | března březen | dubna duben | května květen | června červen "
        "| července červenec | srpna srpen | září | října říjen | listopadu listopad | prosince prosinec"
    ),
    "ru": (
        "января январь янв | февраля февраль февр | марта март | апреля апрель апр | мая май | июня июнь "
        "| июля июль | августа август авг | сентября сентябрь сент | октября октябрь окт | ноября ноябрь нояб "
        "| декабря декабрь дек"
    ),
    "el": (
        "Ιανουαρίου Ιανουάριος | Φεβρουαρίου Φεβρουάριος | Μαρτίου Μάρτιος | Απριλίου Απρίλιος | Μαΐου Μάιος "
        "| Ιουνίου Ιούνιος | Ιουλίου Ιούλιος | Αυγούστου Αύγουστος | Σεπτεμβρίου Σεπτέμβριος "
        "| Οκτωβρίου Οκτώβριος | Νοεμβρίου Νοέμβριος | Δεκεμβρίου Δεκέμβριος"
    ),
}
"""BCP 47 tag → the twelve months from January, each with its other forms; `ota` is Ottoman Turkish."""

_FIRST, _SECOND = r"(?:1|i|birinci|ilk)", r"(?:2|ii|ikinci|son)"
_VARIANTS = {
    1: rf"k(?:anun)?_[iu]?_sani|{_SECOND}_kanun",
    10: rf"t(?:esrin)?_[iu]?_evv?el|{_FIRST}_tesrin",
    11: rf"t(?:esrin)?_[iu]?_sani|{_SECOND}_tesrin",
    12: rf"k(?:anun)?_[iu]?_evv?el|{_FIRST}_kanun",
}
"""Other spellings of Ottoman months: Kânun-ı Sâni, İkinci Kânun, T. Evvel; `_` stands for SEPARATOR."""
_PARTS = """
teşrin kânun evvel sani teşrin-i kânun-ı kanun-ı birinciteşrin ikinciteşrin birincikânun ikincikânun
ilkteşrin sonteşrin receb kanunusani kanunuevvel ilkkânun sonkânun
"""
"""Words of which the variants are made."""

_SEASONS = {
    "tr": "bahar ilkbahar | yaz | güz sonbahar | kış",
    "en": "spring | summer | autumn fall | winter",
    "de": "frühling frühjahr | sommer | herbst | winter",
    "fr": "printemps | été | automne | hiver",
    "it": "primavera | estate | autunno | inverno",
    "es": "primavera | verano | otoño | invierno",
}
"""BCP 47 tag → spring, summer, autumn and winter, each with its other forms."""

SEPARATOR = r"[\s.\-–'’ʿʾ]*"
"""What may stand between the parts of a month's name in transliteration."""


def _table(rows: Mapping[str, str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {
        language: tuple(tuple(forms.split()) for forms in row.split("|")) for language, row in rows.items()
    }


def _columns(rows: Mapping[str, str]) -> list[list[str]]:
    """Return, for each month or season, its folded forms in all languages, longer ones first."""
    columns = zip(*_table(rows).values(), strict=True)
    return [
        sorted({fold_letters(form) for form in chain(*column)}, key=lambda form: (-len(form), form))
        for column in columns
    ]


def month_names(language: str) -> tuple[str, ...]:
    """Return the twelve names of months from January, as the language (a BCP 47 tag) writes them within a sentence."""
    return tuple(forms[0] for forms in _table(_NAMES)[language])


def month_forms(language: str) -> tuple[tuple[str, ...], ...]:
    """Return the twelve months from January, each with the forms that the language has for it."""
    return _table(_NAMES)[language]


def season_forms(language: str) -> tuple[tuple[str, ...], ...]:
    """Return spring, summer, autumn and winter, each with the forms that the language has for it."""
    return _table(_SEASONS)[language]


@cache
def month_abbreviations() -> frozenset[str]:
    """Return the forms that are beginnings of the names of months (Oct, févr), in lower case."""
    months = chain.from_iterable(_table(_NAMES).values())
    return frozenset(form.lower() for name, *forms in months for form in forms if name.startswith(form))


@cache
def month_words() -> frozenset[str]:
    """Return every word that names a month or a season or is a part of such a name, in lower case with accents."""
    own = (name for calendar in calendars() for name in calendar.months)
    rows = chain(_table(_NAMES).values(), _table(_SEASONS).values())
    return frozenset(word.lower() for word in chain(own, _PARTS.split(), *(chain(*row) for row in rows)))


def _months() -> str:
    groups = []
    for number, forms in enumerate(_columns(_NAMES), 1):
        variants = [_VARIANTS[number]] if number in _VARIANTS else []
        groups.append(f"(?P<m{number}>{'|'.join([*variants, *forms])})")
    for calendar in calendars():
        for number, name in enumerate(calendar.months, 1):
            pattern = calendar.variants.get(number, fold_letters(name))
            groups.append(f"(?P<{calendar.name}{number}>{pattern})")
    return "|".join(groups).replace("_", SEPARATOR)


MONTH = rf"(?:{_months()})(?![^\W\d_])"
"""A regular expression for the name of a month in folded text; `month_of` reads its match."""
SOME_MONTH = re.sub(r"\?P<\w+>", "?:", MONTH)
"""The same without groups, to stand beside MONTH in one expression; `month_in` reads what it matched."""

SEASON = "|".join(f"(?P<s{number}>{'|'.join(forms)})" for number, forms in enumerate(_columns(_SEASONS), 1))
"""A regular expression for the name of a season in folded text; `season_of` reads its match."""

_CALENDARS = {"m": "", **{calendar.name: calendar.name for calendar in calendars() if calendar.months}}


def month_of(match: re.Match[str]) -> tuple[int, str]:
    """Return the number of the month that MONTH matched, and the calendar that alone has it, if there is one."""
    for name, text in match.groupdict().items():
        prefix = name.rstrip("0123456789")
        if text and prefix in _CALENDARS and prefix != name:
            return int(name[len(prefix) :]), _CALENDARS[prefix]
    raise ValueError("the match holds no month")


_MONTH = lazy(MONTH)


def month_in(text: str) -> tuple[int, str]:
    """Return the number and calendar of the first month that a text names, as `month_of` does; 0 if it names none."""
    match = _MONTH.search(fold_letters(text))
    return month_of(match) if match else (0, "")


def season_of(match: re.Match[str]) -> int:
    """Return the number of the season that SEASON matched: 1 spring, 2 summer, 3 autumn, 4 winter."""
    return next(number for number in range(1, 5) if match[f"s{number}"])
