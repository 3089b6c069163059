"""A line that holds two works: where the second one seems to begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bibtools.model import Change, Span
from bibtools.parser.tagger import Piece
from bibtools.parser.words import word_classes
from bibtools.support.folding import fold_case
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_CAPITAL = r"[^\W\d_a-zà-ÿ]"
_NAME = rf"{_CAPITAL}[\w'’-]+"
_BULLET = r"\s*[–—-]?\s*(?:\[?\d{1,3}[\].]\s?)?"
_STARTS = (
    lazy(
        rf"(?:[.;)\]”»]|\d\d){_BULLET}(?P<name>(?:{_CAPITAL}\.[\s-]?){{1,3}}{_NAME}(?:,|\sand|\s&)\s"
        rf"|{_NAME},\s(?:{_CAPITAL}[.\s]|{_NAME}(?:\s{_CAPITAL}\.)?[.,;(:]|{_NAME}\s(?:\(|1|2)))"
    ),
    lazy(rf"\d[)\]]?[.;]{_BULLET}(?P<name>{_NAME}\s(?:{_NAME}\s)?{_NAME},\s)"),
)
"""A person as references begin with one, behind the end of another: `. A. Surname, `; `1950; Given Surname, `."""
_YEAR = lazy(r"(?<![\d/–-])(?:1[5-9]|20)\d\d(?![\d/–-])")
_SHORT = lazy(r"(?<![^\W_])[^\W\d_]{1,2}\.\s*$")
"""An initial or short abbreviation, whose full stop ends no reference."""
_ROLES = frozenset(("editor", "translator", "director", "in"))
_MARKS = ",.;:()[]"
_BEFORE, _BEHIND = 12, 30
"""Within so many characters a role word makes a person one of the work before."""
_LEAST = 25
"""So many characters a reference has at least."""


def second_work(raw: str, pieces: Sequence[Piece]) -> int:
    """Return where a second work seems to begin in a line; 0 if it seems to hold one.

    A year stands in both parts, a title begins in the first, and the second begins as a reference does: with a person.
    """
    if len(raw) < 2 * _LEAST or not any(piece.label == "title" for piece in pieces):
        return 0
    year = _YEAR.search(raw)
    title = min(piece.start for piece in pieces if piece.label == "title")
    if year is None or not _YEAR.search(raw, year.end()):
        return 0
    return min(
        (at for at in _beginnings(raw) if at > max(title, year.start()) and _YEAR.search(raw, at)), default=0
    )


def _beginnings(raw: str) -> Iterator[int]:
    for pattern in _STARTS:
        for match in pattern.finditer(raw, _LEAST):
            at = match.start("name")
            if len(raw) - at >= _LEAST and not _belongs_before(raw, match):
                yield at


def _belongs_before(raw: str, match: re.Match[str]) -> bool:
    """Return whether a name is no author: in brackets, beside a role word, behind an initial, or a publisher."""
    at = match.start("name")
    around = _classes(raw[max(0, at - _BEFORE) : match.end() + _BEHIND])
    if raw.count("(", 0, at) > raw.count(")", 0, at) or not _ROLES.isdisjoint(around):
        return True
    return bool(_SHORT.search(raw, 0, at)) or bool(_classes(match["name"]))


def _classes(text: str) -> set[str]:
    known = word_classes()
    words = (word.strip(_MARKS) for word in text.split())
    # Of two letters and fewer are initials, too.
    found = (known.get(fold_case(word), "") for word in words if len(word) > 2 or word.islower())
    return {name for names in found if names for name in names.split("+")}


def doubt_of_second(raw: str, at: int) -> Change:
    """Return the doubt about a line in which a second work begins at `at`; its field is `raw`, the whole line."""
    words = " ".join(raw[at:].split()[:3]).rstrip(_MARKS)
    reason = message("a second work may begin at “{words}”", words=words)
    return Change("raw", raw, raw, "parse", "doubt", reason, Span(at, len(raw)))
