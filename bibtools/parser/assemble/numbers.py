"""Telling volume, issue and part apart; `S.` is an issue in a journal and a page in a book."""

from __future__ import annotations

import re

from bibtools.language.months import month_in
from bibtools.language.units import (
    ANNUAL,
    EXTRA_ISSUE,
    ISSUE,
    ORDINAL,
    PART,
    SESSION,
    VOLUME,
    VOLUME_ORDINAL,
    VOLUMES,
)
from bibtools.parser.assemble.extents import without_format
from bibtools.parser.assemble.misread_digits import as_printed
from bibtools.support.patterns import lazy

_NUM = (
    r"(?:(?-i:EK|Ek|[A-Z]{2})-\d{1,3}(?!\d)|\d+(?:-(?-i:[A-D])(?!\w)|[a-zA-Z]?)(?:\s?[-–—/&+]\s?\d+[a-zA-Z]?)*|[IVXLCM]+(?:\s?[-–/]\s?[IVXLCM]+|\s(?-i:a)\s(?-i:[IVXLC]+))*(?:/\d{1,2}(?!\d))?(?:\s(?-i:bis|ter)(?!\w))?"
    r"|[A-Z]\d+|\d+[A-Z]\d*|(?-i:[Α-ΩϚ]{1,5}[΄ʹ´’'](?:\s?[-–]\s?[Α-ΩϚ]{1,5}[΄ʹ´’'])?))"
)
_UNITS = {
    "volume": f"{VOLUME.bare()}|{ANNUAL.bare()}",
    "issue": ISSUE.bare(),
    "part-number": PART.bare(),
    "section": SESSION.bare(),
}
"""CSL variable → the words before its number; a word that stands under several is the first."""
_COUNTED = f"{VOLUME.bare()}|{ANNUAL.bare()}|{ISSUE.bare()}|{PART.bare()}|{SESSION.bare()}"
_MARKED = lazy(
    rf"(?:(?P<before>{ORDINAL.bare()}|{VOLUME_ORDINAL.bare()}|\d+(?:[-–/]\d+)?(?:\.[ªº]?|e|ème|ère|nd|rd|th|[ªº°])|(?<![^\W\d_])(?-i:[IVXLC]+(?:e|ème|[ªº°])?|[ivxlc]+)\.?|(?<!\w)(?-i:\d+|[IVXL]+)(?=\s?['’]?[ıiuü]?nc[ıiuü]\s))(?:\s?['’]?[ıiuü]?nc[ıiuü])?\s+(?P<after_word>(?:{_COUNTED})(?:(?<=\w\w\w)|(?<=[Jj][Gg]))(?!\w)))"
    rf"|(?<![^\W\d_])(?P<word>{'|'.join(_UNITS.values())})(?:\s*[.:]+\s*|\s+|(?<=[°º#№])|(?<=\w\w)(?=\d)|(?-i:(?<=[a-zçış]))(?=\d))(?!C\.\s?\d)(?P<number>{_NUM}|{VOLUME_ORDINAL.bare()})(?!\w)",
    re.IGNORECASE,
)
_WORDS_OF = {variable: lazy(f"(?:{words})", re.IGNORECASE) for variable, words in _UNITS.items()}
_ANNUAL_WORD = lazy(rf"(?:{ANNUAL.bare()})", re.IGNORECASE)
_TIMES = lazy(
    rf"(?:(?P<before>{ORDINAL.bare()}|\w+nc[ıiuü]|\d{{1,2}})(?:\.|['’]?[iıuü]?nc[iıuü])?\s)def['’]?a\b"
    r"|def['’]?a\s?:?\s?(?P<number>\d{1,2})",
    re.IGNORECASE,
)
"""How often an Ottoman yearbook had appeared, which libraries take for its edition: `Def'a 24`, `20. Def'a`."""
_NAMED_VOLUME = lazy(rf"(?<!\w)(?:{VOLUME.bare()})[.:\s]{{1,3}}(?:\d|[IVXLC]+\b)", re.IGNORECASE)
_SECTION_LETTERS = ("d", "b", "i")
_PLAIN_PAIR = lazy(
    r"(?P<volume>\d+|[IVXLC]+(?:[-–][IVXLC]+)?)\s*(?:\(\s*(?P<issue1>[^()]+?)\s*\)|[/.:]\s*(?P<issue2>\d[\d\-–]*)|"
    r",\s*(?P<issue3>\d[\d\-–/]*))"
)
_VOLUME_ISSUE = lazy(r"(\d{1,3}|[IVXLC]+)(/|[-–])(\d{1,3})")
_MOST_ISSUES = 12
"""Issues of a year that a journal seldom has more of: 24/25 are two volumes in one, 2/3 may be volume 2, issue 3."""
_REPEATED = lazy(r"\s?\(?(?:\d{1,2}\.\s)?[Mm]ükerrer\)?")
"""Turkish “again” behind the number of a gazette that appeared twice on a day: `29935 (3. Mükerrer)`."""
_NEW_SERIES = lazy(
    r"(?<!\w)(?:[Nn]\.\s?[SFsf]\.|N[SF](?=[\s,])|new\s+ser\.|Neue\s+Folge|nuova\s+serie|[Nn]\.\s?ser\.)"
)
"""Words for a new run of a journal, whose volumes are counted from 1 again."""
_NUMBERED_SERIES = lazy(
    r"(?<!\w)(?:\d{1,2}(?:st|nd|rd|th|e|ª|a|\.)?\s(?:ser(?:ies|\.)|série|serie|rk\.|Folge)|(?:serie|série)\s(?:[IVX]+|\d))(?!\w)"
)
"""Words for a run of a journal with its number: `3rd ser., 12`, `3e série, t. IV`, `serie VI, vol. II`."""
_EXTRA = lazy(rf"(?<!\w)(?:{EXTRA_ISSUE}|Beih\.)\s\d{{1,3}}(?!\d)")
"""An issue beside those that are counted: `Sonderheft 39`."""
_FASCICLE = lazy(
    rf"(?<!\w)(?:fasc|fascicolo|{ISSUE.bare(least=2)})\.?\s?:?\s?(?P<issue>\d{{1,3}}\s?\((?!(?:1[5-9]|20)\d\d\))\d{{1,4}}\))",
    re.IGNORECASE,
)
"""An issue of the year, and of all: `fasc. 2 (520)`, `Sayı 3(18)`."""
_LONG = lazy(rf"(?<!\w)(?:{ISSUE.bare(least=2)})\.?\s?(?P<issue>\d{{1,3}}\.\d{{3}})(?![\d/])", re.IGNORECASE)
"""The number of a newspaper with the stop of thousands: `Nr. 17.302`."""
_SUPPLEMENT = lazy(
    r"(?<=\d)\s?(?:\((?P<bracketed>(?:\d{1,4}\s)?(?:Pt|[Ss]upp?l|Spec)\.?(?:\s\w{1,4})?)\)|(?<=\d)\s(?P<open>[Ss]upp?l\.?\s(?:[A-Z]|\d{1,2}))(?!\w))"
)
"""The issue of an index of medicine that has parts, or is one beside the others: `280(4 Pt 1)`, `44 Suppl A`."""
_COUNT = lazy(
    rf"\b(\d+)(?:\s+|(?=\w{{3}})|(?=\w\.))(?:{VOLUME.bare()}|cüz|kitap|parts|parties|partes|Teilbde|Teilbände|Teile|Theile|Thle|Tle|dele|delar)\b\.?",
    re.IGNORECASE,
)
"""How many volumes there are, `2 vols.`; the volume 21C of a journal has a letter."""
_ALL = lazy(rf"[\s,;:(\[]*(?:{VOLUMES.bare()})\.?\s(?P<count>\d{{1,2}})[\s,;:.)\]]*", re.IGNORECASE)
_HALF = lazy(
    rf"(?:(?i:{VOLUME.bare()})(?!\w)\.?\s*)?(?P<whole>[IVXLC]+,\s?\d{{1,2}}|[IVXLC]+/(?:\d|1[0-2]|[A-D])|[IVXLC]+:\d"
    r"|[IVXLC]+\s[A-D](?:\s?[,.]?\s?\d)?"
    r"|\d{2,3}\s(?:I{1,3}|IV|V)[ab]?"
    r"|[IVXLC]+\s\d{1,2}[./]\d{1,2}|(?!V\.)[IVX]{1,4}\.\d|[IVXLC]+[-–]\d{1,2}º?|\d{1,2}/\d{1,2}[-–]\d{1,2})"
)
"""A part of a volume of a book or encyclopaedia: `Bd. II,3`, `RE VIII A 2`, `ANRW II 7.2`, `RlA 6/3–4`."""


