"""The lossless reader: a .bib file as blocks with exact offsets, and a Fault for everything that is wrong.

Every character of the text belongs to exactly one block, so that the blocks put together are the file.
Entries without faults are read with one regular expression per field, the others by `recovery`. The
kinds of Fault are listed in `faults`.
"""

from __future__ import annotations

from collections.abc import Mapping
from sys import intern
from typing import Literal

from bibtools.bibtex import faults as fault
from bibtools.bibtex.grammar import (
    AFTER_CLOSE,
    FIELD,
    HEAD,
    KEY,
    NAME_EQUALS,
    PAREN_KEY,
    SPACE,
    STRONG_HEAD,
    TOP,
)
from bibtools.bibtex.macros import Macros
from bibtools.bibtex.recovery import Draft, Reader, Unclosed
from bibtools.model import Block, Entry, EntryField, Fault, Library, Span, StringMacro, Text
from bibtools.model.datamodel import detect_dialect
from bibtools.support.garbage import uncollected

_COMMANDS = ("comment", "preamble", "string")
_CLOSING = {"{": "}", "(": ")"}


def scan(
    text: Text,
    dialect: Literal["bibtex", "biblatex"] | None = None,
    *,
    macros: Mapping[str, str] | None = None,
) -> Library:
    """Return a .bib file as its blocks in order, with the faults of its syntax; no text raises an exception.

    `dialect` is detected from the types and fields of the entries unless it is given. `macros` maps the names, in lower
    case, of the @string macros of files that are read before this one to their values.
    """
    scanner = _Scanner(text.content, macros)
    with uncollected():
        scanner.run()
    library = Library(text, tuple(scanner.blocks), tuple(sorted(scanner.faults, key=lambda each: each.span)))
    found = dialect or detect_dialect(library)
    return Library(text, library.blocks, library.faults, found)


