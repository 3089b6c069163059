"""The reader of RTF: a stack of groups, and the stories that text is written to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy

from bibtools.documents.building import Builder, Flow, Mark
from bibtools.documents.counting import written_number
from bibtools.documents.fields.instructions import FieldCode
from bibtools.documents.fields.tracking import FieldTracker
from bibtools.documents.rtf.codepages import DEFAULT, decoded
from bibtools.documents.rtf.state import State, Story, Style
from bibtools.documents.rtf.tokens import TOKEN, group_end
from bibtools.documents.rtf.words import CHARACTERS, KNOWN, NOTE_FORMS, SKIPPED, SYMBOLS
from bibtools.errors import InputError
from bibtools.model.document import NoteKind
from bibtools.support.messages import message

Handler = Callable[["Reader", int], None]
"""What a control word does; the number behind it is 1 if it has none."""

_DEEPEST = 2000
_LONGEST_MARK = 10


class Reader:
    """Reads the groups of a document into a builder."""

    def __init__(self, data: bytes, builder: Builder, handlers: Mapping[str, Handler]) -> None:
        self.data = data
        self.at = 0
        self.builder = builder
        self.handlers = handlers
        self.fields = FieldTracker(builder, {})
        self.page = DEFAULT
        self.fonts: dict[int, str] = {}
        self.styles: dict[int, Style] = {}
        self.font = self.default_font = 0
        self.groups: list[State] = [State()]
        self.stories: list[Story] = [Story(builder.body)]
        self.pending = b""
        self.high = 0
        self.to_skip = 0
        self.starred = False
        self.note_mark = False
        self.counts: dict[NoteKind, int] = {}
        self.forms: dict[NoteKind, str] = {"footnote": "decimal", "endnote": "decimal"}
        self.properties: dict[str, str] = {}
        self.bookmarks: dict[str, tuple[FieldCode, Mark]] = {}

    @property
    def state(self) -> State:
        """The state of the innermost group."""
        return self.groups[-1]

    @property
    def story(self) -> Story:
        """The story that is being read."""
        return self.stories[-1]

    def read(self) -> None:
        """Read the whole file."""
        while match := TOKEN.match(self.data, self.at):
            self.at = match.end()
            kind = match.lastgroup
            if kind == "text":
                self._bytes(match["text"])
            elif kind == "byte":
                self._bytes(bytes([int(match["byte"], 16)]))
            elif kind == "brace":
                self._brace(match["brace"] == b"{")
            elif kind == "symbol":
                self._symbol(match["symbol"].decode("latin-1"))
            elif kind in ("word", "number"):
                number = match["number"]
                self._word(match["word"].decode("ascii"), int(number) if number else None)
        self.flush()
        self.end_paragraph()

    def _brace(self, opens: bool) -> None:
        self.flush()
        self.to_skip = 0
        if opens:
            if len(self.groups) > _DEEPEST:
                hint = "open it in Word or LibreOffice and save it again"
                said = message(
                    "this RTF file is damaged: its groups are nested more than {deepest} deep",
                    deepest=_DEEPEST,
                )
                raise InputError(said, hint=hint, file=self.builder.name)
            inner = copy(self.state)
            inner.closing = None
            self.groups.append(inner)
        elif len(self.groups) > 1:
            closing = self.state.closing
            if closing:
                closing()
            self.groups.pop()

    def _symbol(self, symbol: str) -> None:
        self.flush()
        if symbol == "*":
            self.starred = True
        elif symbol in "\r\n":
            # A backslash at a line's end is a \par (specification 1.9.1, "Special characters").
            self.end_paragraph()
        elif self.to_skip:
            self.to_skip -= 1
        elif symbol in SYMBOLS:
            self.write(SYMBOLS[symbol])

    def _bytes(self, data: bytes) -> None:
        if self.to_skip:
            skipped = min(self.to_skip, len(data))
            self.to_skip -= skipped
            data = data[skipped:]
        self.pending += data

    def flush(self) -> None:
        """Write the bytes that have gathered: several may be one character of an East Asian code page."""
        if self.pending:
            data, self.pending = self.pending, b""
            self.write(decoded(data, self.state.codec or self.page))

    def write(self, text: str) -> None:
        """Write text where the destination of the group wants it."""
        state, story = self.state, self.story
        if state.destination == "instruction":
            self.fields.instruct(story.flow, text)
        elif state.destination == "marker":
            story.marker += text
        elif state.destination == "collect":
            state.collected.append(text)
        elif state.destination == "text" and self.fields.shows(story.flow):
            self._write_text(text)

    def _write_text(self, text: str) -> None:
        state, story = self.state, self.story
        if state.deleted:
            self.builder.omit(text, "deleted", "deleted text (tracked change)", story.flow.near)
        elif state.hidden:
            self.builder.omit(text, "hidden", "hidden text is not part of what is printed", story.flow.near)
        else:
            self.open_paragraph()
            story.flow.write(text, italic=state.italic)
            if not state.raised:
                self.note_mark = False

    def open_paragraph(self) -> None:
        """Begin a paragraph if none is open."""
        state, story = self.state, self.story
        if story.draft is None:
            if state.in_table and not story.row:
                story.row, story.cell = self.builder.new_row(), 1
            row, cell = (story.row, story.cell) if state.in_table else (0, 0)
            story.draft = story.flow.open(row=row, cell=cell)

    def end_paragraph(self) -> None:
        """End the open paragraph; what kind it is, its properties say by now."""
        story, state = self.story, self.state
        draft, marker = story.draft, " ".join(story.marker.split())
        story.draft, story.marker = None, ""
        if draft is None:
            return
        style = self.styles.get(state.style, Style())
        level = state.level or style.level
        draft.marker = marker
        if level is not None:
            draft.kind, draft.level = "heading", level
        elif style.contents:
            draft.kind = "contents"
        elif draft.row:
            draft.kind = "cell"
        elif marker:
            draft.kind, draft.level = "item", 1
        story.flow.close()

    def _word(self, word: str, number: int | None) -> None:
        self.flush()
        starred, self.starred = self.starred, False
        if word == "u" and number is not None:
            self._unicode(number)
            return
        if self.to_skip and word not in KNOWN:
            self.to_skip -= 1
            return
        if word in SKIPPED or (starred and word not in KNOWN):
            self.at = group_end(self.data, self.at)
            return
        handler = self.handlers.get(word)
        if handler is not None:
            handler(self, 1 if number is None else number)
        elif word in CHARACTERS:
            self.write(CHARACTERS[word])
        elif "ftn" in word:
            self._note_form(word)

    def _unicode(self, number: int) -> None:
        """Write the character of a `\\uN`; two surrogates make one character."""
        code = number % 0x10000
        if 0xD800 <= code < 0xDC00:
            self.high = code
        elif 0xDC00 <= code < 0xE000:
            if self.high:
                self.write(chr(0x10000 + ((self.high - 0xD800) << 10) + (code - 0xDC00)))
            self.high = 0
        else:
            self.write(chr(code))
        self.to_skip = self.state.fallback

    def _note_form(self, word: str) -> None:
        kind: NoteKind = "endnote" if "aftn" in word else "footnote"
        form = NOTE_FORMS.get("n" + word.rpartition("ftnn")[2]) if "ftnn" in word else None
        if form:
            self.forms[kind] = form

    def note(self) -> None:
        """Begin a note: the rest of its group is a story of its own."""
        state, flow = self.state, self.story.flow
        if state.deleted or not self.fields.shows(flow):
            end = group_end(self.data, self.at)
            self.builder.omit(
                self._plain(self.at, end), "deleted-note", "its mark is deleted (tracked change)", flow.near
            )
            self.at = end
            return
        kind: NoteKind = "footnote"
        if b"\\ftnalt" in self.data[self.at : self.at + 80]:
            kind = "endnote"
        self.open_paragraph()
        own = "" if self.note_mark else self._own_mark(flow)
        self.note_mark = False
        if not own:
            self.counts[kind] = self.counts.get(kind, 0) + 1
        number = own or written_number(self.counts[kind], self.forms[kind])
        note = self.builder.note(number, kind, "", flow.here)
        state.destination = "text"
        state.plain()
        state.new_paragraph()
        self.begin_story(note)

    def _own_mark(self, flow: Flow) -> str:
        """Take back the raised text before a note that has no automatic number: it is the note's mark."""
        parts = flow.draft.parts
        last = parts[-1].strip() if parts else ""
        if not self.state.raised or not last or len(last) > _LONGEST_MARK or last[-1].isalpha():
            return ""
        flow.take_back()
        return last

    def begin_story(self, flow: Flow) -> None:
        """Begin a run of paragraphs that ends with the group."""
        self.stories.append(Story(flow))

        def end() -> None:
            self.end_paragraph()
            self.stories.pop()

        self.state.closing = end

    def _plain(self, start: int, end: int) -> str:
        """Return the text between two offsets, whatever it is, for the record of what was left out."""
        parts = []
        for match in TOKEN.finditer(self.data, start, end):
            if match["text"]:
                parts.append(decoded(match["text"], self.page))
            elif match["word"] == b"u" and match["number"]:
                parts.append(chr(int(match["number"]) % 0x10000))
        return "".join(part for part in parts if not "\ud800" <= part[:1] <= "\udfff")

    def collect(self, done: Callable[[str], None]) -> None:
        """Gather the text of the group and hand it over when the group ends."""
        state = self.state
        state.destination, state.collected = "collect", []
        state.closing = lambda: done("".join(state.collected).strip())
