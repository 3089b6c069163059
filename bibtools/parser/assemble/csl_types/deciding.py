"""The order in which the kinds of works are tried."""

from __future__ import annotations

from collections.abc import Callable

from bibtools.language import bodies, genres, reviews, talks, theses
from bibtools.language.genres import begins_with, ends_with, is_named, speaks_of
from bibtools.parser.assemble.csl_types.archival import archival
from bibtools.parser.assemble.csl_types.conversations import conversation
from bibtools.parser.assemble.csl_types.evidence import Evidence, folded
from bibtools.parser.assemble.csl_types.learnt import Opinion
from bibtools.parser.assemble.csl_types.legal import case, case_of_parties, law
from bibtools.parser.assemble.csl_types.parts import part
from bibtools.parser.assemble.csl_types.reports import report
from bibtools.parser.assemble.csl_types.wholes import whole
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_DIRECTED = lazy(
    r"[,.;:(\[)\]]\s(?:Yön(?:\.|etmen:?|eten:?)\s(?!Kur)(?=[A-ZÇĞİÖŞÜ])|[Dd]irected by\s"
    r"|réal(?:\.|isation\s?:|isé par)\s|Regie:?\s|[Rr]egia(?: di|:)\s"
    r"|[Dd]irigida por\s|[Rr]eż\.\s|Dir\.\s(?=[^,;]{3,60}[.,].{0,60}\b\d{2,3}\s?min\b))"
)
"""Who directed a film: `Yön. Metin Erksan`, `réal. Jean Renoir`, `Regie: Zdenka Burmeister`."""
_LETTER = lazy(rf"\w\W{{0,2}}\[([{''.join(genres.LETTERS_OF_KINDS)}])(?:/OL)?\]")
_NUMBERED = (
    (lazy(r"rfc$"), "report"),
    (lazy(r"(?:ieee std|british standard|astm)\b\.?$"), "standard"),
    (lazy(r"(?:eur|u\.s|us|jpn)\.? pat\b"), "patent"),
)
_SHEET = lazy(r"\bpafta(?:si|lari)?\b")
_SCALE = lazy(r"\b1\s?[:/]\s?\d{1,3}[. ]\d{3}\b")
_LENGTH = lazy(r"\b(?:(?:16|35)\s?mm(?=[.,;)])|\d{2,3}\s?(?:min\.?|mins|dk\.?|minutes)(?=[.,;)]|$))")


_BY_FIELDS = ("book", "chapter", "article-journal", "webpage")
"""Types that a reference gets from its fields; a word in it, or a known name, says each of the others."""


def decide_type(seen: Evidence, opinion: Opinion | None = None) -> str:
    """Return the CSL type; `opinion` may give another than one that follows from the fields alone."""
    for kind in _KINDS:
        if found := kind(seen):
            return found
    ruled = part(seen) if seen.container else whole(seen)
    return opinion(seen, ruled) if opinion and ruled in _BY_FIELDS else ruled


_IN_BRACKETS = lazy(r"[\[(]([^\[\]()]+)[\])]")
_OF_PRINT = ("page", "volume", "publisher", "editor", "DOI", "ISBN")


def _thesis(seen: Evidence) -> str:
    if (speaks_of(theses.THESIS, seen.own_genre) and not (seen.journal and seen.has("page"))) or (
        speaks_of(theses.THESIS, seen.genre) and not seen.container
    ):
        return "thesis"
    if seen.journal:
        return ""
    if seen.container and seen.has("editor"):
        return ""  # What stands in a book with editors is no thesis, though one of them be called Tez.
    if is_named(theses.DEGREE, seen.own_genre) and not seen.container:
        return "thesis"
    school = folded(seen.values.get("publisher"))
    if not seen.container and (
        speaks_of(theses.THESIS_KIND, seen.genre) or begins_with(theses.THESIS_KIND, school)
    ):
        return "thesis"
    ends = speaks_of(bodies.SCHOOL, school) and (
        ends_with(theses.THESIS, school) or ends_with(theses.THESIS, seen.title)
    )
    return "thesis" if ends or seen.beside(theses.THESIS) else ""


def _lettered(seen: Evidence) -> str:
    """Return what a letter in square brackets behind the title says: `Study on roofs [D]. Beijing, 2011`."""
    letter = None if seen.container else _LETTER.search(seen.raw)
    return genres.LETTERS_OF_KINDS[letter[1]] if letter else ""


