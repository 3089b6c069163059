"""The citations of a document, grouped as a style renders them, from what the readers understood."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from bibtools.language.roman_numbers import in_figures
from bibtools.model import CitationField, Document, Record
from bibtools.parser.notes.leads import says_see
from bibtools.pipeline.cited_works import Cited, CitedWorks
from bibtools.pipeline.cites import Item
from bibtools.pipeline.restyling.doubts import all_shown, doubt, strange_numbers
from bibtools.pipeline.restyling.found import Found, FoundCite
from bibtools.pipeline.restyling.known import KnownWorks
from bibtools.support.messages import message

_UNKNOWN = message("it repeats a work, but no earlier note cites one that it can mean")
_NO_WORK = message("the field does not hold the work that it cites")


def citations_of(
    document: Document,
    read: CitedWorks,
    keyed: Sequence[Record],
    known: KnownWorks,
    passed: Container[tuple[int, int]],
) -> list[Found]:
    """Return the citations of the notes and of the fields in the text; of `passed` blocks, those in fields alone."""
    reader = _Reader(document, read, keyed, known, passed)
    return [*reader.in_notes(), *reader.in_text()]


class _Reader:
    def __init__(
        self,
        document: Document,
        read: CitedWorks,
        keyed: Sequence[Record],
        known: KnownWorks,
        passed: Container[tuple[int, int]],
    ) -> None:
        self._document, self._read, self._keyed, self._known = document, read, keyed, known
        self._passed = passed
        # What EndNote shows may hold pages that its field does not.
        fields = (field for field in document.fields if field.kind != "endnote")
        self._written = {" ".join(field.written.split()) for field in fields}
        starts = sorted((offset, place) for place, offset in document.starts().items())
        self._offsets = [offset for offset, _ in starts]
        self._places = [place for _, place in starts]

    def in_notes(self) -> Iterator[Found]:
        """Yield the citations of the notes."""
        by_block: dict[tuple[int, int], list[Found]] = defaultdict(list)
        for group in _grouped(each for each in self._read.cited if each.item.note and each.item.note.note):
            place = self._places[self._index(group[0])]
            if group[0].item.field is None and (place in self._passed or self._is_commentary(group[0])):
                continue
            by_block[place].append(self._found(group))
        for note, block in sorted(by_block):
            yield from self._joined(by_block[note, block])

    def in_text(self) -> Iterator[Found]:
        """Yield the citations of the live fields in the body."""
        groups: dict[int, list[Cited]] = {}
        for each in self._read.cited:
            if each.item.note is not None and not each.item.note.note:
                groups.setdefault(id(each.item.note), []).append(each)
        fields = [each for each in self._document.fields if each.note < 0 and each.items]
        for field, group in zip(fields, groups.values(), strict=False):
            yield self._of_field(field, group)

    def _index(self, cited: Cited) -> int:
        """Return the index of the block of a cite."""
        return bisect_right(self._offsets, cited.item.work.span.start) - 1

    def _found(self, group: Sequence[Cited]) -> Found:
        """Return the citation of one cite that is typed, or of the cites of one field."""
        item, index = group[0].item, self._index(group[0])
        note, block = self._places[index]
        text = self._block_text(note, block)
        start = item.work.span.start - self._offsets[index]
        end = start + len(_text_of(item).rstrip(" ;"))
        led = bool(text[:start].strip()) and (
            says_see(item.prefix) or not text[:start].rstrip().endswith((".", "!", "?"))
        )
        cites = tuple(self._cite(each) for each in group)
        closed, refused = text[:end].endswith("."), self._refused(group)
        return Found(note, block, start, end, cites, closed, led, item.field is not None, refused)

    def _of_field(self, field: CitationField, group: Sequence[Cited]) -> Found:
        cites = tuple(self._cite(each) for each in group)
        refused = self._refused(group)
        span = field.span
        text = self._block_text(-1, field.block)[: span.end]
        return Found(-1, field.block, span.start, span.end, cites, text.endswith("."), False, True, refused)

    def _joined(self, found: list[Found]) -> Iterator[Found]:
        """Join the citations of a block between which nothing but a semicolon or comma stands: they are one."""
        found.sort(key=lambda each: each.start)
        text = self._block_text(found[0].note, found[0].block)
        last: Found | None = None
        for each in found:
            if last is None or each.refused or last.refused or each.field or last.field:
                joins = False
            else:
                joins = not text[last.end : each.start].strip(" ;,\u00a0")
            if last is not None and joins:
                cites = (*last.cites, *each.cites)
                last = Found(last.note, last.block, last.start, each.end, cites, each.closed, last.led)
                continue
            if last is not None:
                yield last
            last = each
        if last is not None:
            yield last

    def _cite(self, cited: Cited) -> FoundCite:
        item = cited.item
        field = item.field
        key = self._key(cited)
        own, work = self._records(cited)
        volume = item.part.volume if item.part else ""
        if not volume and item.kind == "reference" and own is not None:
            volume = str(own.reference.get("volume") or "")
        if work is not None and in_figures(volume) == in_figures(str(work.reference.get("volume") or "")):
            volume = ""
        locator = cited.locator
        if work is not None and locator and locator in str(work.reference.get("archive_location") or ""):
            locator = ""
        mode = ""
        if field is not None:
            mode = "suppress-author" if field.suppress_author else "author-only" if field.author_only else ""
            return FoundCite(key, cited.locator, cited.label, field.prefix, field.suffix, "", mode)
        return FoundCite(key, locator, cited.label if locator else "", volume=volume)

    def _key(self, cited: Cited) -> str:
        return self._known.key(cited.work) if cited.work is not None else ""

    def _records(self, cited: Cited) -> tuple[Record | None, Record | None]:
        """Return the record of a cite itself, and that of its work with the reference that it is rendered from."""
        if cited.work is None:
            return None, None
        parsed = self._keyed[cited.work]
        work = replace(parsed, reference=self._known.used[self._known.key(cited.work)])
        return self._keyed[cited.record] if cited.record is not None else parsed, work

    def _refused(self, group: Sequence[Cited]) -> str:
        """Return why a citation of some cites has to stay as it is; "" if it has not."""
        said: list[str] = []
        for each in group:
            item, (_, work) = each.item, self._records(each)
            said += [each.locator, item.prefix, item.suffix, item.part.volume if item.part else ""]
            said += [all_shown(work.reference)] if work is not None else []
        return next(filter(None, (self._doubt(each, said) for each in group)), "")

    def _doubt(self, cited: Cited, said: Sequence[str]) -> str:
        own, work = self._records(cited)
        item = cited.item
        if own is None or work is None or cited.work is None:
            return _NO_WORK if item.field is not None else _UNKNOWN
        if item.field is not None:
            typed = " ".join(item.work.text.split()) not in self._written
            return strange_numbers(_text_of(item), said) if typed else ""
        return doubt(own, work, _text_of(item), said, corrected=self._known.corrected(cited.work))

    def _is_commentary(self, cited: Cited) -> bool:
        """Return whether nothing was read of a text that names neither a year nor a page: it cites nothing."""
        if cited.item.kind != "reference" or any(char.isdecimal() for char in cited.item.work.text):
            return False
        own = self._keyed[cited.record if cited.record is not None else cited.work or 0].reference
        return {name for name, _ in own.items()} <= {"note", "language"}

    def _block_text(self, note: int, block: int) -> str:
        blocks = self._document.notes[note].blocks if note >= 0 else self._document.blocks
        return blocks[block].text


def _text_of(item: Item) -> str:
    """Return the text that a rendering takes the place of: what names the work, and the place in it."""
    text, part = item.work.text, item.part
    if part is None or not part.doubled:
        return text
    tail = item.whole.text[part.work.end - part.span.start :]
    end = tail.find(part.locator) + len(part.locator)
    end += tail[end : end + 1] == "."
    return text + (tail[:end] if part.locator in tail else tail)


def _grouped(cited: Iterable[Cited]) -> Iterator[list[Cited]]:
    """Yield the cites one by one, those of one field together."""
    group: list[Cited] = []
    for each in cited:
        same = group and each.item.field and group[-1].item.field and each.item.whole is group[-1].item.whole
        if group and not same:
            yield group
            group = []
        group.append(each)
    if group:
        yield group
