"""Reviews of a work, of which the reference names author and title: `review of The Great Fair, by Ann Hale`."""

from __future__ import annotations

import re

from bibtools.language.particles import PARTICLES
from bibtools.language.reviews import REVIEW, REVIEW_WITH_COLON, REVIEWED, REVIEWER
from bibtools.language.roles import EDITOR
from bibtools.parser.lexicon import flags_of, is_given
from bibtools.parser.rules.overlay import HOLDERS, SURE, overlay
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_UP = r"[^\W\d_a-zçğıöşüéèáíóúñ]"
_OF_WORK = lazy(
    r"(?:^|(?<=[.,;:”\"’»)\]\d•]\s)|(?<=[\[(“«\"‘„])|(?<=«\s))"
    rf"(?P<words>(?i:{REVIEW.loose()})\s?:?\]?|(?i:{REVIEW_WITH_COLON.strict()})\s?[:\]])\s+(?={_UP}|[“«\"‘'„]|d['’])"
)
_REVIEWER_FIRST = lazy(
    rf"(?:^|(?<=\s)|(?<=[(\[]))(?P<words>(?i:{REVIEWER.loose()})\s)(?P<names>{_UP}[^,:;()\d]{{2,60}}?)\s"
    rf"(?P<of>(?:{REVIEWED.strict()})\s?:?)\s+(?={_UP})"
)
_POSSESSIVE = lazy(
    rf"(?P<words>)(?P<names>{_UP}[^,:;()\d]{{2,60}}?)(?P<of>['’]s\s(?:book\s)?review\sof)\s+(?={_UP})"
)
_PARTICLE = rf"(?:(?:{'|'.join(sorted(map(re.escape, PARTICLES)))})(?:\s|(?<=['’])))"
_NAMES = rf"{_PARTICLE}?{_UP}[^\d\[\]():;]{{3,80}}?"
_END = r"[\s.,;\])”’»\"]*$"
_BY = lazy(
    rf"(?:[,.]?\s(?:by|par)|,\s(?:von|di|de|del|da|por|af|av|van))\s(?P<names>{_NAMES})"
    rf"(?P<rest>\s?[(\[][^()\[\]]{{1,60}}[)\]])?{_END}"
)
_EDITED_BY = lazy(rf"[.,]\s(?P<names>(?:{EDITOR.strict()})\s{_NAMES})(?P<rest>)?{_END}")
_INITIALS = rf"(?:{_UP}[^\W\d_]{{0,2}}\.[\s-]?)"
_FAMILY = rf"{_PARTICLE}?{_UP}[\w'’-]+"
_ROLE = r"(?:\s\((?:[Hh]g|[Hh]rsg|[Ee]ds?|[ée]d|dir)\.?\))?"
_NATURAL = lazy(
    rf"(?P<given>{_INITIALS}{{1,4}}|(?:{_UP}[^\W\d_]+[\s-]){{1,3}}(?:{_UP}\.\s)?){_FAMILY}(?:\s{_UP}[\w-]+)?{_ROLE}"
    r"[,:]\s"
)
_POSSESSED = lazy(rf"(?P<given>{_INITIALS}{{1,4}}|(?:{_UP}[^\W\d_]+\s){{1,3}}){_UP}[\w-]+['’]s\s")
_INVERTED = lazy(rf"{_UP}[\w'’-]+,\s(?:{_INITIALS}{{1,4}},?:?|{_UP}[^\W\d_]+:)\s")
_CAPITALS = lazy(r"(?:[^\W\d_a-zß-öø-ÿ]{2,}[\s-]?){1,3},\s")
_FAMILIES = lazy(rf"(?P<first>{_FAMILY})(?:\s(?:and|und|et|&|e|y)\s{_FAMILY})?,\s(?=[“«\"‘„]?{_UP})")
"""Family names alone before a title: `review of Pascoe, Dried Plants and Damp Ships`."""
_IMPRINT = ("location", "publisher", "date", "pages")
_PLACE_AND_YEAR = lazy(
    rf"(?:,\s(?P<imprint>{_UP}[^,;:()\d]{{2,40}}\s\d{{4}})|\s(?P<bracket>\([^()]*\d{{4}}\)))\W*$"
)


