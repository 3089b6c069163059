"""The CSL type of a reference, decided from its values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bibtools.language import genres
from bibtools.language.courts import is_case_number
from bibtools.language.genres import ends_with, is_encyclopedia, is_named, speaks_of
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_ACT_OF_YEAR = lazy(r"\bact(?: of)? \d{4}")
_PATENT = lazy(r"(?:[\w.]+\s){0,2}patent\s\D{0,6}\d")
_MANUSCRIPT = lazy(r"\b(?:mss?|vr|yk|yz|varak)\b")
_LIBRARY = lazy(r"\b(?:ktp|kutuphanesi)\b")
_INFORMANT = lazy(rf"kaynak (?:{'|'.join(map(fold_letters, genres.INFORMANTS))})\b[^:]{{0,20}}:")
"""What begins a line on an informant: `Kaynak kişi 3: Satı Er`."""
_OF_BOOK = ("publisher", "number-of-pages", "collection-number", "publisher-place")


def stands_alone(container: str) -> bool:
    """Return whether a container may be cited without anything in it: a gazette, a collection of laws."""
    folded = _fold(container)
    return speaks_of(genres.LAW, folded) or is_encyclopedia(folded)


def is_plain(container: str) -> bool:
    """Return whether nothing in a container's title makes it proceedings, an encyclopaedia, a gazette or minutes."""
    folded = _fold(container)
    tables = (genres.LAW, genres.PROCEEDINGS, genres.MINUTES)
    return not (
        any(speaks_of(table, folded) for table in tables) or is_encyclopedia(folded) or _is_newspaper(folded)
    )


def _fold(text: Any) -> str:
    return fold_letters(str(text or ""))


def _is_newspaper(container: str) -> bool:
    return (
        speaks_of(genres.NEWSPAPER, container)
        or is_named(genres.NEWSPAPER_NAMES, container)
        or is_named(genres.PERHAPS_NEWSPAPER_NAMES, container)
    )


def _is_law(title: str) -> bool:
    return ends_with(genres.LAW_TITLE, title) or bool(_ACT_OF_YEAR.search(title))


_TALK = lazy(genres.TALK, re.IGNORECASE)
_CODE = lazy(rf"\W*(?:{genres.INFORMANT_CODE})\W*")


def is_of_person_asked(values: Mapping[str, Any], fragment: Mapping[str, str]) -> bool:
    """Return whether a reference without a title names a person who was asked, as a code or a word beside it says."""
    if not values.get("author") or values.get("title") or values.get("container-title"):
        return False
    said = _TALK.search(str(values.get("genre", ""))) is not None
    return said or bool(_CODE.fullmatch(fragment.get("citation-number", "")))


def decide_type(
    values: Mapping[str, Any], *, journal: bool, quoted: bool, fragment: Mapping[str, str]
) -> str:
    """Return the CSL type.

    `values` are the fields, `journal` says that the container was tagged as a journal, `quoted` that the
    title stood in quotation marks; `fragment` maps labels to their raw text.
    """
    title, container = _fold(values.get("title")), _fold(values.get("container-title"))
    genre = _fold(values.get("genre")) + " " + _fold(fragment.get("note")) + " " + _fold(values.get("medium"))
    if speaks_of(genres.THESIS, _fold(values.get("genre"))) or (
        speaks_of(genres.THESIS, genre) and not container
    ):
        return "thesis"
    if speaks_of(genres.REVIEW, _fold(fragment.get("genre"))) or is_named(
        genres.REVIEW_KIND, _fold(values.get("genre"))
    ):
        return "review"
    if is_of_person_asked(values, fragment):
        return "interview"
    if values.get("director") or speaks_of(genres.FILM, genre):
        return "motion_picture"
    if values.get("authority") or is_case_number(str(values.get("number", ""))):
        return "legal_case"
    if speaks_of(genres.MINUTES, title) or speaks_of(genres.MINUTES, container):
        return "hearing"
    if (
        speaks_of(genres.LAW, container)
        or speaks_of(genres.LAW, title)
        or (_is_law(title) and not any(values.get(of_book) for of_book in _OF_BOOK))
    ):
        return "legislation"
    named = values.get("author") or quoted
    if container and values.get("page") and not named and _CASE.search(str(values.get("title") or "")):
        return "legal_case"
    if container and "blog" in genre.split():
        return "post-weblog"
    if container:
        inside = bool(_SAYS_IN.search(fragment.get("container-title", "")))
        return _part(container, values, journal=journal, inside=inside)
    return _whole(title, genre, values, quoted=quoted)