_GERMAN_COUNT = lazy(r"(?P<count>[IVX]{1,5})\s(?:Thle|Theile|Tle|Teile|Bde|Bände)\b\W*$")
"""How many volumes there are, as old lists count them: `III Thle.`"""
_PARAGRAPH = lazy(r"\W*§{1,2}\s?\d{1,3}[a-z]?\W*")
"""The paragraph of a handbook that is a chapter of it: `§ 4, S. 61–88`."""
_RUN_IN_BRACKETS = lazy(r"^\W*\((?P<run>\d)\)\s(?=\d)")
"""The number of a run before the volume: `J. London Math. Soc. (2) 19`."""
_LETTERED_ISSUE = lazy(r"\W*(?P<issue>B\s\d{1,2}|[LC]\s\d{2,4}|L\d{3})\W*")
"""The issue of a gazette or of papers that count each letter apart: `L 340` of the Official Journal, `B 9`."""
_DOCUMENT = lazy(r",\s(?:ves(?:ika)?|belge)\b\.?\s?(?:n[oru]\.?\s?:?\s?)?\d{1,5}", re.IGNORECASE)
"""A document in an issue of a journal that prints some: `sayı 31, ves. 774`."""
_TWO_VOLUMES = lazy(r"\W*(?P<volume>\d{1,3}[-–]\d{1,3})/(?P<issue>\d{1,2})\W*")
"""Two volumes in one, and the issue: `7-8/1`."""
_TURKISH_PAIR = lazy(r"\W*C\.?(?P<volume>\d{1,3})\W+S\.?(?P<issue>\d{1,3})\W*")
"""Cilt and Sayı without a space behind them: `C2,S4`."""
_ROMAN_LIST = lazy(r"\W*(?P<volumes>[IVX]+(?:,\s?[IVX]+){2,})\W*")
"""The volumes of a book, one by one: `I, II, III`."""
_VOLUME_LIST = lazy(
    rf"\W*(?:{VOLUME.bare()})[.,]?\s?(?P<first>\d{{1,2}}),\s(?P<next>\d{{1,2}})\W*", re.IGNORECASE
)
"""The same with a word and numbers: `Bd. 1, 2`."""
_SMALL_ISSUE = lazy(r"\W*(?P<volume>[IVXLC]+),\s?(?P<issue>[ivx]{1,5})\W*")
"""Volume and issue in Roman numerals: `VIII, iii`."""
_ROMAN_PAIR = lazy(
    r"\W*(?:(?P<volume>(?!C\.)[IVXLC]+)[\s.](?P<issue>\d{1,2})|(?P<large>[XLC][IVXLC]{2,})/(?P<part>I{1,3}|IV|V))\W*"
)
"""Volume and issue without words: `I 2`, `XLII/I`; `C.9` is Cilt 9."""
_VOLUME_THEN_ISSUE = lazy(r"^\s*(?P<volume>\d{1,4})[\s,]*;\s*(?P<issue>\d{1,3}(?:\s?[-–/]\s?\d{1,3})?)\W*$")
"""A volume before the year and an issue behind it, in two pieces: `145 (1998) 3/4`."""


