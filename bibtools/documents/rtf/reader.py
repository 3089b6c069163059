"""The reader of RTF: a stack of groups and a handler for each control word that matters."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy

from bibtools.documents.building import Builder, Flow, Mark
from bibtools.documents.counting import written_number
from bibtools.documents.fields.instructions import FieldCode, read_mark
from bibtools.documents.fields.tracking import FieldTracker
from bibtools.documents.rtf.codepages import DEFAULT, decoded, of_charset, of_page
from bibtools.documents.rtf.state import State, Story, Style, style_named
from bibtools.documents.rtf.tokens import TOKEN, group_end
from bibtools.documents.rtf.words import CHARACTERS, KNOWN, NOTE_FORMS, SKIPPED, SYMBOLS
from bibtools.errors import InputError
from bibtools.model.document import NoteKind

Handler = Callable[["Reader", int], None]

_DEEPEST = 2000
_LONGEST_MARK = 10


class Reader:
    """Reads the groups of a document into a builder."""

    def __init__(self, data: bytes, builder: Builder) -> None:
        self.data = data
        self.at = 0
        self.builder = builder
        self.fields = FieldTracker(builder, {})
        self.page = DEFAULT
        self.fonts: dict[int, str] = {}
        self.styles: dict[int, Style] = {}
        self.font = 0
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
                message = f"this RTF file is damaged: its groups are nested more than {_DEEPEST} deep"
                raise InputError(message, hint=hint, file=self.builder.name)
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
        handler = HANDLERS.get(word)
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
        self._begin_story(note)

    def _own_mark(self, flow: Flow) -> str:
        """Take back the raised text before a note that has no automatic number: it is the note's mark."""
        parts = flow.draft.parts
        last = parts[-1].strip() if parts else ""
        if not self.state.raised or not last or len(last) > _LONGEST_MARK or last[-1].isalpha():
            return ""
        flow.take_back()
        return last

    def _begin_story(self, flow: Flow) -> None:
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


def _switch(name: str) -> Handler:
    def handler(reader: Reader, number: int) -> None:
        setattr(reader.state, name, number != 0)

    return handler


def _raised(reader: Reader, number: int) -> None:
    reader.state.raised = number != 0


def _lowered(reader: Reader, number: int) -> None:
    reader.state.raised = False


def _skip_bytes(reader: Reader, number: int) -> None:
    reader.at += max(0, number)


def _outline(reader: Reader, number: int) -> None:
    reader.state.level = number + 1 if 0 <= number < 9 else 0


def _style(reader: Reader, number: int) -> None:
    reader.state.style = number


def _fallback(reader: Reader, number: int) -> None:
    reader.state.fallback = max(0, number)


def _font(reader: Reader, number: int) -> None:
    reader.font = number
    if reader.state.destination != "fonts":
        reader.state.codec = reader.fonts.get(number, "")


def _charset(reader: Reader, number: int) -> None:
    if reader.state.destination == "fonts":
        reader.fonts[reader.font] = of_charset(number)


def _font_table(reader: Reader, number: int) -> None:
    reader.state.destination = "fonts"


def _stylesheet(reader: Reader, number: int) -> None:
    """Read the style sheet: each of its groups is a style with its number, its outline level and its name."""
    reader.state.destination = "fonts"
    end = group_end(reader.data, reader.at)
    at = reader.at
    while (at := reader.data.find(b"{", at, end)) >= 0:
        close = group_end(reader.data, at + 1)
        words = {
            m["word"]: int(m["number"] or -1) for m in TOKEN.finditer(reader.data, at, close) if m["word"]
        }
        texts = [m["text"] for m in TOKEN.finditer(reader.data, at, close) if m["text"]]
        outline = words.get(b"outlinelevel", -1)
        level = outline + 1 if 0 <= outline < 9 else 0
        reader.styles[words.get(b"s", 0)] = style_named(decoded(b"".join(texts), reader.page), level)
        at = close
    reader.at = end


def _pard(reader: Reader, number: int) -> None:
    reader.state.new_paragraph()


def _par(reader: Reader, number: int) -> None:
    reader.end_paragraph()


