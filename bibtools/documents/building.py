"""The document under construction: what every reader writes to.

A reader opens blocks and writes text to a Flow (the body, or one note), in reading order. Paragraph numbers, places
and offsets are only worked out in the end, when it is known which blocks hold text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field

from bibtools.model.document import BlockKind, CitationItem, NoteKind
from bibtools.model.library import Fault
from bibtools.model.reference import Reference
from bibtools.model.text import Place
from bibtools.support.dataclass import dataclass

SOFT_HYPHEN = "\u00ad"
_RUNS = frozenset(("deleted", "hidden"))
"""What is left out in pieces, as the runs of a text: pieces at one position are one change."""


@dataclass(slots=True, eq=False)
class Draft:
    """A block that is being written. `lines` holds (offset, page, line, column) where a format has lines.

    `sources` holds the offset of each piece with what it was read from, for documents that are written again; an offset
    before the block's start is that of a piece of which the beginning was cut.
    """

    kind: BlockKind = "paragraph"
    level: int = 0
    marker: str = ""
    row: int = 0
    cell: int = 0
    bibliography: str = ""
    key: str = ""
    parts: list[str] = field(default_factory=list)
    length: int = 0
    italics: list[tuple[int, int]] = field(default_factory=list)
    lines: list[tuple[int, int, int, int]] = field(default_factory=list)
    joins: list[int] = field(default_factory=list)
    sources: list[tuple[int, object]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text as written so far."""
        return "".join(self.parts)

    def cut(self, count: int) -> None:
        """Remove characters from the start."""
        self.parts = [self.text[count:]]
        self.length -= count
        self.italics = [(max(0, a - count), b - count) for a, b in self.italics if b > count]
        self.lines = [(max(0, at - count), page, line, column) for at, page, line, column in self.lines]
        self.joins = [max(0, at - count) for at in self.joins]
        self.sources = [(at - count, source) for at, source in self.sources]


@dataclass(frozen=True, slots=True)
class Mark:
    """A position: an offset in a draft."""

    draft: Draft
    offset: int


@dataclass(slots=True, eq=False)
class Flow:
    """A text that runs on: the body, or a note (`number`, `kind`, `id`, and the mark where it hangs)."""

    number: str = ""
    kind: NoteKind = "footnote"
    id: str = ""
    anchor: Mark | None = None
    drafts: list[Draft] = field(default_factory=list)
    stack: list[Draft] = field(default_factory=list)
    within: list[tuple[object, str, bool]] = field(default_factory=list)

    def enter(self, owner: object, bibliography: str = "", contents: bool = False) -> None:
        """From here on, what is written belongs to a generated bibliography or table of contents."""
        self.within.append((owner, bibliography, contents))

    def leave(self, owner: object) -> None:
        """End what the same owner has entered; fields and content controls may overlap."""
        self.within = [each for each in self.within if each[0] is not owner]

    @property
    def bibliography(self) -> str:
        """The program whose bibliography is being written; the empty string outside one."""
        return next((name for _, name, _ in reversed(self.within) if name), "")

    @property
    def near(self) -> Mark | None:
        """The position behind what was written last, without beginning a block; None if nothing was."""
        draft = self.stack[-1] if self.stack else self.drafts[-1] if self.drafts else None
        return Mark(draft, draft.length) if draft else None

    def open(
        self,
        kind: BlockKind = "paragraph",
        *,
        level: int = 0,
        marker: str = "",
        row: int = 0,
        cell: int = 0,
        key: str = "",
    ) -> Draft:
        """Begin a block; the one that is open (a paragraph around a text box) goes on when this one is closed."""
        draft = Draft(kind, level, marker, row, cell, self.bibliography, key)
        self.drafts.append(draft)
        self.stack.append(draft)
        return draft

    def close(self) -> None:
        """End the block that was opened last."""
        if self.stack:
            self.stack.pop()

    @property
    def draft(self) -> Draft:
        """The open block; a paragraph is begun if there is none."""
        return self.stack[-1] if self.stack else self.open()

    @property
    def here(self) -> Mark:
        """The position behind what was written last."""
        draft = self.draft
        return Mark(draft, draft.length)

    def write(
        self,
        text: str,
        *,
        italic: bool = False,
        line: tuple[int, int, int] | None = None,
        source: object = None,
    ) -> None:
        """Add text to the open block.

        `line` is the (page, line, column) of its first character, `source` what all of it was read from.
        """
        draft = self.draft
        if source is not None:
            draft.sources.append((draft.length, source))
        if self.within:
            draft.bibliography = self.bibliography or draft.bibliography
            draft.kind = "contents" if any(contents for _, _, contents in self.within) else draft.kind
        if line:
            draft.lines.append((draft.length, *line))
        if SOFT_HYPHEN in text:
            for piece in text.split(SOFT_HYPHEN)[:-1]:
                self._add(draft, piece, italic)
                draft.joins.append(draft.length)
            text = text.rpartition(SOFT_HYPHEN)[2]
        self._add(draft, text, italic)

    def take_back(self) -> None:
        """Remove the piece that was written last."""
        draft = self.draft
        draft.length -= len(draft.parts.pop())
        draft.italics = [each for each in draft.italics if each[1] <= draft.length]

    def strip_number(self, since: int = 0) -> None:
        """Remove the note's own number, and an arrow back to its mark, from the start of what was written.

        `since` is how many blocks there were before.
        """
        own = re.escape(self.number)
        for draft in self.drafts[since : since + 1]:
            text = draft.text
            found = re.match(rf"\s*(?:[\^↑]\s*)?(?:(?:\[{own}\]|{own}[.):]?)(?=\s))?", text)
            if found and found[0].strip() and len(text) > found.end():
                draft.cut(found.end())

    def _add(self, draft: Draft, text: str, italic: bool) -> None:
        start, draft.length = draft.length, draft.length + len(text)
        draft.parts.append(text)
        if italic and text:
            if draft.italics and draft.italics[-1][1] == start:
                draft.italics[-1] = (draft.italics[-1][0], draft.length)
            else:
                draft.italics.append((start, draft.length))


