"""Whether what seems to hold a work is the work itself, or the series that it stands in."""

from __future__ import annotations

import re
from itertools import takewhile

from bibtools.language.courts import is_reports
from bibtools.language.genres import JOURNAL, is_encyclopedia, speaks_of
from bibtools.language.units import SERIES
from bibtools.parser.assemble.assembly import Assembly
from bibtools.parser.assemble.csl_types.containers import is_plain, stands_alone
from bibtools.parser.assemble.csl_types.evidence import folded
from bibtools.parser.assemble.csl_types.legal import is_decision
from bibtools.parser.assemble.roles import without_in
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_SERIES_NAME = lazy(rf"\s(?:{SERIES.bare(least=4)})$", re.IGNORECASE)
_OF_WHOLE = frozenset(("container-title", "journal", "editor", "collection-title", "volume", "note"))
"""Labels of what may stand between In and the title of the whole: `in Worrell D., ed., Black Holes`."""


def name_the_whole(work: Assembly) -> None:
    """Make the container the title if no title was found."""
    container = work.values.get("container-title", "")
    if not container or work.values.get("title"):
        return
    if not _is_whole_encyclopedia(work, container) and (stands_alone(container) or _part_without_title(work)):
        return
    if work.journal:
        if not _cited_by_title(work, container):
            return
        work.journal = False
    work.move("container-title", "title")


def _is_whole_encyclopedia(work: Assembly, container: str) -> bool:
    """Return whether an encyclopaedia is cited as a whole: it has an imprint, and nothing tells an entry."""
    told = ("author", "page", "volume", "URL")
    imprint = work.values.get("publisher-place") or work.values.get("publisher")
    return bool(imprint) and is_encyclopedia(folded(container)) and not any(map(work.values.get, told))


def _part_without_title(work: Assembly) -> bool:
    """Return whether an untitled part of the container is cited: `A. Kraus, in: Handbuch`, `BGH, BGHZ 131, 93`."""
    if work.values.get("authority") or is_reports(str(work.values["container-title"])):
        return True
    if not work.values.get("author"):
        named = speaks_of(JOURNAL, fold_letters(str(work.values["container-title"])))
        return named and all(work.values.get(each) for each in ("issue", "issued"))
    author = work.sources["author"][0]
    if is_decision(work.raw[author.start : author.end].strip(" ,.;:"), work.raw):
        return True
    at = work.pieces.index(work.sources["container-title"][0])
    behind_in = takewhile(lambda piece: piece.label in _OF_WHOLE, reversed(work.pieces[: at + 1]))
    return any(_begins_with_in(work.raw[piece.start : piece.end]) for piece in behind_in)


def _begins_with_in(text: str) -> bool:
    # In needs a word behind it, which may stand in the next piece.
    text += " x"
    return without_in(text) != text


_CHRONICLE = lazy(r"\s(?:[Tt]arihi|[Tt]evârihi?|[Ss]eyahatn[aâ]mesi|[Vv]ek[aâ]yin[aâ]mesi)$")
"""The end of what chronicles and travel books are called by: `Sahhaf Tarihi (1911) III/174`."""


def _cited_by_title(work: Assembly, container: str) -> bool:
    """Return whether what seems a journal is a book in a short note: `Nutuk, C. II, s. 561`."""
    of_issues = ["issue", "author", "DOI", "URL"]
    if not _CHRONICLE.search(container):
        of_issues.append("issued")
    if any(work.values.get(each) for each in of_issues) or not work.values.get("page"):
        return False
    return is_plain(container) and not speaks_of(JOURNAL, fold_letters(container))


def series_of_book(work: Assembly, *, quoted: bool) -> None:
    """Make the container of a book its series if there is no In, no editor and no span of pages."""
    container = work.values.get("container-title", "")
    said = [work.raw[p.start : p.end] for p in work.pieces if p.label == "container-title"]
    if quoted or work.journal or len(said) != 1 or not container or work.values.get("collection-title"):
        return
    if (
        said[0].startswith(container[:8])
        and work.values.get("publisher")
        and not work.values.get("editor")
        and not _spans_pages(work)
        and is_plain(container)
    ):
        work.move("container-title", "collection-title")


def series_by_name(work: Assembly) -> None:
    """Make a container that calls itself a series (Kültür Serisi No. 1) the series of the book."""
    container = str(work.values.get("container-title", ""))
    if work.values.get("collection-title") or not work.values.get("title") or work.values.get("editor"):
        return
    if not _SERIES_NAME.search(container) or _spans_pages(work):
        return
    work.move("container-title", "collection-title")
    work.journal = False
    if "volume" not in work.values and "issue" in work.values:
        work.move("issue", "collection-number")


def _spans_pages(work: Assembly) -> bool:
    return bool(_SPAN.search(str(work.values.get("page", ""))))


_SPAN = lazy(r"\d\s?[-–]\s?\d")
