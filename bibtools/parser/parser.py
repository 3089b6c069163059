"""`parse` and `parse_many`: from a string to a Record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial

from bibtools.model import Change, Origin, Place, Raw, Record
from bibtools.parser.assemble.record import Judge, assemble, note_only
from bibtools.parser.calibration import Calibration
from bibtools.parser.doubts.judge import judge
from bibtools.parser.doubts.reading import Reading
from bibtools.parser.doubts.signs import Signs
from bibtools.parser.repeats import repeat_in
from bibtools.parser.rules import apply_rules
from bibtools.parser.rules.numbers import bullet_end
from bibtools.parser.script import unreadable
from bibtools.parser.tagger import Piece, Tagger, Tokens, shipped
from bibtools.support.batches import batches
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message

_REPEATS = message("it repeats a work that was cited before (a.g.e., ibid., op. cit.)")
LONGEST = 4000
"""Characters beyond which a string is no reference but a text; it is kept as a note."""


@lru_cache(maxsize=4)
def calibration_of(tagger: Tagger) -> Calibration:
    """Return the calibration of a tagger's model."""
    return Calibration.of(tagger.metadata)


@lru_cache(maxsize=4)
def judge_of(tagger: Tagger) -> Judge | None:
    """Return what sets the probabilities of values by a tagger's table of doubts; None if it has no table."""
    return partial(judge, tagger.doubts) if tagger.doubts else None


def parse(raw: Raw | str, *, tagger: Tagger | None = None) -> Record:
    """Parse one reference.

    Takes a found reference or a plain string; gives a Record whose segments hold every token of it. Dates
    stay text as written. What is in no field is in the note; a string that cannot be understood is a
    `document` with its text as note and a Change of kind `note`. Never raises for any text.
    """
    tagger = tagger or shipped()
    return _parse([raw], tagger, judge_of(tagger))[0]


def read_signs(text: str, tagger: Tagger) -> tuple[Record, dict[str, Signs]]:
    """Return the record of a reference, and the signs of doubt by CSL variable, from which `training.doubts` learns."""
    signs: dict[str, Signs] = {}

    def collect(reading: Reading, origins: dict[str, Origin]) -> list[Change]:
        signs.update((name, reading.signs(name)) for name in origins if reading.sources.get(name))
        return []

    return _parse([text], tagger, collect)[0], signs


def parse_many(raws: Iterable[Raw | str], *, tagger: Tagger | None = None) -> Iterator[Record]:
    """Parse references in constant memory, some at a time; the model is loaded once."""
    tagger = tagger or shipped()
    for batch in batches(raws):
        yield from _parse(batch, tagger, judge_of(tagger))


@dataclass(slots=True)
class _Tagged:
    """A reference on its way: what the tagger made of its text from `start` on, and the rules of that."""

    text: str
    place: Place | None
    start: int
    pieces: list[Piece]
    joined: list[int]
    tokens: Tokens


def _parse(raws: Sequence[Raw | str], tagger: Tagger, judge: Judge | None) -> list[Record]:
    """Parse references stage by stage, for which `batches` gives the reason."""
    tagged = [_tag(raw, tagger) for raw in raws]
    for each in tagged:
        if isinstance(each, _Tagged):
            each.pieces = apply_rules(each.text, each.pieces)
    calibration = calibration_of(tagger)
    return [each if isinstance(each, Record) else _assembled(each, calibration, judge) for each in tagged]


def _tag(raw: Raw | str, tagger: Tagger) -> _Tagged | Record:
    """Return what the tagger makes of a reference, or the record of one that cannot be parsed."""
    text, place = (raw, None) if isinstance(raw, str) else (raw.text, raw.place)
    reason = _refusal(text) or (_REPEATS if repeat_in(text) else "")
    if reason:
        return note_only(text, (), place, reason)
    start = bullet_end(text)
    return _Tagged(text, place, start, *tagger.read(text, start))


def _assembled(each: _Tagged, calibration: Calibration, judge: Judge | None) -> Record:
    text, start = each.text, each.start
    if start and text[:start].strip():
        each.pieces.insert(0, Piece("citation-number", 0, len(text[:start].rstrip()), 1.0))
    return assemble(text, each.pieces, each.joined, each.place, calibration, each.tokens, judge)


def _refusal(text: str) -> str:
    """Return why a string cannot be parsed; the empty string if it can."""
    if not any(c.isalnum() for c in text):
        return message("it contains no words")
    if len(text) > LONGEST:
        return message("it has {count} characters, more than a reference has", count=len(text))
    return unreadable(text)