_CASE = lazy(r"\sv\.?\s")
"""“Against” between the parties of a case."""
_DAY = lazy(
    r"\b\d{1,2}\b\.?\s+[^\W\d_]{3,}\S*\s+\d{4}|\b\d{1,2}\s?[./–-]\s?(?:\d{1,2}|[IVX]{1,4})\s?[./–-]\s?\d{4}|[^\W\d_]{3,}\s+\d{1,2},\s+\d{4}"
    r"|\d{4},\s+(?:\d{1,2}\.?\s+[^\W\d_]{3,}|[^\W\d_]{3,}\s+\d{1,2})"
)


def _is_day(values: Mapping[str, Any]) -> bool:
    """Return whether a work is dated by the day, as newspapers are, and has no DOI."""
    return not values.get("DOI") and bool(_DAY.search(str(values.get("issued") or "")))


_MONTH = lazy(r"[^\W\d_]{3,}\s\d{4}")


def _is_unpublished(values: Mapping[str, Any]) -> bool:
    """Return whether a work names no publisher, and a day, a month or no place: a conversation, no book about one."""
    dated = _is_day(values) or _MONTH.match(str(values.get("issued") or ""))
    return not values.get("publisher") and bool(dated or not values.get("publisher-place"))


def _is_page(values: Mapping[str, Any], *, journal: bool) -> bool:
    """Return whether a work was read on the web and has nothing that says where in print it stands."""
    if not (values.get("URL") and values.get("accessed")):
        return False
    printed = ("page", "editor", "volume", "issue", "issued") if journal else ("page", "editor")
    return not any(values.get(variable) for variable in printed)


_MEETING = lazy(r"[A-Z][\w&-]*[A-Z][\w&-]*[\s'’-]{1,2}(?:(?:19|20)\d\d|\d\d)")
"""The short name of a conference and its year: `CAV 2003`, `SIGMOD ’99`."""
_SAYS_IN = lazy(r"\b(?:içinde|içerisinde)\W*$", re.IGNORECASE)


def _part(container: str, values: Mapping[str, Any], *, journal: bool, inside: bool) -> str:
    if is_encyclopedia(container):
        return "entry-encyclopedia"
    if is_named(genres.CORPUS, container):
        return "chapter"
    if (
        is_named(genres.NEWSPAPER_NAMES, container)
        and not values.get("editor")
        and not values.get("publisher")
    ):
        return "article-newspaper"
    if _is_page(values, journal=journal):
        return "webpage"
    if journal and not values.get("editor"):
        # A newspaper is told by its name, or by a day of publication without volume and issue.
        if _is_newspaper(container) and not values.get("volume"):
            return "article-newspaper"
        if speaks_of(genres.MAGAZINE, container):
            return "article-magazine"
        if _is_day(values) and not values.get("volume"):
            return "article-newspaper"
        return "article-journal"
    held = not journal and bool(_MEETING.fullmatch(str(values.get("container-title"))))
    if held or speaks_of(genres.PROCEEDINGS, container):
        return "paper-conference"
    edited = values.get("editor") and values.get("publisher") and not values.get("volume")
    if (journal and not edited) or (
        not inside
        and not values.get("publisher")
        and not values.get("editor")
        and (
            (values.get("volume") and (values.get("issue") or not values.get("publisher-place")))
            or (values.get("issue") and _is_day(values))
        )
    ):
        return "article-journal"
    return "chapter"


def _whole(title: str, genre: str, values: Mapping[str, Any], *, quoted: bool) -> str:
    if values.get("archive") and not values.get("publisher"):
        held = _MANUSCRIPT.search(_fold(values.get("archive_location"))) or _LIBRARY.search(
            _fold(values["archive"])
        )
        return "manuscript" if held and title else "document"
    if (_is_unpublished(values) and speaks_of(genres.INTERVIEW, title)) or _INFORMANT.match(title):
        return "interview"
    if speaks_of(genres.REPORT, genre):
        return "report"
    if speaks_of(genres.MANUSCRIPT, _fold(values.get("genre"))):
        return "manuscript"
    if "patent" in genre or (_PATENT.match(title) and not values.get("publisher")):
        return "patent"
    if "arxiv" in genre:
        return "article"
    if speaks_of(genres.DATASET, genre):
        return "dataset"
    if speaks_of(genres.MAP, genre):
        return "map"
    if speaks_of(genres.SOFTWARE, genre) or (speaks_of(genres.SOFTWARE, title) and values.get("URL")):
        return "software"
    if values.get("URL") and (
        values.get("accessed") or not (values.get("publisher-place") or values.get("ISBN"))
    ):
        return "webpage"
    if speaks_of(genres.REPORT, title) and not values.get("publisher"):
        return "report"
    if quoted and values.get("page") and not values.get("publisher"):
        return "article-journal"
    if not title and not values.get("author"):
        return "document"
    if values.get("number") and not genre.strip():
        return "standard"
    return "book"