def review_of_work(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the words of a review as its genre, and behind them author and title of the reviewed work.

    What the reference says of the imprint of that work is a note. A journal that is called Review of something is none.
    """
    at = next((piece.start for piece in pieces if piece.label != "citation-number"), 0)
    name = next((piece.start for piece in pieces if piece.label not in ("citation-number", "note")), 0)
    match = _REVIEWER_FIRST.search(text, at) or _POSSESSIVE.match(text, name)
    if match and _is_person(match["names"]):
        # The words before a reviewer go with the name: what is behind them speaks of the work.
        first = [Piece("author", match.start("words"), match.end("names"), SURE)]
        words = Piece("genre", *match.span("of"), SURE)
        if match["words"] and text[at : match.start("words")].strip():
            first.insert(0, Piece("note", at, match.start("words"), SURE))
    elif match := _OF_WORK.search(text):
        first, words = [], Piece("genre", *match.span("words"), SURE)
    else:
        return pieces
    start = match.end()
    behind = next((piece for piece in pieces if piece.start >= start and piece.label in HOLDERS), None)
    # `Review of English Studies` is a journal, unless another stands in the line.
    journals = [piece for piece in pieces if piece.label == "journal"]
    named = len(journals) == 1 and journals[0].start == words.start
    if behind is None or named:
        return pieces
    reviewer = bool(first) or any(p.label == "author" and p.end <= words.start for p in pieces)
    parts = _parts(text, start, behind.start, pieces, reviewer=reviewer)
    for part in [*first, words, *parts] if parts or first else []:
        pieces = overlay(text, pieces, part)
    return pieces


def _parts(text: str, start: int, end: int, pieces: list[Piece], *, reviewer: bool) -> list[Piece]:
    """Return the pieces of the reviewed work; none if neither its author nor `by` is found.

    Where nobody stands before the words, `by` behind author and title names the reviewer.
    """
    by = _BY.search(text[start:end]) or _EDITED_BY.search(text[start:end])
    if reviewer and by:
        return _by_name(text, start, end, by)
    found = _name_first(text, start, start + by.start() if by else end, pieces)
    if found and by:
        return [*found, Piece("author", start + by.start(), start + by.end("names"), SURE)]
    return found or (_by_name(text, start, end, by) if by else [])


def _by_name(text: str, start: int, end: int, by: re.Match[str]) -> list[Piece]:
    """Return the pieces of `The Great Fair, by Ann Hale (London, 1990)`."""
    if not by.start():
        return []
    rest = start + by.start("rest")
    made = [
        Piece("title", start, start + by.start(), SURE),
        Piece("author", start + by.start(), rest if by["rest"] else len(text[:end].rstrip(' ’”»"')), SURE),
    ]
    return [*made, Piece("note", rest, end, SURE)] if by["rest"] else made


def _is_person(names: str) -> bool:
    """Return whether words name a person: with an initial, or each with a capital."""
    words = names.split()
    return "." in names or (1 < len(words) < 5 and all(word[0].isupper() for word in words))


def _may_be_person(text: str) -> bool:
    """Return whether two words may name a person, as the word list has it: Ines Graf, but not Kleine Geschichte."""
    words = text.strip(" ,:").split()
    return (
        len(words) == 2
        and all("j" not in flags_of(word) for word in words)
        and (any("n" in flags_of(word) for word in words) or not any(map(flags_of, words)))
    )


def _may_be_family(word: str) -> bool:
    """Return whether one word may be a family name, as the word list has it: Pascoe, but not Nannies."""
    flags = flags_of(word)
    return "-" in word or not flags or ("n" in flags and not {"j", "t"} & set(flags))


def _author_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the match of the author that begins at an offset."""
    match = (
        _POSSESSED.match(text, start, end)
        or _INVERTED.match(text, start, end)
        or _NATURAL.match(text, start, end)
    )
    if match:
        given = match.groupdict().get("given") or "."
        if "." in given or is_given(given.split()[0]) or _may_be_person(match[0]):
            return match
    if capitals := _CAPITALS.match(text, start, end):
        return capitals
    families = _FAMILIES.match(text, start, end)
    return families if families and _may_be_family(families["first"].split()[-1]) else None


def _name_first(text: str, start: int, end: int, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of `Ann Hale, The Great Fair, London 1990`; none if no name stands first."""
    match = _author_at(text, start, end)
    if match is None:
        return []
    imprint = [p.start for p in pieces if match.end() < p.start < end and p.label in _IMPRINT]
    if not imprint and (placed := _PLACE_AND_YEAR.search(text[match.end() : end])):
        imprint = [match.end() + placed.start(placed.lastgroup or 0)]
    cut = len(text[: min([*imprint, end])].rstrip())
    if cut <= match.end():
        return []  # Two words alone are the title: `Rez. zu: Globale Lasten`.
    made = [
        Piece("author", start, len(text[: match.end()].rstrip()), SURE),
        Piece("title", match.end(), cut, SURE),
    ]
    return [*made, Piece("note", imprint[0], len(text[:end].rstrip()), SURE)] if imprint else made
