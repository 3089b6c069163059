"""The imprint of a book: its place, publisher and series, with what a piece of them says besides."""

from __future__ import annotations

import re

from bibtools.language.genres import FILM, MEDIUM, is_named
from bibtools.language.imprints import BEFORE_PUBLISHER, DATABASE, SERIES_NUMBER
from bibtools.language.name_lists import OTHER_PLACES
from bibtools.language.statements import NO_DATE, NO_PLACE, NO_PUBLISHER
from bibtools.language.units import ISSUE, PAGE, RUN, VOLUME
from bibtools.language.word_table import WordTable
from bibtools.parser.assemble.dates import trim_date
from bibtools.parser.assemble.pairs import Pairs
from bibtools.parser.assemble.roles import without_in
from bibtools.parser.assemble.trim import trim
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_SUPPLEMENT = r"suppl|supplement|supplément|supplemento"
_NUMBER_BEHIND = lazy(
    rf"(?<![\s,;:])[\s,;:]*(?:(?:\b(?!(?:{_SUPPLEMENT})\b)(?:{ISSUE.bare(least=2)}|{VOLUME.bare(least=2)}|n|t(?=\.)|v(?=\.)"
    r"|(?<=dizi\s)s(?=\.))\b|n[°º])\s*[.:]?\s*:?\s*)?"
    r"(?P<number>(?:(?:(?<![^\W\d_])[IVX]+[/\s])?\d(?:[\d\-–/]|[,.](?=\d))*(?:[a-z]|\s(?-i:[A-D])|\s?(?:bis|ter))?"
    r"|(?-i:[A-Z])-\d{1,3}|(?<=[\s,;])(?-i:[IVXLC]+),\s?\d{1,3}|\d{1,3}\s(?:u\.|und|et|and|e|y)\s\d{1,3})"
    r"|(?<=,\s)(?-i:[A-Z]\s\d+|[ivxlc]{2,}|[IVX])|(?<=,\s)(?-i:[ivx])|(?<=(?-i:[a-z])\.\s)(?-i:[ivxl]{1,6})"
    r"|(?<=[\s,;:])(?-i:[IVXLC]{2,}(?:\s(?:bis|ter))?)|(?<=[.:,]\s)(?-i:[IVX]))\.?$",
    re.IGNORECASE,
)
"""The number in a series, with its word; a supplement is a series of its own: `Agora Suppl. 22`."""
_SHORT_NAME = lazy(r"[^\W\d_]{2,3}")
_PUBLICATION_NUMBER = lazy(
    # Only from the beginning of a run of marks, or a long run takes the square of its length. Of `SBF Yay. No: 12` the
    # word belongs to the publisher, of `DPT Yayın No: 1974` to the number.
    r"(?<![\s,.(])[\s,.(]*(?:(?:(?P<yay>\byay(?:ınları|ını)?\b\.?)|\byayın\b)[\s,;]*)?"
    rf"\b(?:{SERIES_NUMBER.bare()})\b\s*[.:]?\s*:?\s*(?P<number>(?-i:[A-ZÇĞİÖŞÜ]{{2,7}})(?:[\s:/.\-–]{{1,2}}(?:(?-i:[A-ZÇĞİÖŞÜ]{{1,5}}(?!\w))|\d+))*[\s:/.\-–]{{1,2}}\d+|[\d\-–/.]*\d)\)?\s*$",
    re.IGNORECASE,
)
_SERIES_WORD = lazy(
    r"^\W*(?:=|(?:coll?\.|collana)(?!\s+(?-i:[a-zà-ÿ]))|of|ser\.(?=\s+(?-i:[A-Z][a-zà-ÿ])))\s*", re.IGNORECASE
)
"""A word before the name of a series, not one that begins the name: `Collana di testi patristici`."""
_RUN_ALONE = lazy(rf"(?:{RUN.bare()}|suppl?)\W*", re.IGNORECASE)
"""A word for a run of a collection that says nothing without its number: Tertip II."""


_NUMBER_AND_RUN = lazy(r"\d{1,4}[,;]?\s(?:seri|dizi)\b.*", re.IGNORECASE)
"""A number in a series of a body that counts runs as well: `27, Seri: III, Sayı: A10`."""


_NUMBER_AND_MORE = lazy(
    rf"(?P<name>[^,;]{{4,}}(?:,[^,;]{{4,}})?)[,;]\s(?:(?i:{VOLUME.bare(least=2)}|n°|t|т)\b\.?\s?(?P<number>\d+|[IVXLC]+)[.,;]\s.+"
    r"|(?P<ordinal>\d+|[IVXLC]+)\.\s(?:Bd|Band|köt)\b.*)"
)
"""A series with a volume and more behind it: `CSCO, vol. 188; Scriptores arabici, t. 21`, `Abhandlungen, 11. Bd.`"""


