"""The reader of LaTeX: a stack of groups and environments over one regular expression."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bibtools.bibtex.accents import ACCENTS, ESCAPED, LETTERS, SIGNS
from bibtools.bibtex.decode import plain_text
from bibtools.documents.building import Builder, Draft, DraftField, Flow, Mark
from bibtools.documents.tex import tables
from bibtools.documents.tex.citations import NOTE_COMMANDS, is_citation, read_citation
from bibtools.documents.tex.tokens import TOKEN, after_spaces, mandatory, optional
from bibtools.model.document import BlockKind, NoteKind
from bibtools.model.text import Text
from bibtools.support.dataclass import dataclass

_DOCUMENT = re.compile(r"(?<!\\)\\begin\s*\{document\}")
_QUOTES = {"``": "“", "''": "”", ",,": "„", "---": "—", "--": "–"}
_ARGUMENT = {"o": optional, "m": mandatory}
Command = Callable[["Reader", bool, int], None]
"""What a command does, given whether a star is behind its name and the offset of its backslash."""
_Kind = tuple[BlockKind, int, str, str]
"""Kind, level, marker and key of the block that begins next."""


@dataclass(slots=True)
class _Group:
    """A group or environment: what holds outside it, and what is done when it ends."""

    environment: str
    italic: bool
    shown: bool
    closing: Callable[[], None] | None = None


class Reader:
    """Reads a source into a builder."""

    def __init__(self, text: Text, builder: Builder, commands: Mapping[str, Command]) -> None:
        self.text = text
        self.source = text.content
        self.builder = builder
        self.commands = commands
        self.flow = builder.body
        self.at = 0
        self.italic = False
        self.shown = _DOCUMENT.search(self.source) is None
        self.groups: list[_Group] = []
        self.drafts: list[Draft | None] = [None]
        self.kind: _Kind = ("paragraph", 0, "", "")
        self.lists: list[tuple[str, int]] = []
        self.row = self.cell = 0
        self.counts: dict[NoteKind, int] = {}
        self.waiting: list[Flow] = []
        self.outer: list[tuple[Flow, _Kind, int, int]] = []

    def read(self) -> None:
        """Read the whole source."""
        while self.at < len(self.source) and (match := TOKEN.match(self.source, self.at)):
            start, self.at = self.at, match.end()
            kind = match.lastgroup or ""
            if kind in ("word", "star"):
                self._word(match["word"], match["star"] == "*", start)
            elif kind == "sign":
                self._sign(match["sign"], start)
            elif kind == "brace":
                self._brace(match["brace"] == "{")
            elif kind == "paragraph":
                self.end_paragraph()
            elif kind == "comment":
                self._comment(match["comment"], start)
            elif kind == "cell":
                self._next_cell(start)
            elif kind == "space":
                self.write(" ", start)
            elif kind == "tie":
                self.write("\u00a0", start)
            elif kind == "math":
                self.write(match[0].strip("$"), start)
            else:
                self.write(_QUOTES.get(match[0], match[0]), start)
        while self.groups:
            self._leave()
        self.end_paragraph()

    def write(self, text: str, at: int) -> None:
        """Write text that stands at an offset; spaces at the start of a paragraph and doubled ones go."""
        if not self.shown:
            return
        if self.drafts[-1] is None:
            if not text.strip():
                return
            self._open()
        draft = self.flow.draft
        if text == " " and draft.parts and draft.parts[-1][-1:] in (" ", "\n"):
            return
        place = self.text.place(at)
        self.flow.write(text, italic=self.italic, line=(0, place.line, place.column))

    def _open(self) -> None:
        kind, level, marker, key = self.kind
        if self.row:
            kind = "cell"
        self.drafts[-1] = self.flow.open(
            kind, level=level, marker=marker, key=key, row=self.row, cell=self.cell
        )
        self.kind = ("paragraph", 0, "", "")

    def end_paragraph(self) -> None:
        """End the open paragraph."""
        if self.drafts[-1] is not None:
            self.flow.close()
            self.drafts[-1] = None

    def here(self) -> Mark:
        """Return the position behind what was written last; a paragraph is begun if none is open."""
        if self.drafts[-1] is None:
            self._open()
        return self.flow.here

    def enter(self, closing: Callable[[], None] | None = None, environment: str = "") -> None:
        """Begin a group."""
        self.groups.append(_Group(environment, self.italic, self.shown, closing))

    def _leave(self) -> None:
        group = self.groups.pop()
        if group.closing:
            group.closing()
        self.italic, self.shown = group.italic, group.shown

    def _brace(self, opens: bool) -> None:
        if opens:
            self.enter()
        elif self.groups and not self.groups[-1].environment:
            self._leave()

    def argument(self, closing: Callable[[], None] | None = None) -> bool:
        """Begin the group of a printed argument; return whether there is one in braces."""
        start = after_spaces(self.source, self.at)
        if self.source[start : start + 1] != "{":
            if closing:
                closing()
            return False
        self.at = start + 1
        self.enter(closing)
        return True

    def skip(self, arguments: str) -> list[str]:
        """Pass over arguments that are not printed, and return them."""
        found = []
        for kind in arguments:
            value, self.at = _ARGUMENT[kind](self.source, self.at)
            found.append(value or "")
        return found

    def _comment(self, comment: str, at: int) -> None:
        words = comment.strip(" \t\r\n%")
        if self.shown and any(char.isalpha() for char in words):
            place = self.text.place(at)
            self.builder.omit(words, "comment", "a comment is not part of the text", place)

    def _sign(self, sign: str, at: int) -> None:
        if sign in ACCENTS:
            self._accent(sign, at)
        elif sign == "\\":
            self._line_end(at)
        elif sign == "-":
            self.write("\u00ad", at)
        elif sign in "([":
            end = self.source.find("\\" + (")" if sign == "(" else "]"), self.at)
            end = len(self.source) if end < 0 else end
            self.write(self.source[self.at : end], at)
            self.at = end + 2
        elif sign in " \t\r\n,;:":
            self.write(" ", at)
        elif sign in ESCAPED and sign not in "!/@*":
            self.write(sign, at)

    def _line_end(self, at: int) -> None:
        if self.source[self.at : self.at + 1] == "*":
            self.at += 1
        _, self.at = optional(self.source, self.at)
        if self.row:
            self.end_paragraph()
            self.row, self.cell = self.builder.new_row(), 1
        else:
            self.write("\n", at)

    def _next_cell(self, at: int) -> None:
        if self.row:
            self.end_paragraph()
            self.cell += 1
        else:
            self.write("&", at)

    def _accent(self, name: str, at: int) -> None:
        """Write a letter with its accent; the letter may stand in braces or be a command itself."""
        letter, end = mandatory(self.source, self.at)
        gap = " " if name.isalpha() else ""
        self.at = end
        self.write(plain_text(f"\\{name}{gap}{{{letter}}}"), at)

    def _word(self, word: str, star: bool, at: int) -> None:
        if (word in ACCENTS and len(word) == 1) or word.startswith("textcommabelow"):
            self._accent(word, at)
        elif word in LETTERS or word in SIGNS:
            if not star:
                self.write(LETTERS.get(word) or SIGNS[word], at)
        elif word == "begin":
            self._begin(at)
        elif word == "end":
            self._end()
        elif word in self.commands:
            self.commands[word](self, star, at)
        elif is_citation(word):
            self._cite(word, star, at)
        elif word in tables.HEADINGS:
            _, self.at = optional(self.source, self.at)
            self.block("heading", tables.HEADINGS[word])
        elif word in tables.SKIPPED:
            self.skip(tables.SKIPPED[word])
        elif word in tables.BEFORE_TEXT:
            self.skip(tables.BEFORE_TEXT[word])
        elif word in tables.ITALIC or word in tables.UPRIGHT:
            self._look(word)
        elif word in tables.PARAGRAPHS:
            self.end_paragraph()
        elif word in tables.LINES:
            self.write("\n", at)
        elif word in tables.SPACES:
            self.write(" ", at)

    def _look(self, word: str) -> None:
        """Set italics for the argument of a command, or for the rest of the group behind a switch."""
        italic = word in tables.ITALIC
        if word.startswith("text") or word == "emph":
            if self.argument():
                self.italic = not self.italic if word == "emph" else italic
        else:
            self.italic = italic

    def block(self, kind: BlockKind, level: int) -> None:
        """Begin a block that is the argument of a command."""
        self.end_paragraph()
        self.kind = (kind, level, "", "")

        def end() -> None:
            self.end_paragraph()
            self.kind = ("paragraph", 0, "", "")

        self.argument(end)

    def _cite(self, word: str, star: bool, at: int) -> None:
        citation = read_citation(self.source, self.at, word, star)
        if citation is None:
            return
        self.at = citation.end
        if not self.shown:
            return
        if NOTE_COMMANDS.match(word):
            self.begin_note("footnote", "")
        start = self.here()
        self.write(citation.shown, at)
        self.builder.fields.append(DraftField("latex", citation.items, start, self.here(), "", word))
        if NOTE_COMMANDS.match(word):
            self.end_note()

    def note(self, kind: NoteKind, number: str) -> None:
        """Read the argument of a command as a note that hangs at this point."""
        if self.shown:
            self.begin_note(kind, number)
            if not self.argument(self.end_note):
                return
            self.italic = False

    def begin_note(self, kind: NoteKind, number: str) -> None:
        """Begin a note that hangs at this point."""
        mark = self.here()
        if not number:
            self.counts[kind] = self.counts.get(kind, 0) + 1
        flow = self.builder.note(number or str(self.counts[kind]), kind, "", mark)
        self.into(flow)

    def into(self, flow: Flow) -> None:
        """Go on writing in a note."""
        self.outer.append((self.flow, self.kind, self.row, self.cell))
        self.flow, self.kind, self.row, self.cell = flow, ("paragraph", 0, "", ""), 0, 0
        self.drafts.append(None)

    def end_note(self) -> None:
        """Go on where the mark of the note stands."""
        self.end_paragraph()
        self.drafts.pop()
        self.flow, self.kind, self.row, self.cell = self.outer.pop()

    def _begin(self, at: int) -> None:
        name, self.at = mandatory(self.source, self.at)
        if name == "document":
            self.shown = True
        elif name in tables.VERBATIM or name in tables.MATHEMATICS or name in tables.DROPPED:
            self._raw(name, at)
        else:
            self.skip(tables.ENVIRONMENTS.get(name, ""))
            self._environment(name)

    def _raw(self, name: str, at: int) -> None:
        end = self.source.find(f"\\end{{{name}}}", self.at)
        end = len(self.source) if end < 0 else end
        content = self.source[self.at : end]
        if name in tables.DROPPED:
            reason = f"the environment {name} is not part of the text"
            self.builder.omit(content, "dropped", reason, self.text.place(at))
        else:
            self.end_paragraph()
            self.write(content, self.at)
            self.end_paragraph()
        self.at = end + len(f"\\end{{{name}}}")

    def _environment(self, name: str) -> None:
        self.end_paragraph()
        row, cell = self.row, self.cell
        token = object()

        def end() -> None:
            self.end_paragraph()
            self.row, self.cell = row, cell
            self.flow.leave(token)
            if name in tables.LISTS:
                self.lists.pop()

        self.enter(end, name)
        if name in tables.LISTS:
            self.lists.append((name, 0))
        if name == "thebibliography":
            self.flow.enter(token, "latex")
        elif name in tables.TABLES:
            self.row, self.cell = self.builder.new_row(), 1

    def _end(self) -> None:
        name, self.at = mandatory(self.source, self.at)
        if name == "document":
            rest = self.source[self.at :]
            self.builder.omit(
                rest.strip(), "after-end", "TeX reads nothing behind the end", self.text.place(self.at)
            )
            self.at = len(self.source)
        elif any(group.environment == name for group in self.groups):
            while self.groups[-1].environment != name:
                self._leave()
            self._leave()

    def item(self) -> None:
        """Begin a list item; one without a label in a bibliography is a heading of it."""
        self.end_paragraph()
        label, self.at = optional(self.source, self.at)
        if not self.lists:
            return
        name, count = self.lists[-1]
        if name == "thebibliography":
            self.kind = ("heading", 2, "", "") if label is not None else ("item", 1, "", "")
            return
        self.lists[-1] = (name, count + 1)
        marker = plain_text(label) if label else f"{count + 1}." if "enum" in name else "•"
        self.kind = ("item", len(self.lists), marker if name != "description" else "", "")
        if name == "description" and label:
            self.write(plain_text(label) + " ", self.at)

    def bibitem(self) -> None:
        """Begin an entry of a bibliography."""
        self.end_paragraph()
        label, key = self.skip("om")
        marker = f"[{plain_text(label)}]" if label else ""
        self.kind = ("item", 1, marker, key.strip())