def _numbered(seen: Evidence) -> str:
    """Return the type if what numbers a paper was taken for a journal: `RFC 2616`, `IEEE Std 802.11`."""
    for name, kind in _NUMBERED:
        if seen.journal and name.match(seen.container):
            return kind
    return ""


def _talk(seen: Evidence) -> str:
    if seen.container:
        # The meeting was taken for the book: `[Sözlü bildiri]. 9. Ulusal Kongre, İzmir`.
        told = any(speaks_of(talks.UNPRINTED_TALK, inside) for inside in _IN_BRACKETS.findall(seen.line))
        told = told or speaks_of(talks.UNPRINTED_TALK, seen.own_genre)
        return "speech" if told and not seen.has(*_OF_PRINT) else ""
    given = seen.has("event-title") or speaks_of(talks.GIVEN_TALK, seen.line)
    return "speech" if given or seen.beside(talks.UNPRINTED_TALK) else ""


def _review(seen: Evidence) -> str:
    reviewed = reviews.says_review(fold_letters(seen.fragments.get("genre", "")))
    if reviewed or is_named(reviews.REVIEW_KIND, seen.own_genre):
        return "review"
    return "review" if begins_with(reviews.REVIEW, seen.title) and not seen.has("publisher") else ""


def _film(seen: Evidence) -> str:
    if seen.has("director") or speaks_of(genres.FILM, seen.genre):
        return "motion_picture"
    if seen.has("volume", "issue", "DOI"):
        return ""
    return "motion_picture" if _DIRECTED.search(seen.raw) or _LENGTH.search(seen.line) else ""


def _sheet(seen: Evidence) -> str:
    """Return `map` if a sheet with a scale calls itself a map: `Türkiye Jeoloji Haritası, 1:500.000`."""
    if seen.container or seen.has("number-of-pages") or not _SCALE.search(seen.raw):
        return ""
    return "map" if speaks_of(genres.MAP, seen.title) or _SHEET.search(seen.title) else ""


def _minutes(seen: Evidence) -> str:
    if seen.has("editor") or speaks_of(genres.PROCEEDINGS, seen.container):
        return ""
    spoken = speaks_of(genres.MINUTES, seen.container)
    if not spoken and speaks_of(genres.MINUTES, seen.title):
        # Who writes about minutes stands in another work: `“Mahkeme Zabıtları Üzerine”, Armağan`.
        # Those that a person has printed are a book: `Metin Er, Mahkeme Zabıtları, Akis Yayınları`.
        spoken = not (seen.of_person and (seen.quoted if seen.container else seen.has("publisher")))
    # Minutes that somebody edited are a book: `Kurultay Zabıtları, Haz. A. Er, İstanbul 1927`.
    return "hearing" if spoken and not seen.has("archive") else ""


def _weblog(seen: Evidence) -> str:
    return "post-weblog" if seen.container and "blog" in seen.genre.split() else ""


_VERSION = lazy(r"\b(?:version|vers?\.|v|surum|revision|release|rev\.)\s?:?\s?[a-z]?\.?\d")
_DATA = lazy(r"\b(?:data|data(?:base|file|set)s?|datenfile|datenarchiv|corpus|veri taban\w+|veri set\w+)\b")
_PACKAGE = lazy(r"\bpackage\b")
_MANUAL = lazy(r"\b(?:guide|manual|handbook|kilavuz\w*|\w*leitfaden|categories|list|catalogue)\b")
"""What has versions as programs have: manuals, and lists on the web."""


def _program(seen: Evidence) -> str:
    """Return `dataset` or `software` for what is called so beside its title, or has a version: `SAP2000, Ver. 14`."""
    if seen.container:
        return ""
    for table, kind in ((genres.DATASET, "dataset"), (genres.SOFTWARE, "software")):
        if speaks_of(table, seen.genre):
            return kind
    if not (seen.has("version") or _VERSION.search(seen.genre)) or _MANUAL.search(seen.title):
        return ""
    program = _PACKAGE.search(f"{seen.title} {seen.genre}")
    kept = f"{seen.title} {seen.genre} {folded(seen.values.get('publisher'))}"
    return "dataset" if _DATA.search(kept) and not program else "software"


_KINDS: tuple[Callable[[Evidence], str], ...] = (
    _lettered,
    _numbered,
    _thesis,
    _talk,
    _review,
    _film,
    case,
    _minutes,
    law,
    case_of_parties,
    _weblog,
    conversation,
    _sheet,
    archival,
    _program,
    report,
)
"""Each returns the type if the reference says it, and the empty string otherwise; the first that knows it decides."""