def _cell(reader: Reader, number: int) -> None:
    story = reader.story
    reader.end_paragraph()
    if not story.row:
        story.row, story.cell = reader.builder.new_row(), 1
    story.cell += 1


def _row(reader: Reader, number: int) -> None:
    reader.end_paragraph()
    reader.story.row = 0


def _note_mark(reader: Reader, number: int) -> None:
    reader.note_mark = True


def _note(reader: Reader, number: int) -> None:
    reader.note()


def _field(reader: Reader, number: int) -> None:
    flow = reader.story.flow
    reader.fields.begin(flow, dropped=reader.state.deleted)
    reader.state.closing = lambda: reader.fields.end(flow)


def _instruction(reader: Reader, number: int) -> None:
    reader.state.destination = "instruction"


def _result(reader: Reader, number: int) -> None:
    reader.state.destination = "text"
    reader.open_paragraph()
    reader.fields.separate(reader.story.flow)


def _marker(reader: Reader, number: int) -> None:
    reader.state.destination = "marker"


def _comment(reader: Reader, number: int) -> None:
    near = reader.story.flow.near
    reason = "a comment is not part of the text"
    reader.collect(lambda text: reader.builder.omit(text, "comment", reason, near))


def _text_box(reader: Reader, number: int) -> None:
    reader.state.destination = "text"
    reader.state.new_paragraph()
    reader._begin_story(reader.story.flow)


def _both_forms(reader: Reader, number: int) -> None:
    """Pass over the first of the two groups of `\\upr`, that for readers which know no Unicode."""
    opened = reader.data.find(b"{", reader.at)
    if opened >= 0:
        reader.at = group_end(reader.data, opened + 1) + 1


def _property_name(reader: Reader, number: int) -> None:
    def done(text: str) -> None:
        reader.properties["name"] = text

    reader.collect(done)


def _property_value(reader: Reader, number: int) -> None:
    """Put the pieces of a bookmark's property together: Zotero cuts them and numbers their names."""

    def done(text: str) -> None:
        name = reader.properties.pop("name", "").rpartition("_")[0]
        reader.properties[name] = reader.properties.get(name, "") + text

    reader.collect(done)


def _bookmark(reader: Reader, number: int) -> None:
    def done(name: str) -> None:
        stored = reader.properties.get(name)
        if stored:
            code, flow = read_mark(stored), reader.story.flow
            reader.open_paragraph()
            if code.bibliography:
                flow.enter(code, code.bibliography)
            reader.bookmarks[name] = (code, flow.here)

    reader.collect(done)


def _bookmark_end(reader: Reader, number: int) -> None:
    def done(name: str) -> None:
        code, start = reader.bookmarks.pop(name, (None, None))
        if code is None or start is None:
            return
        if code.bibliography:
            reader.story.flow.leave(code)
        elif code.kind:
            reader.fields.cite(reader.story.flow, code, start)

    reader.collect(done)


def _page(reader: Reader, number: int) -> None:
    reader.page = of_page(number)


def _mac(reader: Reader, number: int) -> None:
    reader.page = "mac_roman"


HANDLERS: dict[str, Handler] = {
    "ansicpg": _page,
    "mac": _mac,
    "uc": _fallback,
    "bin": _skip_bytes,
    "fonttbl": _font_table,
    "stylesheet": _stylesheet,
    "f": _font,
    "fcharset": _charset,
    "i": _switch("italic"),
    "v": _switch("hidden"),
    "deleted": _switch("deleted"),
    "super": _raised,
    "nosupersub": _lowered,
    "plain": lambda reader, number: reader.state.plain(),
    "pard": _pard,
    "s": _style,
    "outlinelevel": _outline,
    "intbl": _switch("in_table"),
    "par": _par,
    "sect": _par,
    "cell": _cell,
    "row": _row,
    "chftn": _note_mark,
    "footnote": _note,
    "field": _field,
    "fldinst": _instruction,
    "fldrslt": _result,
    "listtext": _marker,
    "pntext": _marker,
    "annotation": _comment,
    "shptxt": _text_box,
    "upr": _both_forms,
    "propname": _property_name,
    "staticval": _property_value,
    "bkmkstart": _bookmark,
    "bkmkend": _bookmark_end,
}
