"""`parse` and `parse_many`: from a string to a Record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from bibtools.parser.tagger import Piece, Tagger, shipped
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
    place = None if isinstance(raw, str) else raw.place
    return _parse(raw if isinstance(raw, str) else raw.text, place, tagger, judge_of(tagger))


def read_signs(text: str, tagger: Tagger) -> tuple[Record, dict[str, Signs]]:
    """Return the record of a reference, and the signs of doubt by CSL variable, from which `training.doubts` learns."""
    signs: dict[str, Signs] = {}

    def collect(reading: Reading, origins: dict[str, Origin]) -> list[Change]:
        signs.update((name, reading.signs(name)) for name in origins if reading.sources.get(name))
        return []

    return _parse(text, None, tagger, collect), signs


def _parse(text: str, place: Place | None, tagger: Tagger, judge: Judge | None) -> Record:
    reason = _refusal(text) or (_REPEATS if repeat_in(text) else "")
    if reason:
        return note_only(text, (), place, reason)
    start = bullet_end(text)
    pieces, joined, tokens = tagger.read(text, start)
    pieces = apply_rules(text, pieces)
    if start and text[:start].strip():
        pieces.insert(0, Piece("citation-number", 0, len(text[:start].rstrip()), 1.0))
    return assemble(text, pieces, joined, place, calibration_of(tagger), tokens, judge)


def parse_many(raws: Iterable[Raw | str], *, tagger: Tagger | None = None) -> Iterator[Record]:
    """Parse references one after the other in constant memory; the model is loaded once."""
    tagger = tagger or shipped()
    for raw in raws:
        yield parse(raw, tagger=tagger)


def _refusal(text: str) -> str:
    """Return why a string cannot be parsed; the empty string if it can."""
    if not any(c.isalnum() for c in text):
        return message("it contains no words")
    if len(text) > LONGEST:
        return message("it has {count} characters, more than a reference has", count=len(text))
    return unreadable(text)
