"""Documents that are changed in place: the reader's Document, and what can be done to its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Protocol

from bibtools.errors import InputError
from bibtools.model.document import Document
from bibtools.model.styled import StyledText
from bibtools.support.messages import message

_EDITED = {"docx": "bibtools.documents.docx.editing", "odt": "bibtools.documents.odt.editing"}


class Editing(Protocol):
    """A document that is being changed. Blocks are named by index of the note (-1: body) and of the block.

    Offsets are those of the text as it was read; ranges of one block are replaced from the last to the first.
    """

    document: Document

    def replace(
        self, note: int, block: int, start: int, end: int, pieces: StyledText, code: str = ""
    ) -> None:
        """Put styled text in the place of a range of a block, with a `code` as the text of a live field."""

    def note_to_text(self, note: int, pieces: StyledText, *, hops: bool, code: str = "") -> int:
        """Put styled text in the place of a note; return its offset in the block.

        Where the note's mark stands behind a full stop or comma, the text `hops` over that, to stand before it. With a
        `code`, it is a live field, without the space at its start.
        """

    def may_change(self, note: int, block: int, start: int, end: int) -> bool:
        """Return whether a range of a block shows what is written there, rather than what a program makes anew."""

    def may_have_notes(self, block: int) -> bool:
        """Return whether a block of the body may have footnotes: those in text boxes may not."""

    def text_to_note(
        self, block: int, start: int, end: int, pieces: StyledText, *, hops: bool, code: str = ""
    ) -> str:
        """Make a footnote of styled text in the place of a range of the body, and return the note's id.

        Its mark `hops` over a full stop or comma that follows. With a `code`, its text is a live field.
        """

    def add_paragraph(
        self, pieces: StyledText, like: int, beside: int, *, before: bool, level: int = 0
    ) -> None:
        """Add a paragraph that looks like a block of the body, before or behind another; a heading if it has a level.

        Those behind one block keep the order in which they are added.
        """

    def remove_paragraph(self, block: int) -> None:
        """Take a block of the body out."""

    def arrange_notes(self) -> dict[str, str]:
        """Put the footnotes into the order of their marks, if any were added; return their new ids by the old ones."""

    def comment(self, note: int, block: int, start: int, end: int, text: str) -> None:
        """Have a comment added when the file is saved: on the mark of a note, or on a range of the body."""

    def zotero_code(self, citation: Mapping[str, Any]) -> str:
        """Return the code of a citation (an object of csl-citation.json) as Zotero writes it."""

    def frame_list(self, blocks: Sequence[int]) -> None:
        """Make blocks of the body that follow each other the bibliography that Zotero keeps up to date."""

    def prefer(self, preferences: str) -> None:
        """Write the preferences that Zotero keeps in a document."""

    def remembered(self) -> dict[str, Any]:
        """Return what an earlier run left in the document."""

    def remember(self, value: dict[str, Any]) -> None:
        """Leave an object for a later run; other programs that save the file keep it."""

    def save(self) -> bytes:
        """Return the file; the same bytes if nothing was changed."""


def edit(data: bytes, name: str, *, track: bool = False) -> Editing:
    """Return a document to be changed; with `track`, every change is one that a person accepts or rejects.

    Raise InputError for what cannot be read, and for documents of a format that cannot be written in place.
    """
    made: Editing = import_module(_EDITED[_edited_format(data, name)]).open_document(data, name, track)
    return made


def _edited_format(data: bytes, name: str) -> str:
    """Return the format of a document that can be changed. Raise InputError for any other, saying which it is."""
    from bibtools.documents.recognising import FORMATS, recognise

    format = recognise(data, name)
    if format not in _EDITED:
        hint = "open it in Word or LibreOffice and save it as .docx or .odt"
        title = FORMATS[format].title
        raise InputError(
            message("a document in the format {title} cannot be restyled", title=title), hint=hint, file=name
        )
    return format