@dataclass(slots=True)
class DraftField:
    """A citation field: between which positions its visible text stands, and what it says."""

    kind: str
    items: Sequence[CitationItem]
    start: Mark
    end: Mark
    written: str = ""
    command: str = ""


@dataclass(slots=True)
class DraftChange:
    """Something that was left out or joined at a position (None: nowhere in the text)."""

    before: str
    after: str
    by: str
    kind: str
    reason: str
    at: Mark | Place | None = None


@dataclass(slots=True)
class Builder:
    """All that a reader gathers of the document `name`; `bibtools.documents.finishing` makes the Document of it."""

    name: str
    format: str
    body: Flow = field(default_factory=Flow)
    notes: list[Flow] = field(default_factory=list)
    fields: list[DraftField] = field(default_factory=list)
    changes: list[DraftChange] = field(default_factory=list)
    sources: Mapping[str, Reference] = field(default_factory=dict)
    bibliographies: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    rows: int = 0

    def note(self, number: str, kind: NoteKind = "footnote", id: str = "", at: Mark | None = None) -> Flow:
        """Begin a note whose mark stands at a position (None: not known) and return its flow."""
        flow = Flow(number, kind, id, at)
        self.notes.append(flow)
        return flow

    def omit(self, text: str, what: str, reason: str, at: Mark | Place | None) -> None:
        """Record that text was left out; `what` names the kind of thing for programs (`comment`, `page-head`)."""
        last = self.changes[-1] if self.changes else None
        by = f"documents.{self.format}.{what}"
        if what in _RUNS and last and (last.by, last.at) == (by, at):
            last.before += text
        elif text.strip():
            self.changes.append(DraftChange(text, "", by, "omit", reason, at))

    def join(self, before: str, after: str, what: str, reason: str, at: Mark | Place | None) -> None:
        """Record that text was mended, such as a word that was divided at a line's end."""
        self.changes.append(
            DraftChange(before, after, f"documents.{self.format}.{what}", "repair", reason, at)
        )

    def new_row(self) -> int:
        """Return the number of the next table row."""
        self.rows += 1
        return self.rows
