"""Dashes and words at the start of an entry (`________,` `———.` `Aynı yazar,`) for the author of the entry above."""

from __future__ import annotations

import re
from dataclasses import replace

from bibtools.language.statements import SAME_AUTHOR
from bibtools.model import Change, Name, Origin, Record, Reference, Segment, Span
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

BY = "parse.repeated-author"
"""The `by` of the changes that this step records."""
_DASHES = lazy(r"\s*(?:_{2,}|[—–―]{1,}|-{3,}|‐{3,})(?:\s*[—–_-]+)*\s*(?P<end>[,.:;]?)\s*(?=\S)")
_WORDS = lazy(rf"\s*(?:{SAME_AUTHOR.strict()})\s*(?:[,:;]\s*(?=\S)|(?=\())", re.IGNORECASE)


def stand_in_end(text: str) -> int:
    """Return where the dashes or words end that stand for an author, with the mark behind them; 0 without them."""
    match = _DASHES.match(text)
    if match and (match["end"] or text[match.end()] == "("):
        return match.end()
    return stand_in_words_end(text)


def stand_in_words_end(text: str) -> int:
    """Return where words such as `ders.,` or `Aynı yazar,` at the start end that stand for an author, or 0."""
    match = _WORDS.match(text)
    return match.end() if match else 0


def with_family_above(text: str, above: Reference) -> str:
    """Return the text with the family name of the work above in place of what stands for it, to find a short form."""
    first = _people(above)[0]
    return f"{first.family or first.literal}, {text[stand_in_end(text) :]}"


def with_author_above(text: str, above: Reference) -> str:
    """Return the text with the name of the entry above in place of what stands for it, for parsing."""
    return _stand_in(above) + text[stand_in_end(text) :]


def restored(record: Record, text: str, above: Reference) -> Record:
    """Return the record of `with_author_above` for the text as it stands: the people are those of the entry above.

    They have no span, and the change that says so is of the kind `infer`.
    """
    end, cut = stand_in_end(text), len(_stand_in(above))
    people = _people(above)
    role = "editor" if record.reference.editor and not record.reference.author else "author"
    reference = record.reference.with_values({role: people})
    origins = {name: _moved(origin, cut, end) for name, origin in reference.origins.items()}
    origins[role] = Origin(None, BY, 0.9, inferred=True)
    names = "; ".join(person.literal or f"{person.family}, {person.given}".strip(", ") for person in people)
    reason = message("“{text}” stands for the author of the entry above", text=text[:end].strip(" ,.:;"))
    change = Change(role, text[:end].strip(), names, BY, "infer", reason, Span(0, end))
    kept = (
        replace(each, span=_shifted(each.span, cut, end)) for each in record.changes if each.field != role
    )
    segments = [Segment(role, Span(0, len(text[:end].rstrip())), text[:end].rstrip())]
    segments += [
        replace(each, span=each.span.shifted(end - cut)) for each in record.segments if each.span.start >= cut
    ]
    return replace(
        record,
        reference=replace(reference, origins=origins),
        raw=text,
        segments=tuple(segments),
        changes=(*kept, change),
    )


def unknown_author(record: Record) -> Record:
    """Return the record of an entry whose author stands nowhere above it, with a change that says so."""
    end = stand_in_end(record.raw)
    reason = message(
        "“{text}” stands for an author, but no entry above names one", text=record.raw[:end].strip(" ,.:;")
    )
    change = Change("author", "", "", BY, "note", reason, Span(0, end))
    return replace(record, changes=(*record.changes, change))


def _people(above: Reference) -> tuple[Name, ...]:
    return above.author or above.editor


def _stand_in(above: Reference) -> str:
    first = _people(above)[0]
    return f"{first.literal or ', '.join(part for part in (first.family, first.given) if part)}, "


def _moved(origin: Origin, cut: int, end: int) -> Origin:
    return replace(origin, span=_shifted(origin.span, cut, end))


def _shifted(span: Span | None, cut: int, end: int) -> Span | None:
    if span is None or span.end <= cut:
        return None
    return Span(max(span.start, cut) + end - cut, span.end + end - cut)