def read_numbers(text: str, *, journal: bool) -> dict[str, str]:
    """Read a volume piece into `volume`, `issue`, `part-number`, `section`, `number-of-volumes` or `page`.

    `journal` says whether the work stands in a journal: there `S.` is an issue, elsewhere a page. Letters that were
    read for digits (`l24`) stay as they are printed.
    """
    return as_printed(text, lambda plain: _read_numbers(plain, journal=journal))


def _read_numbers(text: str, *, journal: bool) -> dict[str, str]:
    if not journal and (several := _GERMAN_COUNT.match(text)):
        return {"number-of-volumes": several["count"]}
    if _PARAGRAPH.fullmatch(text):
        return {"section": text.strip(" ,;:.()")}
    found: dict[str, str] = {}
    if not journal and (one := _ALL.fullmatch(text) or _HALF.fullmatch(text.strip(" ,;:.()"))):
        return {"number-of-volumes": one["count"]} if "count" in one.groupdict() else {"volume": one["whole"]}
    text = _REPEATED.sub("", without_format(text))
    if "def" in text.lower() and (times := _TIMES.search(text)):
        found["edition"] = times["before"] or times["number"]
        text = f"{text[: times.start()]} {text[times.end() :]}"
    if not journal and (volumes := _ROMAN_LIST.fullmatch(text)):
        return {"volume": volumes["volumes"]}
    if not journal and (two := _VOLUME_LIST.fullmatch(text)) and int(two["next"]) == int(two["first"]) + 1:
        return {"volume": text[two.start("first") : two.end("next")]}
    if journal and (run := _NEW_SERIES.search(text)):
        found["collection-title"] = run[0].strip(" ,;")
        text = f"{text[: run.start()]} {text[run.end() :]}"
    if journal:
        text = _DOCUMENT.sub("", text)
        for form in (_TWO_VOLUMES, _VOLUME_THEN_ISSUE, _TURKISH_PAIR, _SMALL_ISSUE, _LETTERED_ISSUE):
            if both := form.fullmatch(text):
                return both.groupdict()
        if both := _ROMAN_PAIR.fullmatch(text):
            return {"volume": both["volume"] or both["large"], "issue": both["issue"] or both["part"]}
        if "(" in text and (run := _RUN_IN_BRACKETS.match(text)):
            found["collection-title"] = run["run"]
            text = text[run.end() :]
        text = _take_issues(text, found)
    rest = text
    # Sene counts the years of a parliament where a volume stands beside it: `Devre: 1, Sene: 2, C. 3`.
    annual_session = not journal and bool(_NAMED_VOLUME.search(text))
    marked = list(_MARKED.finditer(text))
    counted = sum(bool(_WORDS_OF["issue"].fullmatch(each["word"] or each["after_word"])) for each in marked)
    for match in marked:
        word = match["after_word"] or match["word"]
        number = _cardinal(match["before"]) if match["before"] else match["number"].rstrip(".")
        variable = _variable_of(word, journal=journal, volume_known="volume" in found)
        if word == "s" and journal and number.isalpha():
            # serie V of an Italian journal: issues are not counted in Roman numerals.
            found.setdefault("collection-title", match[0].strip(" ,;"))
        elif variable == "section" or (annual_session and _ANNUAL_WORD.fullmatch(word)):
            found["section"] = (found.get("section", "") + ", " + match[0].strip(" ,;")).lstrip(", ")
        elif variable in found and (journal or variable != "part-number"):
            continue
        elif variable in found:
            # A part of a part of a book: Kısım 6, Kitap 1.
            found["part-number"] += ", " + match[0].strip(" ,;")
        elif variable == "volume" and journal and not counted and (pair := _pair(number)):
            found |= {"volume": pair[0], "issue": pair[1]}
        else:
            found[variable] = number
        rest = rest.replace(match[0], " " * 1, 1)
    alone = not found.keys() - {"collection-title", "edition"}
    if (alone or not journal) and (count := _COUNT.search(rest)):
        found["number-of-volumes"] = count[1]
        rest = rest.replace(count[0], " ", 1)
    return _plain(rest, found, journal=journal)


