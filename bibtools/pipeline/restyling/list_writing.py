"""The reference list in another style: the entries of each heading sorted into the paragraphs that they had."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bibtools.model.styled import Styled, StyledText, plain
from bibtools.pipeline.restyling.listing import ListEntry, Remembered
from bibtools.pipeline.restyling.rendering import Renderer
from bibtools.pipeline.restyling.sectioning import Headings, headings_of, in_sections
from bibtools.pipeline.restyling.texts import NOTHING, Texts
from bibtools.pipeline.sections import Section


def write_list(
    entries: Sequence[ListEntry], renderer: Renderer, texts: Texts, sections: Sequence[Section] = ()
) -> dict[str, Remembered]:
    """Replace the entries of the list; return by their new texts what a later run has to know of them.

    Paragraphs of entries that have to stay, stay where they are; the others take what is rendered in its order, under
    the headings that the list has, or under those of `sections`. Entries without a block are added.
    """
    right = _as_rendered(entries, renderer, texts)
    free = []
    for entry in entries:
        if entry.refused and entry not in right:
            texts.keep_entry(entry.block, entry.whole_start, _text(entry, texts), entry.refused)
        elif not entry.refused:
            free.append(entry)
    if sections and free:
        return _Writer(renderer, texts, free).in_sections(sections, headings_of(texts.document, entries))
    return _Writer(renderer, texts, free).in_place()


class _Writer:
    def __init__(self, renderer: Renderer, texts: Texts, entries: Sequence[ListEntry]) -> None:
        self._renderer, self._texts = renderer, texts
        self._entries = {each.key: each for each in entries}
        self._counted = any(each.number and each.number_start < 0 for each in entries)
        self._remembered: dict[str, Remembered] = {}

    def in_place(self) -> dict[str, Remembered]:
        """Sort the entries of each heading into its paragraphs, with those that are added behind them."""
        groups: dict[str, list[str]] = defaultdict(list)
        for each in self._entries.values():
            groups[each.heading].append(each.key)
        rendered = self._rendered(groups)
        for heading, keys in groups.items():
            slots = self._slots(keys)
            self._fill(slots, self._in_order(keys, dict(rendered[heading])))
        return self._remembered

    def in_sections(self, sections: Sequence[Section], old: Headings) -> dict[str, Remembered]:
        """Sort the entries under the headings of sections, which take the place of those that the list has."""
        groups: dict[str, list[str]] = defaultdict(list)
        language = self._renderer.language
        for heading, key in in_sections(
            list(self._entries.values()), self._renderer.works, sections, language
        ):
            groups[heading].append(key)
        rendered = self._rendered(groups)
        slots = self._slots(list(self._entries))
        plan: dict[int, str] = {}
        ordered: list[tuple[str, StyledText]] = []
        for heading, keys in groups.items():
            if made := self._in_order(keys, dict(rendered[heading])):
                plan[len(ordered)] = heading
                ordered += made
        if self._is_so(old, slots, plan):
            self._fill(slots, ordered)
        else:
            for block in old.blocks:
                self._texts.remove_heading(block)
            self._fill(slots, ordered, plan, old.level)
        return self._remembered

    def _is_so(self, old: Headings, slots: Sequence[tuple[int, int]], plan: Mapping[int, str]) -> bool:
        """Return whether the list has the headings of a plan (number of the entry below → heading) already."""
        blocks = self._texts.document.blocks
        above = {sum(block < at for block, _ in slots): blocks[at].text for at in old.blocks}
        return above == plan and len(old.blocks) == len(plan)

    def _slots(self, keys: Sequence[str]) -> list[tuple[int, int]]:
        given = (self._entries[key] for key in keys)
        return sorted((each.block, each.whole_start) for each in given if each.block >= 0)

    def _rendered(self, groups: Mapping[str, Sequence[str]]) -> dict[str, list[tuple[str, StyledText]]]:
        """Return what the style prints for the works, by heading and in its order."""
        named = {
            heading: [(key, pieces) for key, pieces in some if self._renderer.is_named(key, plain(pieces))]
            for heading, some in self._renderer.entries(groups).items()
        }
        return {heading: named.get(heading, []) for heading in groups}

    def _in_order(
        self, keys: Sequence[str], rendered: Mapping[str, StyledText]
    ) -> list[tuple[str, StyledText]]:
        """Return the entries of a heading in the order of the style; what it prints nothing for stays in its place."""
        waiting = iter(rendered.items())
        made = []
        for key in sorted(keys, key=lambda key: self._entries[key].order):
            if key in rendered:
                name, pieces = next(waiting)
                made.append((name, _unnumbered(pieces) if self._counted else pieces))
            elif self._entries[key].block >= 0:
                made.append((key, ()))
        return made

    def _fill(
        self,
        slots: Sequence[tuple[int, int]],
        ordered: Sequence[tuple[str, StyledText]],
        headings: Mapping[int, str] | None = None,
        level: int = 0,
    ) -> None:
        """Put entries into paragraphs and what is more behind the last of these, with headings before some of them."""
        last = slots[-1][0] if slots else self._slots(list(self._entries))[-1][0]
        for number, (key, pieces) in enumerate(ordered):
            written = self._written(key)
            inside = number < len(slots)
            if headings and number in headings:
                beside = slots[number][0] if inside else last
                self._texts.add_heading(headings[number], beside, before=inside, level=level)
            shown = pieces or (Styled(written),)
            if inside:
                if not pieces:
                    self._texts.keep_entry(*slots[number], written, NOTHING)
                now = self._texts.put_entry(*slots[number], shown)
            else:
                now = self._texts.add_entry(shown, last)
            self._remembered[now] = Remembered(key, self._entries[key].order, written or now)

    def _written(self, key: str) -> str:
        """Return what a person wrote for a work in the list; "" if nothing."""
        entry = self._entries[key]
        return entry.written or (_text(entry, self._texts) if entry.block >= 0 else "")


def _as_rendered(entries: Sequence[ListEntry], renderer: Renderer, texts: Texts) -> set[ListEntry]:
    """Return the entries that were read with doubts and are what the style prints for their works."""
    taken = {each.key for each in entries if not each.refused}
    doubted = [each for each in entries if each.refused and each.key and each.key not in taken]
    rendered = dict(renderer.entries({"": [each.key for each in doubted]}).get("", ()))
    return {each for each in doubted if plain(rendered.get(each.key, ())) == _text(each, texts)}


def _text(entry: ListEntry, texts: Texts) -> str:
    return texts.block(-1, entry.block).text[entry.whole_start :]


def _unnumbered(pieces: StyledText) -> StyledText:
    """Return an entry without the number that its style prints, where the program that shows the list counts too."""
    first, tab, rest = pieces[0].text.partition("\t") if pieces else ("", "", "")
    if not tab or not any(map(str.isdecimal, first)):
        return pieces
    return (replace(pieces[0], text=rest), *pieces[1:]) if rest else pieces[1:]
