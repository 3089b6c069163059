"""Works that stand in no container: books, reports, web pages, patents, manuscripts and others."""

from __future__ import annotations

from bibtools.language import genres, press
from bibtools.language.genres import speaks_of
from bibtools.language.patents import OFFICES
from bibtools.language.reference_works import UNDER_WORD
from bibtools.language.statements import CITED_ARTICLE, CITED_THESIS
from bibtools.parser.assemble.csl_types.containers import is_newspaper
from bibtools.parser.assemble.csl_types.evidence import Evidence, folded
from bibtools.support.patterns import lazy

_OFFICE = "|".join(OFFICES).lower()
_PATENT_NUMBER = lazy(rf"(?:eur\. )?(?:(?:pat\.|{_OFFICE}|пат\.) )(?:appl\. )?(?:ep )?\d{{5,}}")
_PATENT = lazy(
    r"(?:[\w.]+\s){0,2}pat(?:ent|\.),?\s\D{0,6}\d|\w*patentschrift |schutzrecht |offenlegungsschrift "
    rf"|(?:{_OFFICE})(?:-[a-z]\d?)?\s?\d[\d .,/]{{4,}}\d(?:\s?[abcu]\d?)?$"
)
_STANDARD = lazy(r"(?:ieee|iso|astm|din|vdi|british standard) (?:std\.? |norm |en )?\w*\d")
_DATA = lazy(r"(?:replication )?data (?:from|for)\W")
_KEEPS_DATA = lazy(r"\b(?:dryad|dataverse|datenarchiv|data archive|open context|icpsr|pangaea|figshare)\b")
"""Publishers that keep data."""
_PROGRAM = lazy(r"\bcomputer program|\br package|\bpython package")
_PROGRAM_AT = lazy(r"R Foundation|CRAN\.|cran\.r-project|//(?:www\.)?(?:github|gitlab|bitbucket)\.\w+/")
"""Who publishes programs, and where they are kept."""
_PREPRINT = lazy(r"\b(?:arxiv|biorxiv|medrxiv|preprint at)\b")


def whole(seen: Evidence) -> str:
    """Return the type of a work that has no container."""
    for says, kind in (
        (_is_preprint, "article"),
        (_is_patent, "patent"),
        (_is_newspaper, "article-newspaper"),
        (_is_entry, "entry-encyclopedia"),
        (_is_manuscript, "manuscript"),
    ):
        if says(seen):
            return kind
    if _DATA.match(seen.title) or _KEEPS_DATA.search(folded(seen.values.get("publisher"))):
        return "dataset"
    if _STANDARD.match(seen.genre.strip()):
        return "standard"
    if speaks_of(genres.MAP, seen.own_genre):
        return "map"
    for table, kind in _BY_GENRE:
        if speaks_of(table, seen.genre):
            return kind
    if _PROGRAM.search(seen.genre) or _PROGRAM_AT.search(
        f"{seen.values.get('publisher')} {seen.values.get('URL')}"
    ):
        return "software"
    return "webpage" if seen.has("URL") and "blog" in seen.genre.split() else _by_values(seen)


_BY_GENRE = ((genres.DATASET, "dataset"), (genres.SOFTWARE, "software"))


def _is_preprint(seen: Evidence) -> bool:
    return bool(_PREPRINT.search(seen.genre))


def _is_patent(seen: Evidence) -> bool:
    return (
        "patent" in seen.genre
        or "schutzrecht" in seen.genre
        or bool(_PATENT_NUMBER.match(seen.genre.strip()))
        or (not seen.has("publisher") and bool(_PATENT.match(seen.title) or _PATENT.match(seen.line)))
    )


def _is_newspaper(seen: Evidence) -> bool:
    """Return whether a newspaper is cited by its name and day alone, or stands where the author would."""
    if not seen.of_day or seen.has("publisher", "URL", "archive_location"):
        return False
    name = folded(seen.creator) if seen.creator else seen.title
    if seen.creator and not (seen.creator.literal or name.startswith("the ")):
        return False
    return bool(name) and (is_newspaper(name) or speaks_of(press.WITH_DAY, name))


def _is_entry(seen: Evidence) -> bool:
    return bool(UNDER_WORD.search(seen.raw))


def _is_manuscript(seen: Evidence) -> bool:
    return speaks_of(genres.MANUSCRIPT, seen.own_genre) or seen.beside(genres.MANUSCRIPT)


def _by_values(seen: Evidence) -> str:
    if seen.has("version") or (speaks_of(genres.SOFTWARE, seen.title) and seen.has("URL")):
        return "software"
    if _STANDARD.match(folded(seen.values.get("collection-title"))):
        return "standard"
    if seen.has("URL") and (seen.has("accessed") or not seen.has("publisher-place", "ISBN")):
        return "webpage"
    if speaks_of(genres.REPORT, seen.title) and not seen.has("publisher"):
        return "report"
    if seen.quoted and seen.has("page") and not seen.has("publisher"):
        return "article-journal"
    if not seen.title:
        return _cited_before(seen)
    return "standard" if seen.has("number") and not seen.genre.strip() else "book"


def _cited_before(seen: Evidence) -> str:
    """Return the type of a work without title, which the note on it may say: `Aksoy, a.g.m., s. 12`."""
    if speaks_of(CITED_ARTICLE, seen.line):
        return "article-journal"
    if speaks_of(CITED_THESIS, seen.line):
        return "thesis"
    if not seen.has("author"):
        return "document"
    return "standard" if seen.has("number") and not seen.genre.strip() else "book"
