"""What a person does to references: each function returns the items that it changes, in their new form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bibtools.errors import UsageError
from bibtools.model import Origin, Raw, Record, Reference, Span, Value
from bibtools.normaliser.normaliser import normalise
from bibtools.parser.relabelling import TOLD, from_labels, rest_on, with_label
from bibtools.pipeline.reviewing.filled_from import without_sources
from bibtools.pipeline.reviewing.item import Item
from bibtools.pipeline.reviewing.values import read, shown
from bibtools.support.dataclass import dataclass

LABELS = {
    **{
        name: name
        for name in "title container-title collection-title publisher edition genre medium archive".split()
    },
    "publisher-place": "location",
    "issued": "date",
    "original-date": "original-date",
    "accessed": "accessed",
    "page": "pages",
    "volume": "volume",
    "issue": "volume",
    "archive_location": "archive-location",
    "DOI": "doi",
    "URL": "url",
    "ISBN": "isbn",
}
"""CSL variable → the label of the words that say it; names and numbers of series share theirs with other words."""


def label_of(variable: str, csl_type: str) -> str:
    """Return the label of the words that say a variable in a reference of a type."""
    journal = variable == "container-title" and csl_type.startswith(("article-", "review"))
    return "journal" if journal else LABELS[variable]


@dataclass(frozen=True, slots=True)
class Form:
    """What a form says: the CSL `type`, the entry's `key`, and the text of each variable that it shows."""

    type: str
    key: str
    values: Mapping[str, str]


def accepted(item: Item) -> Item:
    """Return an item that a person found right."""
    return replace(item, state="accepted")


def filled_in(item: Item, form: Form) -> Item:
    """Return an item with the values of a form; a text that was not changed keeps the value that it stood for."""
    reference = item.reference
    given: dict[str, Value | None] = {
        name: read(name, text)
        for name, text in form.values.items()
        if _folded(text) != _folded(shown(reference, name))
    }
    if not given and (form.type, form.key) == (reference.type, reference.id):
        return item
    origins = {name: each for name, each in reference.origins.items() if name not in given}
    segments = item.record.segments
    for name in given:
        span = _place(item.record.raw, form.values[name])
        if form.values[name].strip():
            origins[name] = Origin(span, TOLD, 1.0)
        if span and name in LABELS:
            segments = with_label(item.record.raw, segments, span, label_of(name, form.type))
    made = without_sources(reference.with_values(given), given)
    made = replace(made, type=form.type, id=form.key, origins=origins)
    typed = tuple(dict.fromkeys((*item.typed, *given)))
    return replace(item, record=replace(item.record, reference=made, segments=segments), typed=typed)


def relabelled(item: Item, span: Span, label: str) -> Item:
    """Return an item with a range of its source text labelled anew; the values that rest on it are made again."""
    old = item.record
    told = (*(each for each in item.told if not _overlap(each, span)), span)
    segments = with_label(old.raw, old.segments, span, label)
    before = normalise(from_labels(old.raw, old.segments, old.place, told=item.told))
    now = normalise(from_labels(old.raw, segments, old.place, told=told))
    names = {name for name, _ in (*before.reference.items(), *now.reference.items())}
    moved = {name for name in names if before.reference.get(name) != now.reference.get(name)}
    reference = _with_moved(old.reference, before.reference, now.reference, moved)
    told_now = {
        name for name in rest_on(now.reference, told) if reference.get(name) == now.reference.get(name)
    }
    reference = replace(
        reference, origins={**reference.origins, **{name: now.reference.origins[name] for name in told_now}}
    )
    fresh = moved | told_now
    changes = (
        *(each for each in old.changes if each.field not in fresh),
        *(each for each in now.changes if each.field in fresh),
    )
    record = replace(old, reference=reference, segments=segments, changes=changes)
    return replace(
        item,
        record=replace(record, confidence=max(old.confidence, now.confidence)),
        told=told,
        typed=tuple(name for name in item.typed if name not in moved),
    )


def _with_moved(old: Reference, before: Reference, now: Reference, moved: set[str]) -> Reference:
    origins = {name: each for name, each in old.origins.items() if name not in moved}
    origins |= {name: each for name, each in now.origins.items() if name in moved}
    made = replace(old.with_values({name: now.get(name) for name in moved}), origins=origins)
    return made if before.type == now.type else replace(made, type=now.type)


def split(item: Item, at: int, new_id: str) -> tuple[Item, Item]:
    """Return the two references of an item whose text is cut at an offset. Raise UsageError at one of its ends."""
    raw = item.record.raw
    first, second = raw[:at].strip(" ;"), raw[at:].strip(" ;")
    if not first or not second:
        raise UsageError(
            "a reference can be split only before a word inside it",
            hint="Choose the first word of the second.",
        )
    kept = _parsed_anew(item, first)
    record = _parsed(second, item.record)
    return kept, Item(new_id, replace(record, reference=replace(record.reference, id="")), behind=item.id)


def joined(item: Item, following: Item) -> tuple[Item, Item]:
    """Return an item with the text of the one behind it added, and that one as gone."""
    text = f"{item.record.raw} {following.record.raw}"
    return _parsed_anew(item, text), replace(following, state="gone")


def _parsed_anew(item: Item, text: str) -> Item:
    record = _parsed(text, item.record)
    record = replace(record, reference=replace(record.reference, id=item.key))
    return replace(item, record=record, state="open", told=(), typed=())


def _parsed(text: str, like: Record) -> Record:
    from bibtools.parser.parser import parse

    made = normalise(parse(Raw(text, like.place, Span(0, len(text))) if like.place else text))
    return replace(made, heading=like.heading)


def _folded(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.strip().splitlines()]


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _place(raw: str, text: str) -> Span | None:
    """Return where the source says a text in words of its own; None unless that is at one place alone."""
    found = list(re.finditer(rf"(?<!\w){re.escape(text.strip())}(?!\w)", raw)) if text.strip() else []
    return Span(*found[0].span()) if len(found) == 1 else None
