"""The texts of a document while it is restyled: ranges are replaced or left as they are, and both are written down."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import TypeVar

from bibtools.documents.editing import Editing
from bibtools.model import Document, TextBlock
from bibtools.model.restyled import Kept, TextChange
from bibtools.model.styled import Styled, StyledText, plain
from bibtools.pipeline.restyling.edits import BlockEdit, edited
from bibtools.pipeline.restyling.found import Found
from bibtools.support.messages import Say, message

T = TypeVar("T")

NOTHING = message("what the style prints here does not say which work is meant")
NOT_LISTED = message(
    "this style names works in full in the reference list alone, and the list does not have it"
)
IN_TEXT = message("it stands in the text, and this style cites in notes")
IN_A_BOX = message("it stands in a text box, which cannot have footnotes")
MADE_ANEW = message("LibreOffice makes its text anew when it opens the file")
OF_THE_STYLE = (NOTHING, NOT_LISTED, IN_TEXT, IN_A_BOX)
"""Why a citation is kept for one style, and may be rendered in another."""
_Order = tuple[bool, int, int, int]
"""Where a text is reported: those of notes first, then those of the body, by note, block and offset."""
_AT_THE_END: _Order = (True, sys.maxsize, 0, 0)
_LIST = message("list")
_HEADING = message("heading")
_HINT = message("Restyle it by hand, or correct its entry in a .bib file and name that with --bib.")


class Texts:
    """Replaces texts of a document, and gathers what changed and what was kept."""

    def __init__(
        self, editing: Editing, code: Callable[[Found, str], str] | None = None, say: Say = str
    ) -> None:
        """Take the document, and what gives the code of the field that a citation becomes, if it is to be live.

        `say` gives the sentences of comments in the language of the person.
        """
        self._editing = editing
        self._code = code
        self._say = say
        self.touched = False
        self._changes: list[tuple[_Order, TextChange]] = []
        self._kept: list[tuple[_Order, Kept]] = []

    @property
    def changes(self) -> tuple[TextChange, ...]:
        """What changed: notes by their order, then paragraphs, then what was done in the list."""
        return _ordered(self._changes)

    @property
    def kept(self) -> tuple[Kept, ...]:
        """What was kept, in the same order."""
        return _ordered(self._kept)

    def block(self, note: int, block: int) -> TextBlock:
        """Return a block of a note (-1: the body)."""
        document = self._editing.document
        return (document.notes[note].blocks if note >= 0 else document.blocks)[block]

    def is_as_rendered(self, found: Found, pieces: StyledText) -> bool:
        """Return whether a typed citation that was read with doubts is what the style prints for it."""
        if found.refused in OF_THE_STYLE or found.field:
            return False
        return bool(pieces) and self.block(found.note, found.block).text[found.start : found.end] == plain(
            pieces
        )

    def cite(
        self, note: int, block: int, cited: Sequence[tuple[Found, StyledText | None]]
    ) -> list[BlockEdit]:
        """Replace the citations of a block, from the last to the first; those without a text are kept.

        Return what becomes of the block.
        """
        old = self.block(note, block).text
        edits = []
        for found, pieces in reversed(cited):
            now = old[found.start : found.end]
            said = found.written or now
            if pieces is None:
                self.keep(note, block, found.start, found.end, said, found.refused or NOTHING)
                pieces = None if said == now else (Styled(said),)
            new = now if pieces is None else plain(pieces)
            if pieces is not None:
                self._replace(note, block, found.start, found.end, pieces, self._field(found, new))
            refused = "" if found.refused in OF_THE_STYLE else found.refused
            kept = replace(found, start=0, end=len(new), written=said, refused=refused)
            edits.append(BlockEdit(found.start, found.end, new, kept))
        self._changed_in(note, block, old, edited(old, edits)[0])
        return edits

    def into_text(self, found: Found, pieces: StyledText) -> BlockEdit:
        """Put the citation of a note into the text, and return what becomes of the block there."""
        note = self._editing.document.notes[found.note]
        text = self.block(-1, note.block).text
        before = text[: note.offset].rstrip(".,;:")[-1:]
        new = pieces if not before or before.isspace() else (Styled(" "), *pieces)
        at = self._editing.note_to_text(
            found.note, new, hops=found.hops, code=self._field(found, plain(pieces))
        )
        self.touched = True
        self._changed_in(found.note, 0, note.text, plain(pieces))
        start, length = len(plain(new)) - len(plain(pieces)), len(plain(pieces))
        # Back in a note, its mark stands where this one stood: behind a mark of punctuation or before it.
        hops = at < note.offset
        moved = replace(found, note=-1, block=note.block, start=start, end=start + length, hops=hops)
        return BlockEdit(at, at, plain(new), replace(moved, closed=False, moves=False))

    def into_note(self, found: Found, pieces: StyledText) -> tuple[str, BlockEdit]:
        """Make a footnote of a citation in the text; return the name of its block, and what becomes of the text."""
        text = self.block(-1, found.block).text
        start = found.start - text[: found.start].endswith((" ", "\u00a0"))
        code = self._field(found, plain(pieces))
        id = self._editing.text_to_note(found.block, start, found.end, pieces, hops=found.hops, code=code)
        self.touched = True
        self._changed_in(-1, found.block, text[found.start : found.end], plain(pieces), found.start)
        return f"footnote {id} 0", BlockEdit(start, found.end, "")

    def put_entry(self, block: int, start: int, pieces: StyledText) -> str:
        """Put the text of an entry from an offset of a block of the body on; return it without its look."""
        old = self.block(-1, block).text
        self._replace(-1, block, start, len(old), pieces)
        self._changed(_LIST, old, old[:start] + plain(pieces))
        return plain(pieces)

    def add_entry(self, pieces: StyledText, last: int) -> str:
        """Add an entry that looks like a block of the list, behind it; return it without its look."""
        self._editing.add_paragraph(pieces, last, last, before=False)
        self.touched = True
        self._changed(_LIST, "", plain(pieces))
        return plain(pieces)

    def add_heading(self, heading: str, beside: int, *, before: bool, level: int) -> None:
        """Add a heading before an entry of the list, or behind it."""
        self._editing.add_paragraph((Styled(heading),), beside, beside, before=before, level=level)
        self.touched = True
        self._changed(_HEADING, "", heading)

    def remove_heading(self, block: int) -> None:
        """Take a heading of the list out."""
        self._changed(_HEADING, self.block(-1, block).text, "")
        self._editing.remove_paragraph(block)
        self.touched = True

    @property
    def document(self) -> Document:
        """The document as it was read."""
        return self._editing.document

    def keep(self, note: int, block: int, start: int, end: int, text: str, reason: str) -> None:
        """Leave the text of a range as it is, with a comment that says why."""
        self._kept.append(((note < 0, note, block, start), Kept(self._place(note, block), text, reason)))
        said = self._say(message("“{text}” is left as it is: {reason}.", text=text, reason=message(reason)))
        self._editing.comment(note, block, start, end, f"{said} {self._say(_HINT)}")

    def keep_entry(self, block: int, start: int, text: str, reason: str) -> None:
        """Leave an entry of the list, from an offset of a block on, as it is, with a comment."""
        self.keep(-1, block, start, len(self.block(-1, block).text), text, reason)

    def _field(self, found: Found, shown: str) -> str:
        """Return the code of the field that a citation becomes; "" if it is not to be live, or is already."""
        if self._code is None or found.refused or found.field:
            return ""
        return self._code(found, shown)

    def _replace(
        self, note: int, block: int, start: int, end: int, pieces: StyledText, code: str = ""
    ) -> None:
        if code or not _looks_so(self.block(note, block), start, end, pieces):
            self._editing.replace(note, block, start, end, pieces, code)
            self.touched = True

    def _changed_in(self, note: int, block: int, old: str, new: str, start: int = 0) -> None:
        self._changed(self._place(note, block), old, new, (note < 0, note, block, start))

    def _changed(self, place: str, old: str, new: str, order: _Order = _AT_THE_END) -> None:
        if new != old:
            self._changes.append((order, TextChange(place, old, new)))

    def _place(self, note: int, block: int) -> str:
        if note >= 0:
            return message("note {number}", number=self._editing.document.notes[note].number)
        return message("paragraph {number}", number=block + 1)


def _ordered(reported: list[tuple[_Order, T]]) -> tuple[T, ...]:
    return tuple(each for _, each in sorted(reported, key=itemgetter(0)))


def _looks_so(there: TextBlock, start: int, end: int, pieces: StyledText) -> bool:
    """Return whether a range of a block has the text and the italics of a rendering already."""
    if there.text[start:end] != plain(pieces):
        return False
    wanted: set[int] = set()
    at = start
    for piece in pieces:
        wanted.update(range(at, at + len(piece.text)) if piece.italic else ())
        at += len(piece.text)
    has = {at for span in there.italics for at in range(max(span.start, start), min(span.end, end))}
    return wanted == has
