"""Reviews of a work, of which the reference names author and title: `review of The Great Fair, by Ann Hale`."""

from __future__ import annotations

from bibtools.language.genres import REVIEW
from bibtools.parser.lexicon import flags_of, is_given
from bibtools.parser.rules.overlay import HOLDERS, SURE, overlay
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_UP = r"[^\W\d_a-zçğıöşüéèáíóúñ]"
_OF_WORK = lazy(
    rf"(?:^|(?<=[.,;:”\"’»]\s)|(?<=[\[(]))(?P<words>(?i:{REVIEW.loose()})\s?:?)\s+(?={_UP}|[“«\"‘'„])"
)
_BY = lazy(
    rf"[,.]?\s(?:by|par)\s(?P<names>{_UP}[^\d\[\]():;]{{3,80}}?)(?P<rest>\s?[(\[][^()\[\]]{{1,60}}[)\]])?[\s.,;\])]*$"
)
_NATURAL = lazy(
    rf"(?P<given>(?:{_UP}\.[\s-]?){{1,4}}|(?:{_UP}[^\W\d_]+[\s-]){{1,3}}(?:{_UP}\.\s)?){_UP}[\w'’-]+(?:\s\((?:[Hh]g|[Hh]rsg|[Ee]ds?|[ée]d|dir)\.?\))?[,:]\s"
)
_INVERTED = lazy(rf"{_UP}[\w'’-]+,\s(?:(?:{_UP}\.[\s-]?){{1,4}},?:?|{_UP}[^\W\d_]+:)\s")
_IMPRINT = ("location", "publisher", "date", "pages")
_PLACE_AND_YEAR = lazy(rf",\s(?P<imprint>{_UP}[^,;:()\d]{{2,40}}\s\d{{4}})\W*$")


def review_of_work(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the words of a review as its genre, and behind them author and title of the reviewed work.

    What the reference says of the imprint of that work is a note. A journal that is called Review of something is none.
    """
    match = _OF_WORK.search(text)
    if match is None:
        return pieces
    start = match.end()
    behind = next((piece for piece in pieces if piece.start >= start and piece.label in HOLDERS), None)
    # `Review of English Studies` is a journal, unless another stands in the line.
    journals = [piece for piece in pieces if piece.label == "journal"]
    named = len(journals) == 1 and journals[0].start == match.start("words")
    if behind is None or named:
        return pieces
    parts = _by_name(text, start, behind.start) or _name_first(text, start, behind.start, pieces)
    for part in [Piece("genre", match.start("words"), match.end("words"), SURE), *parts] if parts else []:
        pieces = overlay(text, pieces, part)
    return pieces


def _by_name(text: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of `The Great Fair, by Ann Hale (London, 1990)`; none if it has no such form."""
    match = _BY.search(text[start:end])
    if match is None or not match.start():
        return []
    names, rest = start + match.start("names"), start + match.start("rest")
    before = names - len("by ")
    made = [
        Piece("title", start, len(text[:before].rstrip()), SURE),
        Piece("author", before, rest if match["rest"] else len(text[:end].rstrip()), SURE),
    ]
    return [*made, Piece("note", rest, end, SURE)] if match["rest"] else made


def _may_be_person(text: str) -> bool:
    """Return whether two words may name a person, as the word list has it: Ines Graf, but not Kleine Geschichte."""
    words = text.strip(" ,:").split()
    return (
        len(words) == 2
        and all("j" not in flags_of(word) for word in words)
        and any("n" in flags_of(word) for word in words)
    )


def _name_first(text: str, start: int, end: int, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of `Ann Hale, The Great Fair, London 1990`; none if no name stands first."""
    match = _INVERTED.match(text, start, end) or _NATURAL.match(text, start, end)
    if match is None:
        return []
    given = match.groupdict().get("given") or "."
    if "." not in given and not is_given(given.split()[0]) and not _may_be_person(match[0]):
        return []
    imprint = [p.start for p in pieces if match.end() < p.start < end and p.label in _IMPRINT]
    if not imprint and (placed := _PLACE_AND_YEAR.search(text[match.end() : end])):
        imprint = [match.end() + placed.start("imprint")]
    cut = len(text[: min([*imprint, end])].rstrip())
    made = [
        Piece("author", start, len(text[: match.end()].rstrip()), SURE),
        Piece("title", match.end(), cut, SURE),
    ]
    return [*made, Piece("note", imprint[0], len(text[:end].rstrip()), SURE)] if imprint else made
