"""Works that stand in a container: articles, chapters, papers, entries."""

from __future__ import annotations

import re

from bibtools.language import genres, press
from bibtools.language.genres import is_encyclopedia, is_named, speaks_of
from bibtools.language.months import MONTH
from bibtools.language.reference_works import UNDER_WORD, is_letters
from bibtools.parser.assemble.csl_types.containers import is_magazine, is_newspaper
from bibtools.parser.assemble.csl_types.evidence import Evidence
from bibtools.support.patterns import lazy

_MEETING = lazy(r"(?:^|[:–—-]\s)[A-Z](?=[\w&]*[A-Z])[\w&-]*[\s'’-]{1,2}(?:(?:19|20)\d\d|\d\d)$")
"""The short name of a conference and its year: `CAV 2003`, `SIGMOD ’99`, `The Semantic Web: ESWC 2013`."""
_SAYS_IN = lazy(r"\b(?:içinde|içerisinde)\W*$", re.IGNORECASE)
_ENTRY = lazy(
    r"(?:^|[,:.)]\s)(?:[Aa]rt(?:icle|\.)|voce|Stichwort)\s?(?:[„“\"«]|(?=[A-Z]\w+,? (?:in|dans)\b))"
)
"""Words before the head of an entry that is in quotation marks or before in: `art. « Ribāṭ »`."""
_OF_MAGAZINE = lazy(r"\b(?:dergi|dergisi|mecmua|mecmuasi)\b")
"""A Turkish periodical that is no newspaper; a day of publication makes it a magazine."""
_OF_JOURNAL = ("page", "editor", "volume", "issue", "issued")
_OF_BOOK = ("page", "editor")
_OF_PRINT = ("page", "editor", "volume", "issue", "publisher", "publisher-place", "ISBN")


def part(seen: Evidence) -> str:
    """Return the type of a work that has a container."""
    words = seen.container
    if _is_entry(seen):
        return "entry-encyclopedia"
    if is_named(genres.CORPUS, words):
        return "chapter"
    if newspaper := _of_press(seen):
        return newspaper
    if _is_page(seen):
        return "webpage"
    if seen.journal and not seen.has("editor"):
        return _article(seen)
    held = not seen.journal and bool(_MEETING.search(str(seen.values.get("container-title"))))
    if held or speaks_of(genres.PROCEEDINGS, words.replace("symposium series", "")):
        return "paper-conference"
    return "article-journal" if _counts_as_journal(seen) else "chapter"


def _is_entry(seen: Evidence) -> bool:
    container = str(seen.values.get("container-title"))
    if is_encyclopedia(seen.container) or is_letters(container):
        return True
    if seen.journal and seen.has("issue"):
        return False
    return bool(UNDER_WORD.search(seen.raw) or _ENTRY.search(seen.raw))


def _of_press(seen: Evidence) -> str:
    """Return the type of an article in a newspaper or magazine that is told by its name; the empty string otherwise."""
    if seen.has("publisher") or (seen.has("editor") and not seen.of_day):
        return ""
    if is_named(genres.NEWSPAPER_NAMES, seen.container):
        return "article-newspaper"
    if is_magazine(seen.container, of_month=seen.of_month) and (
        seen.has("issue") or not _is_dated_by_year(seen)
    ):
        return "article-magazine"
    paper = is_newspaper(seen.container) or speaks_of(press.WITH_DAY, seen.container)
    return "article-newspaper" if paper and seen.of_day and not seen.has("DOI") else ""


def _is_page(seen: Evidence) -> bool:
    """Return whether a work was read on the web and has nothing that says where in print it stands."""
    read = seen.has("URL") and seen.has("accessed")
    if read and not seen.has(*(_OF_JOURNAL if seen.journal else _OF_BOOK)):
        return True
    return seen.has("URL", "accessed") and not seen.journal and not seen.has("DOI", *_OF_PRINT)


def _article(seen: Evidence) -> str:
    """Return the type of an article: a newspaper is told by its name, or by a day of publication without volume."""
    if is_newspaper(seen.container) and not seen.has("volume"):
        return "article-newspaper"
    if seen.of_day and _OF_MAGAZINE.search(seen.container):
        return "article-magazine"
    counted = seen.has("volume") and seen.has("page") and not seen.of_day
    if speaks_of(genres.MAGAZINE, seen.container) and not counted:
        return "article-magazine"
    if seen.has("URL") and is_named(press.PORTALS, seen.container):
        return "webpage"
    return "article-newspaper" if seen.of_day and not seen.has("volume") else "article-journal"


_MONTH_BEHIND = lazy(rf"\d\s?\((?:{MONTH})\W*\)", re.IGNORECASE)
"""A month that stands with the number and not with the year: `41 (Mayıs)`."""


def _is_dated_by_year(seen: Evidence) -> bool:
    """Return whether a volume and a year are all that dates an article: `Burlington Magazine 112 (1970)`."""
    counted = seen.has("volume", "DOI") and seen.has("page") and str(seen.values.get("issued", "")).isdigit()
    return counted and not _MONTH_BEHIND.search(seen.fragments.get("volume", ""))


def _counts_as_journal(seen: Evidence) -> bool:
    """Return whether what holds the work is a journal, by its label or by what counts its numbers."""
    edited = seen.has("editor") and seen.has("publisher") and not seen.has("volume")
    if seen.journal:
        return not edited
    if _SAYS_IN.search(seen.fragments.get("container-title", "")) or seen.has("publisher", "editor"):
        return False
    volume, issue = seen.has("volume"), seen.has("issue")
    return (volume and (issue or not seen.has("publisher-place"))) or (issue and seen.of_day)
