"""Finding what may be a citation in a text: brackets with a year and little else, or with numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibtools.language.months import month_words
from bibtools.language.statements import NO_DATE
from bibtools.model import Span
from bibtools.parser.in_text.typed import TypedCitation, TypedCite
from bibtools.parser.notes.locators import Locator, bare_number, locators
from bibtools.support.patterns import lazy

_ROUND = lazy(r"\((?P<inside>[^()]{2,400})\)")
_SQUARE = lazy(r"\[(?P<inside>\d{1,3}(?:\s*[,;–-]\s*(?:\d{1,3}|[^\W\d_]{1,6}\.?\s*\d[^\][,;]*))*)\]")
_YEAR = r"(?:1\d{3}|20\d\d)"
_ALONE = r"(?<![\w./-])"
_DATED = lazy(
    rf"(?P<head>[^\d]*?)(?P<between>[\s,]*)(?:(?:{_ALONE}{_YEAR}\s*/\s*(?=\d{{4}}))?(?P<year>(?:(?<=/)|{_ALONE}){_YEAR})"
    rf"(?P<letter>[a-z](?!\w))?|(?<!\w)(?P<none>{NO_DATE.strict()}))"
    rf"(?P<more>(?:\s*,\s*(?:{_YEAR}[a-z]?|[a-z])(?![\w./-]))*)(?![\w/-])(?P<tail>.*)",
    re.IGNORECASE | re.DOTALL,
)
_MORE = lazy(r"\s*,\s*(?P<year>\d{4})?(?P<letter>[a-z])?")
_BETWEEN_NUMBERS = lazy(r"\s*[,;]\s*")
_RANGE = lazy(r"(\d{1,3})\s*[–-]\s*(\d{1,3})")
_LONGEST_RANGE = 30


def typed_citations(text: str) -> Iterator[TypedCitation]:
    """Yield what may be citations in a text, in order: which works they mean has to be looked up.

    Years of a life or of events (`(1881-1938)`, `(Kasım 1918)`) are left out.
    """
    found = [*_round(text), *_square(text)]
    yield from sorted(found, key=lambda each: each.span.start)


def _round(text: str) -> Iterator[TypedCitation]:
    for match in _ROUND.finditer(text):
        cites: list[TypedCite] = []
        for piece in match["inside"].split(";"):
            made = _dated(piece.strip())
            if not made:
                break
            cites += made
        else:
            yield TypedCitation(Span(*match.span()), tuple(cites))


def _dated(piece: str) -> list[TypedCite]:
    """Return the cites of a piece between semicolons: several if it names several years; none if it is no cite."""
    match = _DATED.fullmatch(piece)
    if match is None:
        return []
    head, tail = match["head"].strip(" ,:"), match["tail"].strip()
    place = _place(tail)
    suffix = tail[place.span.end :] if place else tail
    before = tail[: place.span.start] if place else ""
    if before.strip(" ,:;.") or (tail and not place and tail[0] not in ",;") or _is_date(match):
        return []
    suffix = suffix.strip(" ,;.")
    year, letter = match["year"] or "", match["letter"] or ""
    found = [TypedCite(head, year, letter)]
    for more in _MORE.finditer(match["more"] or ""):
        year = more["year"] or year
        found.append(TypedCite(head, year, more["letter"] or ""))
    last = found[-1]
    located = TypedCite(
        last.head, last.year, last.letter, place.value if place else "", place.label if place else "", suffix
    )
    return [*found[:-1], located]


def _place(tail: str) -> Locator | None:
    """Return the place that a cite names behind its year: the first counted one, or a number."""
    counted = locators(tail)
    return counted[0] if counted else bare_number(tail)


def _is_date(match: re.Match[str]) -> bool:
    """Return whether a month stands right before the year."""
    words = match["head"].split()
    return bool(words) and "," not in match["between"] and words[-1].lower() in month_words()


def _square(text: str) -> Iterator[TypedCitation]:
    for match in _SQUARE.finditer(text):
        cites: list[TypedCite] = []
        for piece in _BETWEEN_NUMBERS.split(match["inside"]):
            numbers = _RANGE.fullmatch(piece)
            if piece.isdecimal():
                cites.append(TypedCite(number=str(int(piece))))
            elif numbers and int(numbers[1]) < int(numbers[2]) < int(numbers[1]) + _LONGEST_RANGE:
                cites += (TypedCite(number=str(each)) for each in range(int(numbers[1]), int(numbers[2]) + 1))
            elif cites and not cites[-1].locator and (place := _place(piece)):
                cites[-1] = TypedCite(number=cites[-1].number, locator=place.value, label=place.label)
            else:
                break
        else:
            yield TypedCitation(Span(*match.span()), tuple(cites))
