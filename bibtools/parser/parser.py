"""`parse` and `parse_many`: from a string to a Record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial

from bibtools.language.arabic import with_ayn
from bibtools.model import Change, Origin, Place, Raw, Record
from bibtools.parser.assemble.record import Judge, assemble, note_only, read_values
from bibtools.parser.calibration import Calibration
from bibtools.parser.doubts.judge import judge
from bibtools.parser.doubts.reading import Reading
from bibtools.parser.doubts.signs import Signs
from bibtools.parser.openings import opening, opening_end
from bibtools.parser.repeats import kind_of_repeated, repeat_in, said_of_repeated
from bibtools.parser.rules import apply_rules
from bibtools.parser.script import unreadable
from bibtools.parser.tagger import Piece, Tagger, shipped
from bibtools.support.batches import batches
from bibtools.support.dataclass import replaced
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


def parse_many(
    raws: Iterable[Raw | str], *, tagger: Tagger | None = None, judging: bool = True
) -> Iterator[Record]:
    """Parse references in constant memory, some at a time; the model is loaded once.

    Without `judging`, which takes a tenth of the time, the values have the probabilities of their pieces and no doubts.
    """
    tagger = tagger or shipped()
    for batch in batches(raws):
        yield from _parse(batch, tagger, judge_of(tagger) if judging else None)


def _parse(raws: Sequence[Raw | str], tagger: Tagger, judge: Judge | None) -> list[Record]:
    """Return the records of some references."""
    refused = [_refused(raw) for raw in raws]
    readable = [raw for raw, record in zip(raws, refused, strict=True) if record is None]
    made = iter(_parse_readable(readable, tagger, judge))
    records = [record or next(made) for record in refused]
    return [
        _as_printed(record, raw if isinstance(raw, str) else raw.text)
        for raw, record in zip(raws, records, strict=True)
    ]


def _as_printed(record: Record, printed: str) -> Record:
    """Return the record with the hyphens of the line itself in its text and segments; values have the common one."""
    if record.raw == printed:
        return record
    segments = [replaced(each, text=printed[each.span.start : each.span.end]) for each in record.segments]
    return replaced(record, raw=printed, segments=tuple(segments))


def _parse_readable(raws: Sequence[Raw | str], tagger: Tagger, judge: Judge | None) -> list[Record]:
    """Return the records of references, made stage by stage as `bibtools.support.batches` says."""
    texts = [_text(raw) for raw in raws]
    starts = [opening_end(text) for text in texts]
    tagged = tagger.read_many(zip(texts, starts, strict=True), apart=judge is not None)
    ruled = [apply_rules(with_ayn(text), pieces) for text, (pieces, _, _) in zip(texts, tagged, strict=True)]
    for text, start, pieces in zip(texts, starts, ruled, strict=True):
        if start:
            pieces[:0] = [Piece(label, first, last, 1.0) for label, first, last in opening(text, start)]
    calibration = calibration_of(tagger)
    works = [read_values(text, pieces, calibration) for text, pieces in zip(texts, ruled, strict=True)]
    return [
        assemble(work, joined, _place(raw), tokens, judge, tagger.types)
        for raw, work, (_, joined, tokens) in zip(raws, works, tagged, strict=True)
    ]


_HYPHENS = {ord(hyphen): "-" for hyphen in "\u2010\u2011"}
"""Hyphens that look like the common one: word processors put them between pages and days."""


def _text(raw: Raw | str) -> str:
    return (raw if isinstance(raw, str) else raw.text).translate(_HYPHENS)


def _place(raw: Raw | str) -> Place | None:
    return None if isinstance(raw, str) else raw.place


def _refused(raw: Raw | str) -> Record | None:
    """Return the record of a string that cannot be parsed or repeats a work; None for other references."""
    text = _text(raw)
    if reason := _refusal(text):
        return note_only(text, (), _place(raw), reason)
    if repeated := repeat_in(text):
        return note_only(
            text, (), _place(raw), _REPEATS, (), said_of_repeated(repeated), kind_of_repeated(repeated)
        )
    return None


def _refusal(text: str) -> str:
    """Return why a string cannot be parsed; the empty string if it can."""
    if not any(c.isalnum() for c in text):
        return message("it contains no words")
    if len(text) > LONGEST:
        return message("it has {count} characters, more than a reference has", count=len(text))
    return unreadable(text)
