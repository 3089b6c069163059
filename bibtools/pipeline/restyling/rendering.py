"""The citations of a document in a style, each at its position: first, subsequent, ibid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bibtools.csl import Citation, Cite, Processor, Style
from bibtools.language.roman_numbers import in_figures
from bibtools.model import Document, Reference
from bibtools.model.styled import Styled, StyledText, plain
from bibtools.pipeline.restyling.found import Found, FoundCite
from bibtools.pipeline.restyling.zotero import citation_of
from bibtools.pipeline.styled_text import styled
from bibtools.support.folding import fold_words
from bibtools.support.whole_numbers import whole_number

_TELLING = (
    *("title", "title-short", "container-title", "collection-title", "event-title", "archive"),
    *("archive_location", "authority", "number", "URL", "DOI", "genre", "publisher"),
)
"""Variables of which a word says which work is meant."""
NO_FORM = "[CSL STYLE ERROR"


class Renderer:
    """Renders the citations of a document and its reference list with one processor."""

    def __init__(
        self, style: Style, language: str, works: Mapping[str, Reference], found: Sequence[Found]
    ) -> None:
        self._volumes = _several_volumes(works, found)
        items = [
            each.with_values({"volume": None}) if key in self._volumes else each
            for key, each in works.items()
        ]
        self.works = works
        self.language = language
        self.processor = Processor(style, items, self.language, "json", links=True)
        self.style = style
        self._made: dict[tuple[int, int, int], Citation] = {}

    def citations(self, document: Document, found: Sequence[Found]) -> list[StyledText]:
        """Return the text of each citation; of those that a style in the text cannot cite, none."""
        numbers = numbered(document, found)
        made = [self._citation(each, document, numbers[id(each)], str(i)) for i, each in enumerate(found)]
        self._made = {each.place: citation for each, citation in zip(found, made, strict=True)}
        # In notes, what is not known parts what stands around it; in the text it would take a number.
        counted = [self.style.is_note or not each.refused for each in found]
        self.processor.arrange([one for one, counts in zip(made, counted, strict=True) if counts])
        texts = iter(self.processor.citations())
        rendered = [styled(next(texts)) if counts else () for counts in counted]
        return [self._closed(document, *each) for each in zip(found, rendered, strict=True)]

    def _closed(self, document: Document, found: Found, pieces: StyledText) -> StyledText:
        """Return a citation that stays in a note with the full stop that it had, where the style prints none."""
        if (
            self.style.is_note
            or found.moves
            or found.note < 0
            or found.field
            or not found.closed
            or not pieces
        ):
            return pieces
        behind = document.notes[found.note].blocks[found.block].text[found.end :].lstrip()
        if plain(pieces).endswith(".") or behind.startswith((",", ";", ":")):
            return pieces  # The full stop was that of an abbreviation: “s. 47 vd.; …”.
        return (*pieces, Styled("."))

    def entries(self, groups: Mapping[str, Sequence[str]]) -> dict[str, list[tuple[str, StyledText]]]:
        """Return key and text of the entries of works, by heading; what the style renders nothing for is left out."""
        keys = {key for some in groups.values() for key in some}
        if not keys or not self.style.has_bibliography:
            return {}
        self.processor.register_only(keys)
        made = self.processor.bibliography(lambda item: item.id in keys, groups)
        return {
            heading: [(entry.key, styled(entry.text)) for entry in entries]
            for heading, entries in made.sections or ()
        }

    def zotero(self, found: Found, shown: str) -> dict[str, Any]:
        """Return what a field of Zotero says of a citation that shows this text."""
        return citation_of(self._made[found.place], shown, self.works)

    def names_works(self, found: Found, text: str) -> bool:
        """Return whether a rendering says which works it cites, where it cites them for the first time."""
        cited = self._made[found.place]
        if not text.strip() or NO_FORM in text:
            return False
        if not self.style.is_note:
            return True  # The list says it, which has all the works that such a style may cite.
        return all(cite.position or self.is_named(cite.id, text) for cite in cited.ordered)

    def is_named(self, key: str, text: str) -> bool:
        """Return whether a text holds a word of a work's title, names, shelf mark or address."""
        work = self.works[key]
        people = (each for name in ("author", "editor", "translator") for each in names_in(work, name))
        said = " ".join([*(str(work.get(name) or "") for name in _TELLING), *people])
        words = set(fold_words(text).split())
        return any(word in words for word in fold_words(said).split())

    def _citation(self, found: Found, document: Document, note: int, id: str) -> Citation:
        blocks = document.notes[found.note].blocks if found.note >= 0 else document.blocks
        behind = "" if found.moves else blocks[found.block].text[found.end :].strip()
        # A note names the authors also where the sentence that it is to does.
        named = not found.field and (found.note >= 0) != found.moves
        worded = not found.field and any(each.prefix or each.suffix for each in found.cites)
        return Citation(
            [self._cite(replace(each, mode="") if named else each) for each in found.cites],
            note,
            id,
            text_before=found.led,
            open_ended=bool(behind) and not found.closed,
            unsorted=worded,
        )

    def _cite(self, cite: FoundCite) -> Cite:
        locator, label = cite.locator, cite.label
        volume = cite.volume or (str(self.works[cite.key].volume or "") if cite.key in self._volumes else "")
        if volume and not locator:
            locator, label = volume, "volume"
        elif volume:
            locator = f"{volume}/{locator}"
        return Cite(cite.key, locator, label, cite.prefix, cite.suffix, cite.mode or None)


def names_in(work: Reference, variable: str) -> Iterator[str]:
    """Yield the names of people in a variable."""
    value = work.get(variable)
    for each in value if isinstance(value, tuple) else ():
        yield f"{each.family} {each.literal}"


def _several_volumes(works: Mapping[str, Reference], found: Sequence[Found]) -> set[str]:
    """Return the keys of works of which the citations name volumes other than that of the reference."""
    volumes: dict[str, set[str]] = defaultdict(set)
    for each in found:
        for cite in each.cites:
            if cite.volume and works[cite.key].volume:
                volumes[cite.key].add(in_figures(cite.volume))
    return set(volumes)


def numbered(document: Document, found: Sequence[Found]) -> dict[int, int]:
    """Return the number of the note that each citation will stand in, 0 in the text, by `id` of the citation."""
    if not any(each.moves for each in found):
        printed = note_numbers(document)
        return {id(each): printed[each.note] if each.note >= 0 else 0 for each in found}
    number, last, numbers = 0, (-2, -2), {}
    for each in sorted(found, key=lambda one: place_in(document, one)):
        in_note = (each.note >= 0) != each.moves
        where = (each.note, -1 if each.note >= 0 else each.start)
        number += in_note and where != last
        numbers[id(each)] = number if in_note else 0
        last = where if in_note else last
    return numbers


def place_in(document: Document, found: Found) -> tuple[int, int, int, int, int]:
    """Return where a citation is read: one in a note where the note's mark stands."""
    if found.note < 0:
        return found.block, found.start, 0, 0, 0
    note = document.notes[found.note]
    return note.block, note.offset, 1 + found.note, found.block, found.start


def note_numbers(document: Document) -> list[int]:
    """Return the number of each note for the processor: as printed where all are numbered alike, else counted."""
    printed = [whole_number(note.number, 0) for note in document.notes]
    one_kind = len({note.kind for note in document.notes}) == 1
    if one_kind and all(printed) and printed == sorted(set(printed)):
        return printed
    return list(range(1, len(printed) + 1))