_NUMBER_OF_HOUSE = lazy(r"^\d{1,4},\s(?=[^\W\d_]{3,}.*\d\W*$)")
"""The number that the publisher before a series gave to the book: `Yayınları: | 64, Halk Edebiyatı Dizisi: 17`."""


_RUN_IN_BRACKETS = lazy(r"\s*\((?P<run>\d)\)[.,]?\s*")
"""A run of a journal: `J. London Math. Soc. (2) 19`."""


_OF_CATALOGUE = lazy(r"(?<=[^\W\d_])\s(?:[A-Z]{2}\d{9}|PPN\s?\d{8,9}X?)(?!\w)")
"""The number of a record in a catalogue: `Beihefte zum Archiv BV012345678 Heft 12`."""


_PUBLICATION_AND_SERIES = lazy(
    r"[Yy]ay(?:ın(?:lar[ıi]?)?)?\.?\s?N[uor]\s?[.:]{0,2}\s?\d{1,4}[.,:;]\s(?P<series>[^\W\d_a-z].{3,})"
)
"""The number of a publication before its series: `Yayın Nu: 38. Sadaret Defterleri Dizisi II`."""


def read_series(text: str) -> Pairs:
    """Read a series and the number in it."""
    if run := _RUN_IN_BRACKETS.fullmatch(text):
        return [("collection-title", run["run"])]
    bare = trim(_SERIES_WORD.sub("", _OF_CATALOGUE.sub("", text).strip(" ([,;")))
    if house := None if _NUMBER_AND_RUN.fullmatch(bare) else _NUMBER_OF_HOUSE.match(bare):
        bare = bare[house.end() :]
    if behind := _PUBLICATION_AND_SERIES.fullmatch(bare):
        return read_series(behind["series"])
    match = _PUBLICATION_NUMBER.search(bare)
    if match and match.start() == 0:
        return [("collection-number", match["number"]), ("publisher-word", match["yay"] or "")]
    match = _NUMBER_BEHIND.search(bare)
    if match and _RUN_ALONE.fullmatch(bare, 0, match.start()):
        return [("collection-title", bare)]
    if _NUMBER_AND_RUN.fullmatch(bare):
        return [("collection-number", bare)]
    if tail := _NUMBER_AND_MORE.fullmatch(bare):
        return [
            ("collection-title", trim(tail["name"])),
            ("collection-number", tail["number"] or tail["ordinal"]),
        ]
    if match and (match.start() > 3 or _is_siglum(bare[: match.start()])):
        return [("collection-title", _name_of(bare, match.start())), ("collection-number", match["number"])]
    if match and match.start() == 0:
        return [("collection-number", match["number"])]
    return [("collection-title", bare)]


_WORD_BEFORE_NUMBER = lazy(
    rf"\W*(?:{VOLUME.bare()}|{ISSUE.bare(least=2)}|n)(?![^\W\d_])\.?\s?", re.IGNORECASE
)


_OF_SERIES = lazy(r"(?<=[\dIVXLC])\s(?:de\sla|de\sl['’]|della|del|de|du|der)\W*$")
"""Between the number and the series: `tome 5 de la | coll. « Histoire des rois »`."""


def read_series_number(text: str) -> Pairs:
    """Read the number in a series that stands in a piece of its own, without its word: `vol. 28`."""
    word = _WORD_BEFORE_NUMBER.match(text)
    number = _OF_SERIES.sub("", text[word.end() if word else 0 :])
    return [("collection-number", number.strip(" ,.;:()[]"))]


def _is_siglum(name: str) -> bool:
    """Return whether two or three letters are a series and no word before a number: OBO, but not ss."""
    return bool(_SHORT_NAME.fullmatch(name)) and name.lower() not in PAGE.words


def _name_of(text: str, end: int) -> str:
    """Return the name of a series before its number, with the full stop of `Suppl.`."""
    name = trim(text[:end])
    stopped = text[len(name) : len(name) + 1] == "." and _ENDS_SUPPLEMENT.search(name)
    return f"{name}." if stopped else name


_ENDS_SUPPLEMENT = lazy(r"(?:[Ss]uppl|[Bb]eih)$")
_UNDATED = WordTable({tag: " ".join(NO_DATE.of(tag)) for tag in ("tr", "en", "fr", "de")})
"""The words for “no date” that are no part of an imprint: Italian `s.a.` also ends the names of Spanish firms."""
_NO_DATE_BEHIND = lazy(rf"(?:^|[,.;(\[\s])(?P<none>{_UNDATED.loose()})[\s)\].,;]*$", re.IGNORECASE)
_ENDS_UNDATED = frozenset(form.rstrip("(.)")[-1].lower() for form in _UNDATED.forms)


