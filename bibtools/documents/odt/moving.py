"""Citations that move between notes and text: notes of an OpenDocument text that go or come (ODF 1.3 part 3, 6.3)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from operator import itemgetter
from typing import NamedTuple

from bibtools.documents.building_xml import made
from bibtools.documents.markup import Element, all_text
from bibtools.documents.odt.letters import Letters
from bibtools.documents.odt.parts import FORMAT, STYLE, TEXT
from bibtools.documents.odt.pieces import Part, around, paragraph_of
from bibtools.documents.odt.replacing import Replacer
from bibtools.documents.odt.tags import Tags
from bibtools.documents.splicing import Spliced
from bibtools.model.styled import StyledText

_ID = f"{TEXT}id"
_SIZES = (f"{FORMAT}font-size", f"{STYLE}font-size-asian", f"{STYLE}font-size-complex")


class _New(NamedTuple):
    """A footnote that comes: its place, its id, and what it holds behind its number."""

    at: int
    id: str
    body: bytes


class NoteMover:
    """Takes notes out of a content part and makes new footnotes; `notes` are those that the document has."""

    def __init__(
        self, part: Spliced, tags: Tags, letters: Letters, replacer: Replacer, notes: Sequence[Element]
    ) -> None:
        self._part, self._tags, self._letters, self._replacer = part, tags, letters, replacer
        self._footnotes = [each for each in notes if each.get(f"{TEXT}note-class") != "endnote"]
        self._ids = {each.get(_ID) for each in part.root.iter(f"{TEXT}note")}
        self._numbers = count(1)
        self._gone: set[Element] = set()
        self._new: list[_New] = []

    def take_out(self, note: Element) -> None:
        """Take a note out, with the span that holds nothing but its mark."""
        extent = self._part.extent(note)
        parent = note.getparent()
        assert parent is not None
        self._replacer.delete(extent.start, extent.end, paragraph_of(parent))
        for each in around(parent):
            self._part.take_if_hollow(each)
        self._gone.add(note)

    def add(self, behind: Part, pieces: StyledText, replaced: Part) -> str:
        """Add a footnote of styled text with its mark behind a part of the text, and return its id.

        It looks as the last footnote does; the first one of a document takes the font of what is `replaced`.
        """
        model = next((each for note in reversed(self._footnotes) for each in note.iter(f"{TEXT}p")), None)
        if model is None:
            parent, values = self._letters.base(around(replaced.piece.parent))
            base = parent, {key: value for key, value in values.items() if key not in _SIZES}
        else:
            base = self._letters.base(_first_spans(model))
        style = "Footnote" if model is None else model.get(f"{TEXT}style-name") or ""
        paragraph = made(f"{TEXT}p", {f"{TEXT}style-name": style} if style else {})
        body = self._tags.start(paragraph) + self._letters.written(pieces, base) + self._tags.end(paragraph)
        id = next(name for number in self._numbers if (name := f"ftn{number}") not in self._ids)
        self._new.append(_New(self._replacer.place_behind(behind).at, id, body))
        return id

    def arrange(self) -> None:
        """Put the new footnotes in, and number all that are left as they stand in the text.

        Programs count the notes themselves; the number that is written is for those that only read.
        """
        places: list[tuple[int, Element | _New]] = [(each.at, each) for each in self._new]
        places += [
            (self._part.extent(each).start, each) for each in self._footnotes if each not in self._gone
        ]
        counted = all(map(_is_counted, self._footnotes))
        for number, (_, each) in enumerate(sorted(places, key=itemgetter(0)), 1):
            if isinstance(each, _New):
                self._put(each, number)
            elif counted and not self._replacer.tracks:
                self._renumber(each, number)

    def _put(self, new: _New, number: int) -> None:
        note = made(f"{TEXT}note", {_ID: new.id, f"{TEXT}note-class": "footnote"})
        mark = made(f"{TEXT}note-citation", None, str(number))
        body = made(f"{TEXT}note-body")
        content = self._tags.written(mark) + self._tags.start(body) + new.body + self._tags.end(body)
        self._replacer.insert(new.at, self._tags.start(note) + content + self._tags.end(note))

    def _renumber(self, note: Element, number: int) -> None:
        mark = note.find(f"{TEXT}note-citation")
        if mark is not None and all_text(mark) != str(number) and not len(mark):
            extent = self._part.extent(mark)
            self._part.take(extent.inner, extent.outer)
            self._part.put(extent.inner, str(number).encode())


def _is_counted(note: Element) -> bool:
    """Return whether a note has a number rather than a sign of its own."""
    mark = note.find(f"{TEXT}note-citation")
    return mark is not None and mark.get(f"{TEXT}label") is None and all_text(mark).isdecimal()


def _first_spans(paragraph: Element) -> list[Element]:
    """Return the elements around the first text of a note's paragraph."""
    for each in paragraph.iter():
        if isinstance(each.tag, str) and (each.text or "").strip():
            return around(each)
        if each is not paragraph and (each.tail or "").strip():
            parent = each.getparent()
            return around(parent) if parent is not None else []
    return []