def _pair(number: str) -> tuple[str, str] | None:
    """Return volume and issue of `XIV/53` and `38-2`; None for other numbers, as 24/25 and 24-25 are two volumes."""
    match = _VOLUME_ISSUE.fullmatch(number)
    if match is None or _is_double(match[1], match[3]):
        return None
    falling = match[1].isdigit() and int(match[3]) < int(match[1])
    return (match[1], match[3]) if match[2] == "/" or falling else None


def _is_double(volume: str, following: str) -> bool:
    """Return whether two numbers follow each other and are more than the issues of a year: 24 and 25."""
    return volume.isdigit() and following.isdigit() and _MOST_ISSUES < int(volume) == int(following) - 1


def _cardinal(ordinal: str) -> str:
    """Return the number of `12.`, `12e`, `XIVe`, `3rd` and `2ª`; of `III.` and `İkinci` the word."""
    number = ordinal.rstrip(".ªº°")
    counted = _ORDINAL_NUMBER.fullmatch(number)
    return (counted["number"] or counted["roman"]) if counted else number


_ORDINAL_NUMBER = lazy(r"(?P<number>\d+(?:[-–/]\d+)?)[a-zèª]+|(?P<roman>[IVXLC]+)(?:e|ème)")


def _take_issues(text: str, found: dict[str, str]) -> str:
    """Put runs and issues of a journal that are more than a word and a number into `found`; return the rest."""
    for pattern, variable in (
        (_NUMBERED_SERIES, "collection-title"),
        (_SUPPLEMENT, "issue"),
        (_EXTRA, "issue"),
        (_FASCICLE, "issue"),
        (_LONG, "issue"),
    ):
        if variable not in found and (match := pattern.search(text)):
            found[variable] = match[match.lastgroup or 0]
            text = f"{text[: match.start()]} {text[match.end() :]}"
    return text


