"""The works that a document cites, each once, and its citations: lists, notes and live fields together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field, replace
from itertools import groupby

from bibtools.model import Citation, Cite, Raw, Record, Reference
from bibtools.parser.notes.short_forms import short_form
from bibtools.parser.notes.works import Works
from bibtools.parser.repeated_authors import (
    restored,
    stand_in_end,
    stand_in_words_end,
    unknown_author,
    with_author_above,
    with_family_above,
)
from bibtools.parser.repeats import repeat_in
from bibtools.pipeline.cites import Item, items_of
from bibtools.pipeline.note_records import in_a_note, repeated, same_again, unresolved, widened, without_page
from bibtools.pipeline.one_work import OneWork, joined
from bibtools.pipeline.sources import Source
from bibtools.support.dataclass import dataclass
from bibtools.support.folding import fold_words

Parse = Callable[[list[Raw]], Iterable[Record]]


@dataclass(slots=True)
class Cited:
    """A cite that was read: its item, the numbers of its own record and of the work's, and the place in it.

    It has no record of its own where it is what the record of the work was read from.
    """

    item: Item
    record: int | None
    work: int | None
    locator: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class CitedWorks:
    """The records of a document and its citations.

    Of the `records`, those that `is_repeat` tells repeat a work that another one is of. `citations` have the keys of
    the works once `with_keys` has given them.
    """

    records: tuple[Record, ...]
    notes: tuple[Raw, ...] = ()
    cited: tuple[Cited, ...] = field(default=(), repr=False)

    def citations(self, keyed: Sequence[Record]) -> list[Citation]:
        """Return the citations of the notes in order, then of the text; `keyed` are the records with their keys."""
        cites: dict[int, list[Cite]] = defaultdict(list)
        in_text: dict[int, Raw] = {}
        for each in self.cited:
            if each.item.note is not None:
                cites[id(each.item.note)].append(self._cite(each, keyed))
                if not each.item.note.note:
                    in_text[id(each.item.note)] = each.item.note
        groups = [list(group) for _, group in groupby(self.notes, key=lambda raw: raw.note)]
        return [
            Citation(
                raws[0].note,
                "\n".join(raw.text for raw in raws),
                raws[0].place,
                tuple(cite for raw in raws for cite in cites[id(raw)]),
            )
            for raws in [*groups, *([raw] for raw in in_text.values())]
        ]

    def _cite(self, cited: Cited, keyed: Sequence[Record]) -> Cite:
        item = cited.item
        key = (
            keyed[cited.work].reference.id if cited.work is not None else item.field.key if item.field else ""
        )
        volume = item.part.volume if item.part else ""
        return Cite(
            key,
            cited.locator,
            cited.label,
            item.prefix,
            item.suffix,
            volume,
            item.whole.text,
            item.whole.place,
        )


def cited_works(source: Source, parse: Parse) -> CitedWorks:
    """Read the references of a document; `parse` makes a normalised record of each string."""
    return works_of(*items_of(source), parse)


def works_of(items: Sequence[Item], notes: Sequence[Raw], parse: Parse) -> CitedWorks:
    """Read the cites of a document, as `items_of` has found them; see `cited_works`."""
    reading = _Reading(items, parse)
    for item in items:
        reading.take(item)
    reading.finish()
    return CitedWorks(tuple(reading.records), tuple(notes), tuple(reading.cited))


class _Reading:
    """Goes through the cites in order and finds the work of each."""

    def __init__(self, items: Sequence[Item], parse: Parse) -> None:
        self.records: list[Record] = []
        self.cited: list[Cited] = []
        self._parse = parse
        self._works = Works()
        self._numbers: dict[int, int] = {}
        self._work_of: dict[int, int] = {}
        self._in_notes = False
        self._known = OneWork()
        # The entries of one list are works of their own, however alike.
        self._one_list = len({item.work.series or -number for number, item in enumerate(items, 1)}) == 1
        self._series: dict[int, int] = {}
        self._fields: dict[str, int] = {}
        self._above: Reference | None = None
        self._above_number = -1
        self._inferred: list[tuple[int, int]] = []
        plain = [
            item.work
            for item in items
            if item.kind in ("reference", "short", "repeat") and not _repeats_author(item)
        ]
        self._parsed = {id(raw): record for raw, record in zip(plain, parse(plain), strict=True)}

    def take(self, item: Item) -> None:
        """Read the next cite."""
        if item.note is not None and not self._in_notes:
            self._in_notes, self._works.last = True, None
        if item.kind == "field":
            self._take_field(item)
        elif item.kind == "reference" or not self._take_repeat(item):
            self._take_reference(item)

    def finish(self) -> None:
        """Give entries whose author is inferred the names of the entry above as its other places spell them."""
        for number, above in self._inferred:
            reference, source = self.records[number].reference, self.records[above].reference
            if fold_words(_names(reference)) == fold_words(_names(source)):
                people = source.author or source.editor
                role = "author" if reference.author else "editor"
                self.records[number] = replace(
                    self.records[number], reference=reference.with_values({role: people})
                )

    def _take_repeat(self, item: Item) -> bool:
        """Find the work that a.g.e. or a short form means. Return False if it may be a reference instead."""
        above = self._author_above(item) if _repeats_author(item) else None
        text = with_family_above(item.work.text, above) if above else item.work.text
        match = repeat_in(text) if item.kind == "repeat" else None
        form = None if match else short_form(text)
        found = self._works.repeated(match) if match else self._works.named_by(form) if form else None
        if found is None and not match:
            return False
        part = item.part
        place = (part.locator, part.label) if part else ("", "")
        if found is None:
            self._add(item, unresolved(widened(self._plain(item), item)), None, *place)
            return True
        number = self._numbers[found]
        named = match is None or match["same"] or match["name"].strip(" ,.")
        record = repeated(item, self.records[number], 0.95 if named else 0.8)
        self._add(item, record, number, *place)
        self._works.cite(found)
        return True

    def _take_reference(self, item: Item) -> None:
        record = self._record(item)
        locator = label = ""
        if item.part is not None:
            record, locator, label = in_a_note(record, item)
        record = replace(record, heading=item.work.heading)
        above = self._above_number
        same = self._known.find(record.reference) if record.confidence and not self._one_list else None
        if same is not None and item.work.series and self._series.get(same) == item.work.series:
            same = None
        if same is None:
            number = self._new(item, record)
            self._add(item, None, number, locator, label)
            if _repeats_author(item) and above >= 0:
                self._inferred.append((number, above))
            elif item.note is None and _names(record.reference):
                self._above_number = number
            return
        if item.note is None:
            self._above_number = same
        self.records[same] = joined(self.records[same], record)
        self._add(item, same_again(record, self.records[same]), same, locator, label)
        self._cite(item, same)

    def _record(self, item: Item) -> Record:
        """Return the record of a reference; what stands for the author of the entry above is replaced by him."""
        text = item.work.text
        if not _repeats_author(item):
            record = self._plain(item)
        elif (above := self._author_above(item)) is None:
            record = unknown_author(self._plain(item))
        else:
            stand_in = replace(item.work, text=with_author_above(text, above))
            record = restored(next(iter(self._parse([stand_in]))), text, above)
        if item.note is None and (record.reference.author or record.reference.editor):
            self._above = record.reference
        return record

    def _plain(self, item: Item) -> Record:
        """Return what a text is by itself."""
        return self._parsed.get(id(item.work)) or next(iter(self._parse([item.work])))

    def _author_above(self, item: Item) -> Reference | None:
        """Return the entry above in a list, or the work cited last in notes; None if it names nobody."""
        last = self._works.last
        if item.note is None:
            return self._above
        above = None if last is None else self.records[self._numbers[last]].reference
        return above if above and (above.author or above.editor) else None

    def _take_field(self, item: Item) -> None:
        assert item.field is not None
        cite = item.field
        number = self._fields.get(cite.key) if cite.key else None
        if number is None and cite.reference is not None:
            record = Record(replace(cite.reference, id=""), item.whole.text, item.whole.place)
            number = self._known.find(record.reference)
            if number is None:
                number = self._new(item, record)
            else:
                ours = self.records[number]
                self.records[number] = joined(replace(record, heading=ours.heading, places=ours.places), ours)
            if cite.key:
                self._fields[cite.key] = number
        elif number is not None:
            self._cite(item, number)
        self._add(item, None, number, cite.locator, cite.label)

    def _new(self, item: Item, record: Record) -> int:
        """Take a record as that of a new work."""
        number = len(self.records)
        self.records.append(record)
        work = without_page(record.reference) if item.note is not None else record.reference
        if not self._one_list:
            self._known.take(number, work)
        self._series[number] = item.work.series
        found = self._works.add(work)
        self._numbers[found], self._work_of[number] = number, found
        self._cite(item, number)
        return number

    def _cite(self, item: Item, number: int) -> None:
        """Note that a work is cited; in a list, that it is the entry above."""
        if item.note is not None:
            self._works.cite(self._work_of[number])
        self._works.last = self._work_of[number]

    def _add(
        self, item: Item, record: Record | None, work: int | None, locator: str = "", label: str = ""
    ) -> None:
        """Note a cite; `record` is its own, where it is not that of the work."""
        if record is not None:
            self.records.append(record)
        if item.note is not None:
            own = len(self.records) - 1 if record is not None else None
            self.cited.append(Cited(item, own, work, locator, label))


def _names(reference: Reference) -> str:
    return " ".join(
        f"{each.family} {each.given} {each.literal}" for each in reference.author or reference.editor
    )


def _repeats_author(item: Item) -> bool:
    """Return whether dashes in a list, or words in a list or note, stand for the author above."""
    text = item.work.text
    return bool(stand_in_end(text) if item.note is None else stand_in_words_end(text))
