"""What is corrected in a reference once its type is known: numbers above all."""

from __future__ import annotations

import re

from bibtools.language.months import month_names
from bibtools.model import Span
from bibtools.parser.assemble.assembly import Assembly
from bibtools.parser.assemble.issues_of_years import volume_with_part
from bibtools.parser.assemble.language import guess_language
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_SPAN = lazy(r"\d+\s?[-–]\s?\d+")
_LONGEST_VOLUME = 2
"""Digits of a volume of a newspaper; what has more counts issues."""
_ISSUE_WORD = lazy(r"\bS\.\s?$")
_DAY_OF_MONTH = rf"\d{{1,2}}\.\s(?:{'|'.join(month_names('de'))})(?!\w)"
_GERMAN_SIGNS = lazy(rf"{_DAY_OF_MONTH}|^[^ğışİ“]*„[^ğışİ„]+“[^ğışİ]*$")
"""A German day, or German quotation marks and no Turkish letters."""
_AT_A_PLACE = ("document", "interview")
"""Types of works that stand in no container."""
_TALKS = ("speech", "interview")
_EDITION_OF_JURIST = lazy(r"B\.\s?(\d{1,2})")
"""The edition (Bası) behind the volume, as Turkish jurists write it: `C. I, B. 6`; in minutes it is the sitting."""


def correct_by_type(work: Assembly, csl_type: str) -> None:
    """Correct numbers whose meaning depends on the type: 9/91-93 of an encyclopaedia, S. 1 of a newspaper."""
    issue = str(work.values.get("issue", ""))
    spans = csl_type == "entry-encyclopedia" and _SPAN.fullmatch(issue)
    if spans and not work.values.get("page"):
        work.move("issue", "page")
    if "recipient" in work.values and work.sources["recipient"][0].label == "title":
        # All that such a title says stands in the names.
        for held in (work.values, work.origins, work.sources):
            held.pop("title", None)
    bound = csl_type == "entry-encyclopedia" or (csl_type in ("book", "chapter") and _has_imprint(work))
    if bound and issue and not spans:
        _volume_in_parts(work, issue)
    if csl_type == "thesis":
        _supervisor_to_note(work)
    if csl_type in ("book", "chapter") and (
        edition := _EDITION_OF_JURIST.fullmatch(str(work.values.get("section")))
    ):
        work.move("section", "edition")
        work.values["edition"] = edition[1]
    if csl_type in _AT_A_PLACE and "container-title" in work.values and "publisher-place" not in work.values:
        # What a letter or a conversation seems to stand in is the place before its day: `Pera, 3 May 1629`.
        work.move("container-title", "publisher-place")
    if csl_type in _TALKS and "publisher-place" in work.values and "publisher" not in work.values:
        work.move("publisher-place", "event-place")
    if _number_of_newspaper(work, csl_type):
        work.move("volume", "issue")
    if csl_type in ("article-newspaper", "legislation"):
        _page_or_issue(work, csl_type)
    if csl_type in ("article-journal", "review"):
        _page_and_next(work)


def _page_and_next(work: Assembly) -> None:
    """Take `609s.` behind the volume of a journal for a page and the next, which in a book are 609 pages."""
    total = work.values.get("number-of-pages")
    if total and "page" not in work.values and "volume" in work.values and f"{total}s" in work.raw:
        work.move("number-of-pages", "page")


def _page_or_issue(work: Assembly, csl_type: str) -> None:
    """Take the number behind `S.` for the issue of a newspaper or gazette, but in German for its page."""
    german = guess_language(work.raw) == "de" or _GERMAN_SIGNS.search(work.raw) is not None
    page, issue = work.values.get("page"), work.values.get("issue")
    bare = page and not issue and work.journal and not work.values.get("title")
    if bare and not german and _ISSUE_WORD.search(work.raw[: _start_of(work, "page")]):
        work.move("page", "issue")
    untold = issue and not page and csl_type == "article-newspaper"
    if untold and german and _ISSUE_WORD.search(work.raw[: _start_of(work, "issue")]):
        work.move("issue", "page")


_SUPERVISED = lazy(
    r"(?<!\w)(?:dir\.|dirig\w+|direction|direzione|dirección|yön\.|yönet\w+|Leitung)", re.IGNORECASE
)


def _supervisor_to_note(work: Assembly) -> None:
    """Move the supervisor of a thesis, taken for an editor, to the note: `thèse de doctorat (dir. P. Morel)`."""
    for variable in ("editor", "director"):
        pieces = work.sources.get(variable, ()) if variable in work.values else ()
        if pieces and all(_SUPERVISED.search(work.raw, piece.start, piece.end) for piece in pieces):
            work.notes += [
                (Span(piece.start, piece.end), work.raw[piece.start : piece.end].strip(" ,.;:()[]"))
                for piece in pieces
            ]
            for held in (work.values, work.origins, work.sources):
                held.pop(variable, None)


def _has_imprint(work: Assembly) -> bool:
    return any(work.values.get(each) for each in ("publisher", "publisher-place", "editor"))


def _volume_in_parts(work: Assembly, part: str) -> None:
    """Make volume and issue of a book one number, as they are printed: `II,3`, `XIX 2`, `XIII/3a`, `4(1)`."""
    volume = str(work.values.get("volume", ""))
    for piece in work.sources.get("volume", ()) if volume else ():
        if whole := volume_with_part(work.raw[piece.start : piece.end], volume, part):
            work.values["volume"] = whole
            del work.values["issue"], work.origins["issue"]
            return


def _number_of_newspaper(work: Assembly, csl_type: str) -> bool:
    """Return whether the only number of a newspaper or gazette counts its issues: `Resmî Gazete, 27836, …`."""
    volume = str(work.values.get("volume", ""))
    return (
        csl_type in ("article-newspaper", "article-magazine", "legislation")
        and "issue" not in work.values
        and (len(volume) > _LONGEST_VOLUME or _of_day(work))
        and volume.isdigit()
    )


def _of_day(work: Assembly) -> bool:
    """Return whether the work is dated by the day: a single number beside it counts the issues of a paper."""
    of_laws = "dustur" in fold_letters(str(work.values.get("container-title", "")))
    return not of_laws and len(re.findall(r"\w+", str(work.values.get("issued", "")))) > 2


def _start_of(work: Assembly, variable: str) -> int:
    origin = work.origins.get(variable)
    return origin.span.start if origin and origin.span else 0
