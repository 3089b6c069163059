"""Reports, and what else an office, a union or a company publishes itself."""

from __future__ import annotations

from bibtools.language import bodies, genres, grey_literature
from bibtools.language.genres import ends_with, speaks_of
from bibtools.language.word_table import WordTable
from bibtools.parser.assemble.csl_types.evidence import Evidence, folded
from bibtools.parser.assemble.language import guess_language
from bibtools.support.patterns import lazy

_REPORT_TO = lazy(r"\breport (?:to|for|of) the (?P<whom>[^.,:;]{4,80})")
_PRINTER = lazy(
    r"\b(?:matbaas[i]|basimevi|imprimerie|druck|h\.?m\.?s\.?o|printing office|tipografia|stationery)\b"
)
_OF_STATE = lazy(
    r"\b(?:h\.?m\.?s\.?o|stationery office|gov\w*\.? print\w+|publications office|office for official publications"
    r"|public printer)\b"
)
_KEEPS_A_HOUSE = lazy(
    r"\b(?:muse\w+|muze\w*|galler\w+|galeri\w*|arch\w+|arsiv\w*|akademi\w*|academ\w+|genelkurmay|kunst\w+"
    r"|histori\w+|verein\w*|arbeitskreis)\b"
)
"""Museums, archives, academies, historical commissions and clubs publish catalogues and books under their own name."""
_CODE = lazy(
    r"\b(?:nasa|naca) [a-z]{2}\b|\bcom ?\(\d{4}\)|\brfc ?\d{2,5}\b|(?<!\d )\bc(?:m|md|mnd|d)\.? ?\d{3,5}\b"
    r"|\bpapers?,? (?:no\.? |nr\.? |n[°º] ?)?\d|\bdiskussionsbeitra\w+ |\bsoeppaper|\btech\w*\.? note\b|\bwork\. pap\b"
    r"|\boppdragsmelding|\bappl\. rep\b|\bgutachten\b"
    r"|\bhaber bulteni\b"
    r"|\bquaderni di ricerca\b"
    r"|\bdraft(?:-[a-z]+){2,5}-\d\d\b|\brep\.? \d|\bbericht \d|\bcern[ -]\d\d-\d\d"
)
"""Series of reports that are known by a code: `NASA TN D-1127`, `COM(2004) 312 final`."""
_TURKISH_REPORT = WordTable({"tr": " ".join(grey_literature.REPORT_TITLE.of("tr"))})
_OF_EDITION = ("editor", "translator", "ISBN", "archive")
_OF_BOOK = ("number-of-pages", "number-of-volumes", "ISBN", "translator", "edition", "volume")
_REPORT_LAST = lazy(r"bericht\b")
_YEAR = lazy(r"(?:19|20)\d\d")
_FIRST_REPORTS = 1950
_FIRST_TURKISH = 1990
"""Turkish offices have published reports under their own name since about then; before, their books."""
_FIRST_OWN_REPORTS = 1980
_WORD = lazy(r"\w+")
_SMALL = frozenset(("ve", "of", "the", "and", "for", "fur", "und", "der", "des", "de", "la", "del", "t", "c"))
_SHORTEST_ACRONYM = 2
_ONLINE = lazy(r"\[(?:internet|online|en linea|cevrimici|consultado\b.*)\]")
"""What Vancouver style puts behind the title of a page."""
_TURKISH = lazy("[ğşıİĞŞ]")
_ACRONYM = lazy(r"[A-ZÇĞİÖŞÜ]{3,8}(?:-[A-ZÇĞİÖŞÜ]{2,5})?")
"""An acronym of a body that no table knows: it counts beside a word for a report."""


def report(seen: Evidence) -> str:
    """Return `report` for a report or an official publication, `dataset` for the data of an office; else nothing."""
    series = f"{folded(seen.values.get('collection-title'))} {seen.genre}"
    if not seen.container and not seen.journal and speaks_of(grey_literature.SERIES_OF_REPORTS, series):
        return "report"
    if (
        (_CODE.search(series) and not seen.container)
        or speaks_of(genres.REPORT, seen.own_genre)
        or (speaks_of(genres.REPORT, seen.genre) and not seen.container)
    ):
        return "report"
    if seen.journal and not seen.of_body:
        return ""
    acronym = seen.creator is not None and _ACRONYM.fullmatch(seen.creator.literal or seen.creator.family)
    if acronym and not seen.journal and _calls_itself_report(seen.title):
        return "report"
    if seen.beside(grey_literature.UNPUBLISHED_REPORT) and not seen.container:
        return "report"
    if not (seen.container or seen.has(*_OF_EDITION)) and ends_with(_TURKISH_REPORT, seen.title):
        return "report"
    if _by_acronym(seen) or _of_office(seen):
        return "report"
    if seen.of_body and speaks_of(genres.DATASET, seen.title):
        return "dataset"
    of_others = seen.has("DOI") and not _is_own_publisher(seen)
    if seen.of_body and not of_others and not (seen.journal and seen.has("page")):
        if speaks_of(grey_literature.REPORT_TITLE, seen.title):
            return "report"
        if _is_own_publisher(seen) or _is_file(seen):
            return "report"
        return "report" if _is_official(seen) else ""
    by_state = not seen.container and _OF_STATE.search(folded(seen.values.get("publisher")))
    if by_state and speaks_of(grey_literature.REPORT_TITLE, seen.title):
        return "report"
    to = _REPORT_TO.search(seen.title)
    if to and speaks_of(bodies.BODY, to["whom"]) and not seen.container:
        return "report"
    return ""