def _imprint(variable: str, value: str) -> Pairs:
    """Return a place or publisher, and `t.y.` or `tarihsiz` behind it as the date, which it says is not known."""
    if value.rstrip(".)]")[-1:].lower() in _ENDS_UNDATED and (none := _NO_DATE_BEHIND.search(value)):
        return [(variable, trim(value[: none.start()])), ("issued", trim_date(none["none"]))]
    return [(variable, value)]


_BEFORE_FIRM = lazy(
    rf"^(?:(?:yayınlayan|yayımlayan|yapım|yapımcı|publisher|yay\.)\s*:|(?:{BEFORE_PUBLISHER.strict()})"
    r"|(?-i:(?:ex|e|nella|na)(?=\s(?:[Rr]egi[oa]\s)?(?:[Tt]ypograph|[Tt]ipograf|[Oo]ffic|[Oo]ficin|[Ss]tamper|[Ii]mpren)))"
    r"|(?-i:(?:per|by|bei|bij|por|[Dd]urch)(?=\s[A-ZÀ-Þ])))\s*",
    re.IGNORECASE,
)


def is_database(text: str) -> bool:
    """Return whether a text names a database or a digital library."""
    return is_named(DATABASE, fold_letters(trim(text)))


_COUNTED = lazy(
    r"(?P<house>.{3,}\b(?:[Yy]ay|[Yy]ayınları|[Yy]ayını|[Nn]eşriyat[ıi]?)\.?)\s?:\s?(?P<number>\d{1,4}(?:[-/]\d{1,4})?)"
)
"""A house that counts what it publishes: `Halkevi Neşriyatı: 6`."""


_IN_DATABASE = lazy(r"(?P<name>.{3,60}?)\s(?P<words>veri\s?taban[ıi]\w*(?:\s\w+)?)", re.IGNORECASE)
"""A database as theses are cited from it: `ProQuest Dissertations veri tabanından erişildi`."""


def read_publisher(text: str) -> Pairs:
    """Read a publisher, and the number of the publication behind it."""
    if "." in text and _BY_NOBODY.fullmatch(text):
        return [("words", trim(text))]
    bare = trim(text)
    folded = fold_letters(bare)
    if database := _IN_DATABASE.fullmatch(bare):
        return [("source", database["name"]), ("words", database["words"])]
    if is_named(DATABASE, folded):
        return [("source", bare)]
    if is_named(MEDIUM, folded) or is_named(FILM, folded):
        return [("medium", bare)]
    if counted := _COUNTED.fullmatch(bare):
        return [("publisher", trim(counted["house"])), ("collection-number", counted["number"])]
    numbered = text.rstrip(" ,;.)")
    match = None if numbered[-1:].isalpha() else _PUBLICATION_NUMBER.search(numbered)
    if match and match.start() > 1:
        head = text[: match.end("yay")] if match["yay"] else text[: match.start()]
        return [("publisher", trim(head)), ("collection-number", match["number"])]
    return _imprint("publisher", trim(_BEFORE_FIRM.sub("", text.lstrip(" ([,;:"))))


_AT_PLACE = lazy(
    r"^\W*(?:[Àà]|A(?!\s(?:Coruña|Guarda|Estrada|Pobra))|At|[Ee]m|[Εε]ν|ἐν|Ἐν|[Zz]u)\s(?=[^\W\d_a-zα-ω])"
)
"""At, before a place as old title pages have it: `A Paris`, `Em Coimbra`, `εν Αθήναις`."""


_AND_OTHERS = lazy(
    rf"(?:(?<=\w{{2}})|(?<=\s\w\.))[.,]?\s?[(\[]?\s?(?<!\w)(?:{OTHER_PLACES.strict()})[)\]]?\W*$"
)
_NOWHERE = lazy(rf"\W*(?:{NO_PLACE.loose()}|{NO_PUBLISHER.strict()})\W*", re.IGNORECASE)
_BY_NOBODY = lazy(rf"\W*(?:{NO_PUBLISHER.strict()})\W*", re.IGNORECASE)


_NOBODY_BEHIND = lazy(rf"(?<=[^\W\d_]),\s(?:{NO_PUBLISHER.strict()})\W*$", re.IGNORECASE)


def read_location(text: str) -> Pairs:
    """Read the places of publication."""
    if "." in text:
        if _NOWHERE.fullmatch(text):
            return [("words", trim(text))]
        if nobody := _NOBODY_BEHIND.search(text):
            return [*read_location(text[: nobody.start()]), ("words", trim(nobody[0]))]
        if others := _AND_OTHERS.search(text):
            return [("words", trim(others[0])), *read_location(text[: others.start()])]
    return _imprint("publisher-place", trim(_AT_PLACE.sub("", without_in(text))))