class _Scanner:
    def __init__(self, content: str, macros: Mapping[str, str] | None) -> None:
        self.content = content
        self.blocks: list[Block] = []
        self.faults: list[Fault] = []
        self.macros = Macros(len(content), macros)
        self.reader = Reader(content, self.macros)

    def run(self) -> None:
        content, at, done = self.content, 0, 0
        search = TOP.search
        while match := search(content, at):
            at = match.end()
            if match[1] is None:
                continue
            start = match.start()
            kind = match[1].lower()
            opening = match[2]
            if match[3] is not None and kind not in _COMMANDS:
                self.faults.append(fault.missing_bracket(match[3], *match.span(3)))
                opening = "{"
            elif opening is None and kind != "comment":
                continue
            if opening == "(" and kind not in _COMMANDS and not PAREN_KEY.match(content, at):
                continue
            if start > done:
                self._text(done, start)
            at = done = self._block(start, kind, match.start(1), match.end(1), opening, at)
        if done < len(content):
            self._text(done, len(content))

    def _text(self, start: int, end: int) -> None:
        self.blocks.append(Block("text", Span(start, end)))
        self.faults += fault.in_text(self.content, start, end)

    def _block(
        self, start: int, kind: str, type_start: int, type_end: int, opening: str | None, at: int
    ) -> int:
        """Read the block whose head ends at `at` and return the offset behind it."""
        if opening is None:
            self.blocks.append(Block("comment", Span(start, at)))
            return at
        if kind == "comment" or kind == "preamble":
            return self._verbatim("comment" if kind == "comment" else "preamble", start, opening, at)
        if kind == "string":
            return self._strings(start, opening, at)
        return self._entry(start, Span(type_start, type_end), opening, at)

    def _verbatim(self, kind: Literal["comment", "preamble"], start: int, opening: str, at: int) -> int:
        end = self._closing(at - 1, opening)
        if end < 0:
            end = self._boundary(at)
            self.faults.append(fault.unclosed_block(kind, start, at))
        self.blocks.append(Block(kind, Span(start, end)))
        return end

    def _closing(self, at: int, opening: str) -> int:
        """Return the offset behind the bracket that closes the one at `at`, -1 if none does."""
        if opening == "{":
            return self.reader.brackets.brace(at, len(self.content))
        found = self.content.find(")", at)
        return found + 1 if found >= 0 else -1

    def _boundary(self, at: int) -> int:
        """Return the offset where the next entry certainly begins, or the end, without white space before it."""
        match = STRONG_HEAD.search(self.content, at)
        end = match.start(1) if match else len(self.content)
        while end > at and self.content[end - 1].isspace():
            end -= 1
        return end

    def _strings(self, start: int, opening: str, at: int) -> int:
        """Read @string and return the offset behind it; each of several definitions in one becomes a block."""
        draft = self._draft(at, at, start, _CLOSING[opening], "@string")
        if not draft.fields:
            self.blocks.append(Block("broken", Span(start, draft.end)))
            if not any(each.kind == "unclosed-entry" for each in draft.faults):
                self.faults.append(fault.empty_string(start, draft.end))
        for number, field in enumerate(draft.fields):
            first, last = number == 0, number == len(draft.fields) - 1
            begin = start if first else field.span.start
            end = draft.end if last else draft.fields[number + 1].span.start
            self.macros.define(field.name, field.value)
            self.blocks.append(
                StringMacro(
                    "string", Span(begin, end), field.name, field.value, field.name_span, field.value_span
                )
            )
        self.faults += draft.faults
        return draft.end

    def _entry(self, start: int, type_span: Span, opening: str, at: int) -> int:
        content, close = self.content, _CLOSING[opening]
        key_match = KEY.match(content, at)
        assert key_match
        key, key_start, after = key_match[1].rstrip(), key_match.start(1), key_match.end()
        following = content[after : after + 1]
        if following == ",":
            after += 1
        elif following == "=" and NAME_EQUALS.match(content, key_start):
            key, after = "", key_start
        elif following != close or not key:
            if not key or HEAD.match(content, key_start):
                return self._broken(start, at, key_start)
            after = key_start + len(key)
            space = SPACE.match(content, after)
            if space and content[space.end() : space.end() + 1] == ",":
                after = space.end() + 1
            else:
                self.faults.append(fault.no_comma_behind_key(key, after))
        if not key:
            self.faults.append(fault.missing_key(start, at))
        draft = self._draft(after, at, start, close, key)
        key_span = Span(key_start, key_start + len(key))
        self.faults += draft.faults
        self.faults += fault.duplicates(key, draft.fields)
        kind = content[type_span.start : type_span.end]
        span = Span(start, draft.end)
        self.blocks.append(Entry("entry", span, kind, key, type_span, key_span, tuple(draft.fields)))
        return draft.end

    def _broken(self, start: int, at: int, key_start: int) -> int:
        """Add a block for a head without an entry, up to its bracket or the next entry; return the offset behind it."""
        if self.content[key_start : key_start + 1] in ("}", ")"):
            end = key_start + 1
            self.faults.append(fault.missing_key(start, at))
        else:
            end = self._boundary(at)
            self.faults.append(fault.unreadable(start, at))
        self.blocks.append(Block("broken", Span(start, end)))
        return end

    def _draft(self, begin: int, inner: int, start: int, close: str, key: str) -> Draft:
        """Return the fields of a block, read by the fast pattern if possible, else strictly, else by repairing."""
        fields: list[EntryField] = []
        end = self._fast(begin, close, fields)
        if end is not None and not AFTER_CLOSE.match(self.content, end):
            return Draft(fields, [], end)
        if end is not None:
            fields.pop()
        try:
            return self.reader.strict(begin, close, key, fields)
        except Unclosed as unclosed:
            head = STRONG_HEAD.search(self.content, inner, unclosed.at)
            limit = head.start(1) if head else unclosed.at
            return self.reader.repair(begin, limit, close, key, Span(start, inner))

    def _fast(self, at: int, close: str, fields: list[EntryField]) -> int | None:
        """Read faultless fields into `fields` and return the end of the entry; None at any other text."""
        content, macros, match_field = self.content, self.macros, FIELD[close].match
        while match := match_field(content, at):
            name, raw, comma, closed = match.groups()
            if comma is None and closed is None:
                return None
            first = raw[0]
            if first == "{":
                value, raw = raw[1:-1], "{}"
            elif first == '"':
                value, raw = raw[1:-1], '""'
            elif raw.isdecimal():
                value = raw
            else:
                found = macros.get(raw)
                if found is None:
                    return None
                value = found
            fields.append(EntryField(intern(name), value, raw, match.start(1), match.start(2)))
            at = match.end()
            if closed is not None:
                return at
        return None