def _by_acronym(seen: Evidence) -> bool:
    """Return whether a Turkish office is author by its letters and publisher by its name: `OGM, Ormanlarımız`."""
    creator = seen.creator
    if creator is None or creator.given or seen.container or seen.has("edition", "volume", *_OF_EDITION):
        return False
    letters = str(creator.literal or creator.family)
    publisher = folded(seen.values.get("publisher"))
    if not (_ACRONYM.fullmatch(letters) and speaks_of(bodies.BODY, publisher) and _is_turkish(seen)):
        return False
    return folded(letters) in "".join(word[0] for word in _WORD.findall(publisher) if word not in _SMALL)


def _of_office(seen: Evidence) -> bool:
    """Return whether nobody is named and an office publishes statistics or a report: `Süt İstatistikleri, Bakanlık`."""
    if seen.creator is not None or seen.container or seen.has("URL", "edition", *_OF_BOOK, *_OF_EDITION):
        return False
    says = any(
        speaks_of(t, seen.title) for t in (grey_literature.REPORT_TITLE, grey_literature.OFFICIAL_TITLE)
    )
    return says and speaks_of(bodies.BODY, folded(seen.values.get("publisher")))


def _calls_itself_report(title: str) -> bool:
    """Return whether a title ends with a word for a report, or has one before a colon: `Enerji Raporu: Mart 2019`."""
    return any(ends_with(grey_literature.REPORT_TITLE, part) for part in (title, title.partition(":")[0]))


def _is_official(seen: Evidence) -> bool:
    """Return whether a body is the author of a plan or the like, or numbers a work without any publisher."""
    if _printed_for_web(seen):
        return True
    if seen.container or seen.has("URL", *_OF_BOOK):
        return False
    if speaks_of(grey_literature.OFFICIAL_TITLE, seen.title) or seen.beside(grey_literature.DUPLICATED):
        return not seen.has("publisher") or _by_office(seen)
    if seen.has("publisher") or _KEEPS_A_HOUSE.search(_name(seen)):
        return False
    return seen.has("collection-number") or _prints_itself(seen)


def _printed_for_web(seen: Evidence) -> bool:
    """Return whether an office put on the web what has a place of publication: `Berlin 2005. http://www.….pdf`."""
    if seen.container or not (seen.has("accessed") and seen.has("publisher-place") and seen.has("issued")):
        return False
    return ".pdf" in str(seen.values.get("URL")) and "[internet]" not in seen.line and not _is_turkish(seen)


def _is_own_publisher(seen: Evidence) -> bool:
    """Return whether a body has its own name or that of the printer of the state where the publisher stands."""
    if seen.container or seen.has("accessed", "editor", *_OF_BOOK) or _KEEPS_A_HOUSE.search(_name(seen)):
        return False
    publisher, name = folded(seen.values.get("publisher")), _name(seen)
    if _is_turkish(seen) and (_year(seen) < _FIRST_TURKISH or "yayinlari" in publisher):
        return False
    own = publisher and (publisher in name or name in publisher or publisher == "author")
    return bool(own or _OF_STATE.search(publisher) or _by_other_name(seen))


def _by_other_name(seen: Evidence) -> bool:
    """Return whether the publisher is an office as the author is, or abbreviates the author, and is no printer."""
    publisher, name = folded(seen.values.get("publisher")), _name(seen)
    if not publisher or seen.has("URL") or _year(seen) < _FIRST_OWN_REPORTS or _PRINTER.search(publisher):
        return False
    if speaks_of(genres.SOFTWARE, seen.title):
        return False
    return (_by_office(seen) and speaks_of(bodies.BODY, name)) or _abbreviates(publisher, name)


def _abbreviates(publisher: str, name: str) -> bool:
    """Return whether a publisher is the office's own abbreviation: its initials, or what stands in a bracket."""
    first = _WORD.match(publisher)
    if first is None or len(first[0]) < _SHORTEST_ACRONYM:
        return False
    initials = "".join(word[0] for word in _WORD.findall(name) if word not in _SMALL)
    return first[0] == initials or f"({first[0]})" in name or f"[{first[0]}]" in name


def _is_file(seen: Evidence) -> bool:
    """Return whether a Turkish office published a file and no page: `Bakanlık, Uyum Programı, https://…/uyum.pdf`."""
    if not _is_turkish(seen) or seen.container or seen.quoted or not seen.title or _ONLINE.search(seen.line):
        return False
    return str(seen.values.get("URL") or "").lower().endswith(".pdf")


def _prints_itself(seen: Evidence) -> bool:
    """Return whether an office names no publisher, as most have not since offset printing; Turkish ones print books."""
    if _year(seen) < _FIRST_REPORTS:
        return False
    if not seen.has("author") and not _REPORT_LAST.search(seen.title):
        return False  # What a body edits is a book: `Amt für Statistik (Hrsg.): Leben in Kiel. Kiel 1998.`
    return not speaks_of(grey_literature.YEARBOOK, seen.title) and not _is_turkish(seen)


def _is_turkish(seen: Evidence) -> bool:
    return guess_language(seen.raw) == "tr" or bool(_TURKISH.search(seen.raw))


def _year(seen: Evidence) -> int:
    """Return the year of publication; 0 if none is known."""
    year = _YEAR.search(str(seen.values.get("issued") or ""))
    return int(year[0]) if year else 0


def _by_office(seen: Evidence) -> bool:
    """Return whether the publisher is an office or a printer, and no house that publishes books."""
    publisher, name = folded(seen.values.get("publisher")), _name(seen)
    return (
        bool(_PRINTER.search(publisher))
        or speaks_of(bodies.BODY, publisher)
        or bool(name and publisher and (publisher.startswith(name) or name.startswith(publisher)))
    )


def _name(seen: Evidence) -> str:
    return folded(seen.creator.literal) if seen.creator else ""