def _variable_of(word: str, *, journal: bool, volume_known: bool) -> str:
    low = word.replace("İ", "i").lower()
    if low == "s" and not journal:
        return "page"
    if low in _SECTION_LETTERS:
        return "section"
    for variable, pattern in _WORDS_OF.items():
        if pattern.fullmatch(low):
            return (
                "issue" if variable == "volume" and volume_known and _ANNUAL_WORD.fullmatch(low) else variable
            )
    return "volume"


_YEARS = lazy(r"1[0-9]\d\d\s?[-–]\s?(?:[12]\d)?\d\d")
"""The years that a volume of a book is about: `2. Cilt (1919-1938)`."""
_SMALL_ROMAN = lazy(r"(?:[ivxl]{1,6}|[ivxlc]{2,8})(?=\s?[,(/]|$)")
"""The volume in English and Italian notes: `A History of Hull (3 vols, London, 1888), ii, p. 17`."""


def _plain(rest: str, found: dict[str, str], *, journal: bool) -> dict[str, str]:
    """Read the numbers that no word introduces."""
    rest = rest.strip(" ,;:.")
    if rest[:1] == "(" and ")" not in rest:
        rest = rest.strip(" ,;:.(")
    if "volume" not in found and (small := _SMALL_ROMAN.match(rest)):
        found["volume"] = small[0]
        rest = rest[small.end() :]
    falling = re.fullmatch(r"(\d{1,3})\s?[-–]\s?(\d{1,2})", rest) if journal and not found else None
    if falling and int(falling[2]) < int(falling[1]):
        return {"volume": falling[1], "issue": falling[2]}
    pair = _PLAIN_PAIR.search(rest)
    double = (
        pair
        and "/" in pair[0]
        and ((journal and "issue" in found) or _is_double(pair["volume"], pair["issue2"] or ""))
    )
    if pair and double and "volume" not in found:
        found["volume"] = pair[0]
        return found
    if pair and "volume" not in found and "issue" not in found:
        found["volume"] = pair["volume"]
        issue = pair["issue1"] or pair["issue2"] or pair["issue3"]
        if not (issue.isalpha() and month_in(issue)[0]):
            # `43 (October)` has the month where others have the issue.
            found["issue"] = issue
        return found
    bracket = re.search(r"\(\s*([^()]*\d[^()]*)\s*\)", rest)
    if bracket and not journal and _YEARS.fullmatch(bracket[1].strip(" ,;")):
        found["volume-title"] = bracket[1].strip(" ,;")
        rest = rest.replace(bracket[0], " ")
    elif bracket and "issue" not in found:
        found["issue"] = bracket[1].strip()
        rest = rest.replace(bracket[0], " ")
    if (
        not journal
        and ("volume" in found or "part-number" in found)
        and _YEARS.fullmatch(rest.strip(" ,;:.()"))
    ):
        found["volume-title"] = rest.strip(" ,;:.()")
        return found
    numbers = re.findall(rf"(?<!\w){_NUM}(?!\w)", rest)
    for number in numbers:
        if "volume" not in found:
            found["volume"] = number
        elif "issue" not in found:
            found["issue"] = number
    return found
