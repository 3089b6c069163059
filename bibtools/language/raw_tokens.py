"""The tokens of a date as a person types it into a date field: numbers, months, seasons, signs and words.

Sources: EDTF (Library of Congress, 2019) for `~`, `?`, `%` and `..`; `bibtools.language.months` and
`bibtools.language.calendars` for the names that belong to one language or calendar.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from bibtools.language.calendars import calendars
from bibtools.language.months import MONTH, SEASON, month_forms, month_of, season_of
from bibtools.support.dataclass import dataclass
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a date.

    | kind | what | value |
    |---|---|---|
    | `Y` | a number of three digits or more, or of any length beside an era: a year | the year, negative with a minus |
    | `D` | a number of one or two digits | the number |
    | `M` `S` | the name of a month or of a season | 1 to 12, or 1 to 4 |
    | `-` `/` `.` `_` | a mark that joins numbers; the first two also make ranges | |
    | `R` | a dash or word that makes ranges alone | |
    | `O` | an end that is open: `..`, present | |
    | `B` `A` | before, or after, the birth of Christ | |
    | `~` | approximate or uncertain | |
    | `*` | a word or time that says nothing about the date that is known | |
    """

    kind: str
    value: int = 0
    digits: int = 0
    """How many digits a number has."""
    own: bool = False
    """Whether the month is written in Turkish, where years of 1255 to 1345 are Rumi ones."""


class UnreadableError(ValueError):
    """The text holds something that no reading of it as a date may pass over."""


_OTHER_CALENDARS = "|".join(
    side for each in calendars() if each.name != "gregorian" for side in (each.before, each.behind) if side
)
_PATTERNS = {
    "time": r"(?<=\d)(?:t|\s+)\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:z|[+-]\d\d:?\d\d)?(?!\w)",
    "signed": r"(?:(?<![^/])|(?<=/\s))[-\u2212]\d{1,4}(?!\d)",
    "compact": r"(?<!\d)(?:1[0-9]|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\w)",
    "number": r"\d+(?:(?:st|nd|rd|th|er|[\u00ba\u00b0\u00aa])(?![^\W_]))?",
    "open": r"\.\.|(?:present|today|now|open|heute|gunumuz)(?!\w)",
    "range": r"[\u2012-\u2015]+|--+|(?:to|until|bis)(?!\w)",
    "joint": r"(?<!/)/(?!/)|[-\u2010\u2011\u2212_]|(?<=\d)\.\s*(?=\d)",
    "before": r"(?:b\.?\s?c\.?\s?e|b\.?\s?c|m\.?\s?o|v\.\s?chr|av\.\s?j\.?-?\s?c|a\.\s?c)(?![^\W\d_])\.?",
    "after": r"(?:a\.?\s?d|c\.?\s?e|m\.?\s?s|n\.\s?chr|apr?\.\s?j\.?-?\s?c|d\.\s?c)(?![^\W\d_])\.?",
    "other": rf"(?:{_OTHER_CALENDARS})(?![^\W\d_])",
    "limit": (
        r"(?:before|bef|after|aft|ante|post|between|early|mid|late|since|century|not|vor|nach|seit|zwischen|jahrhundert"
        r"|avant|apres|depuis|entre|siecle|once|sonra|arasi|beri|yuzyil|yy)(?![^\W\d_])"
    ),
    "month": rf"(?P<written>{MONTH})",
    "season": rf"(?:{SEASON})(?![^\W\d_])",
    "about": r"(?:circa|ca|c|around|about|approx|um|vers|yaklasik|yak)(?![^\W\d_])\.?|[~?%\u2248]",
    "article": r"(?:the|of|de|le|la|del|den|am|im|in)(?![^\W\d_])",
    "word": r"[^\W\d_]+",
    "blank": r"[\s.,;:()\[\]{}\"'\u2018-\u201e\u00ab\u00bb\u00a9&]|//+",
}
"""Name of what is found → pattern, on folded text; the first that fits a place is taken."""
_TOKEN = lazy("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()))
_KINDS = {"open": "O", "range": "R", "before": "B", "after": "A", "word": "*", "time": "*"}
_LONGEST = 6
"""The most digits of a year: Python reads no integer of thousands of digits."""
_GLUED = ("month", "season", "before", "after", "time")
"""What may follow a number without a space: 5May2003, 99BC."""


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a raw date.

    Raise UnreadableError for what makes every reading a wrong one: another calendar, a limit ("before 1850"), a
    number that is part of a word ("180X", "Q1"), a sign that is not known.
    """
    return _with_eras(list(_scanned(fold_letters(unicodedata.normalize("NFC", text.strip())))))


def _scanned(folded: str) -> Iterator[Token]:
    at, before = 0, ""
    while at < len(folded):
        match = _TOKEN.match(folded, at)
        if match is None:
            raise UnreadableError
        name = next(each for each in _PATTERNS if match[each] is not None)
        glued = at > 0 and folded[at - 1].isdigit() and match[0][0].isalpha() and name not in _GLUED
        if (
            glued
            or name in ("other", "limit")
            or (name == "number" and before == "word" and folded[at - 1].isalpha())
        ):
            raise UnreadableError
        yield from _made(name, match)
        at, before = match.end(), name


def _made(name: str, match: re.Match[str]) -> Iterator[Token]:
    text = match[0]
    match name:
        case "number" | "signed":
            digits = "".join(char for char in text if char.isdecimal())
            if len(digits) > _LONGEST:
                raise UnreadableError
            year = name == "signed" or len(digits) > 2
            yield Token("Y" if year else "D", -int(digits) if name == "signed" else int(digits), len(digits))
        case "compact":
            yield from (Token("Y", int(text[:4])), Token("-"), Token("D", int(text[4:6])), Token("-"))
            yield Token("D", int(text[6:]))
        case "month":
            number, calendar = month_of(match)
            if calendar:
                raise UnreadableError
            yield Token("M", number, own=match["written"] not in _foreign_months())
        case "season":
            yield Token("S", season_of(match))
        case "joint":
            yield Token(text[0] if text[0] in "/_." else "-")
        case "about":
            yield Token("~")
            if text == "c" and match.string[match.end() : match.end() + 1].isdigit():
                yield Token("*")  # "c1990" is the copyright date of library catalogues as well.
        case _ if name in _KINDS:
            yield Token(_KINDS[name])


@cache
def _foreign_months() -> frozenset[str]:
    """Return the folded names of months of the languages that never counted Rumi years."""
    languages = ("en", "de", "fr", "it", "es", "nl", "hu")
    return frozenset(
        fold_letters(form) for each in languages for forms in month_forms(each) for form in forms
    )


def _with_eras(tokens: list[Token]) -> list[Token]:
    """Return the tokens with the number beside each era as a year: the one before it, else the one behind it."""
    made = list(tokens)
    for place, token in enumerate(tokens):
        if token.kind in ("A", "B"):
            beside = (at for at in (place - 1, place + 1) if 0 <= at < len(made) and made[at].kind in "DY")
            at = next(beside, None)
            if at is not None:
                made[at] = Token("Y", made[at].value)
    return made
