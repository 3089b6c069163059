"""Reading of faulty entries, field by field, so that nothing of them is lost.

`Reader.strict` follows the braces and raises Unclosed if the entry has no end. `Reader.repair` then reads the entry
again up to a given limit and trusts the layout more than the braces: a value ends where the next field seems to begin.
"""

from __future__ import annotations

from dataclasses import field

from bibtools.bibtex import faults as fault
from bibtools.bibtex.braces import Brackets
from bibtools.bibtex.grammar import (
    AFTER_CLOSE,
    BARE,
    FIELDISH,
    HEAD,
    LINE_REST,
    NAME_EQUALS,
    NAME_GAP,
    OWN_LINE_CLOSE,
    SPACE,
    STRONG_HEAD,
)
from bibtools.bibtex.macros import Macros
from bibtools.model import EntryField, Fault, Span
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message


class Unclosed(Exception):
    """The entry has no closing bracket before `at`, where another one begins or the file ends."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


@dataclass(slots=True)
class Draft:
    """What was read of a block: its fields, its faults and the offset behind it."""

    fields: list[EntryField] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    end: int = 0


class Reader:
    """Reads the fields of entries in `content`; `macros` is the table of @string values so far."""

    def __init__(self, content: str, macros: Macros) -> None:
        self.content = content
        self.macros = macros
        self.brackets = Brackets(content)

    def strict(self, begin: int, close: str, key: str, fields: list[EntryField]) -> Draft:
        """Return the fields from `begin` on, added to those in `fields`; raise Unclosed if the entry has no end."""
        run = _Run(self, len(self.content), close, key, fields, repairing=False)
        end = run.read(fields[-1].span.end if fields else begin, pending=bool(fields))
        return Draft(run.fields, run.faults, end)

    def repair(self, begin: int, limit: int, close: str, key: str, head: Span) -> Draft:
        """Return the fields between `begin` and `limit`, whatever faults they have."""
        run = _Run(self, limit, close, key, [], repairing=True)
        try:
            return Draft(run.fields, run.faults, run.read(begin, pending=False))
        except Unclosed as unclosed:
            end = unclosed.at
            while end > head.end and self.content[end - 1].isspace():
                end -= 1
            if not any(each.kind == "unclosed-value" for each in run.faults):
                run.faults.append(fault.unclosed_entry(key, head))
            return Draft(run.fields, run.faults, end)


class _Run:
    """One pass over one entry."""

    def __init__(
        self, reader: Reader, limit: int, close: str, key: str, fields: list[EntryField], *, repairing: bool
    ) -> None:
        self.content = reader.content
        self.macros = reader.macros
        self.brackets = reader.brackets
        self.limit = limit
        self.close = close
        self.key = key
        self.fields = fields
        self.repairing = repairing
        self.faults: list[Fault] = []
        self._next_head: int | None = None

    def read(self, at: int, *, pending: bool) -> int:
        """Read fields until the entry closes and return the offset behind it; `pending`: a comma must come first."""
        while True:
            at = self._space(at)
            char = self._char(at)
            if not char or (char == "@" and HEAD.match(self.content, at)):
                raise Unclosed(at)
            if char == self.close:
                if not AFTER_CLOSE.match(self.content, at + 1, self.limit):
                    return at + 1
                self._fault(
                    "extra-brace", "a closing brace too many: the entry goes on behind it", at, at + 1
                )
                pending, at = True, at + 1
            elif char == ",":
                if not pending:
                    self._fault("extra-comma", "a comma with no field before it", at, at + 1)
                pending, at = False, at + 1
            elif char == "%":
                at = self._comment(at)
            else:
                at = self._next(at, pending)
                pending = True

    def _next(self, at: int, pending: bool) -> int:
        """Read the field or other text that begins at `at` and return the offset behind it."""
        match = NAME_EQUALS.match(self.content, at, self.limit)
        if match:
            if pending and self.fields and self.fields[-1].span.end <= at:
                self._missing_comma(self.fields[-1])
            return self._field(match[1], match.start(1), match.end(1), match.end())
        gap = NAME_GAP.match(self.content, at, self.limit)
        if not gap:
            return self._junk(at)
        name, name_end = gap[1], gap.end(1)
        if "=" in gap[2]:
            name_end = gap.start(2) + len(gap[2].partition("=")[0].rstrip())
            name = self.content[at:name_end]
            self._fault(
                "name-with-space", message("“{name}” is not a valid field name", name=name), at, name_end
            )
        else:
            self._fault(
                "missing-equals", message("“=” is missing behind “{name}”", name=name), at, name_end, name
            )
        return self._field(name, at, name_end, gap.end())

    def _missing_comma(self, before: EntryField) -> None:
        end = before.span.end
        self._fault(
            "missing-comma",
            message("a comma is missing behind the value of “{name}”", name=before.name),
            end,
            end,
            before.name,
        )

    def _comment(self, at: int) -> int:
        match = LINE_REST.match(self.content, at, self.limit)
        end = match.end() if match else at + 1
        self._fault("comment-in-entry", "BibTeX takes no % comment inside an entry (biber does)", at, end)
        return end

    def _junk(self, at: int) -> int:
        """Skip text that is not a field, to the next comma, closing bracket or line; groups are skipped whole."""
        end = at
        while end < self.limit and self.content[end] not in f",\r\n{self.close}":
            group = self.brackets.brace(end, self.limit) if self.content[end] == "{" else -1
            end = group if group > 0 else end + 1
        end = max(end, at + 1)
        self._fault(
            "unexpected-text",
            message("“{content}” is not a field", content=_short(self.content[at:end])),
            at,
            end,
        )
        return end

    def _field(self, name: str, name_start: int, name_end: int, at: int) -> int:
        """Read the value at `at`, add the field and return the offset behind it."""
        known = len(self.faults)
        end, value = self._value(name, at)
        if end < 0:
            end, value = self._cut(name, at)
        elif not self._ends_well(end):
            del self.faults[known:]
            end, value = self._resync(name, at, end)
        if end == at:
            while self.content[at - 1].isspace():
                at = end = at - 1
        self.fields.append(EntryField(name, value, self.content[at:end], name_start, at))
        return end

    def _value(self, name: str, at: int) -> tuple[int, str]:
        """Read pieces joined by `#`; return the offset behind them (-1 if there is no end) and the resolved value."""
        start = at
        pieces: list[str] = []
        while True:
            char = self._char(at)
            if char in ("", ",", self.close):
                while self.content[start - 1].isspace():
                    start -= 1
                self._fault(
                    "missing-value", message("the field “{name}” has no value", name=name), start, start, name
                )
                return at, "".join(pieces)
            end, piece = self._piece(name, at, char)
            if end < 0:
                return -1, ""
            pieces.append(piece)
            at = self._space(end)
            if self._char(at) != "#":
                return end, "".join(pieces)
            at = self._space(at + 1)

    def _piece(self, name: str, at: int, char: str) -> tuple[int, str]:
        if char in '{"':
            end = (self.brackets.brace if char == "{" else self.brackets.quote)(at, self.limit)
            if end < 0 or (self.repairing and self._swallows(at, end)):
                if not self.repairing:
                    raise Unclosed(self.limit)
                return -1, ""
            return end, self.content[at + 1 : end - 1]
        match = BARE.match(self.content, at, self.limit)
        if not match:
            return at + 1, char
        word = match[0]
        value = self.macros.get(word)
        if value is None and self.macros.refused(word):
            if self.macros.first_refusal(word):
                span = Span(at, match.end())
                self.faults.append(fault.too_long(word, self.macros.limit, span, self.key, name))
        elif value is None and not word.isdecimal():
            said = message(
                "“{word}” is neither in braces or quotes nor defined by an @string before", word=word
            )
            self._fault("undefined-string", said, at, match.end(), name)
        return match.end(), word if value is None else value

    def _swallows(self, at: int, end: int) -> bool:
        """Return whether a value, while repairing, contains the next field or the end of its entry."""
        if self._fieldish(at + 1, end) >= 0:
            return True
        return self._space(end) >= self.limit and bool(
            OWN_LINE_CLOSE[self.close].search(self.content, at, end)
        )

    def _fieldish(self, at: int, end: int) -> int:
        """Return the offset of text that looks like a field of its own in that range; -1 if there is none."""
        for match in FIELDISH.finditer(self.content, at, end):
            before = match.start()
            while before > at and self.content[before - 1].isspace():
                before -= 1
                if self.content[before] in "\r\n":
                    return match.start()
            if self.content[before - 1] == ",":
                return match.start()
        return -1

    def _cut(self, name: str, at: int) -> tuple[int, str]:
        """Return end and text of a value without end: it ends before the next field, the closing line or the limit."""
        stop = self._fieldish(at + 1, self.limit)
        stop = self.limit if stop < 0 else stop
        closing = OWN_LINE_CLOSE[self.close].search(self.content, at, stop)
        end = self._trimmed(at, closing.start() if closing else stop)
        self.faults.append(fault.unclosed_value(self.key, name, at))
        return end, _undelimited(self.content[at:end])

    def _ends_well(self, end: int) -> bool:
        at = self._space(end)
        char = self._char(at)
        if char in ("", ",", self.close, "%"):
            return True
        follows = HEAD if char == "@" else NAME_EQUALS
        return bool(follows.match(self.content, at, self.limit))

    def _resync(self, name: str, at: int, end: int) -> tuple[int, str]:
        """Return end and text of a value that text follows: it ends at the next field or the closing bracket."""
        inside = self._fieldish(at + 1, end) if self.content[at] == '"' else -1
        if inside >= 0:
            cut = self._trimmed(at, inside)
            self.faults.append(fault.unclosed_value(self.key, name, at))
            return cut, _undelimited(self.content[at:cut])
        stop = self._fieldish(end, self._far(end))
        stop = self._far(end) if stop < 0 else stop
        closing = OWN_LINE_CLOSE[self.close].search(self.content, end, stop)
        found = closing.start() if closing else -1
        if found < 0 and (stop >= self.limit or self.content[stop] == "@"):
            found = self.content.find(self.close, end, stop)
        real = max(self._trimmed(end, found if found >= 0 else stop), end)
        self._describe(name, at, end, real)
        return real, _undelimited(self.content[at:real])

    def _far(self, at: int) -> int:
        """Return the offset where another entry certainly begins; it is remembered for all values before it."""
        if self._next_head is None or at > self._next_head:
            head = STRONG_HEAD.search(self.content, at, self.limit)
            self._next_head = head.start(1) if head else self.limit
        return self._next_head

    def _describe(self, name: str, at: int, end: int, real: int) -> None:
        """Report the fault of a value that continues behind its end."""
        junk, first = self.content[end:real], self.content[at]
        if first == "{" and junk.count("}") > junk.count("{"):
            said = message("a closing brace too many in the value of “{name}”", name=name)
            self._fault("extra-brace", said, end - 1, end, name)
        elif first == '"' and '"' in junk:
            said = message("a quote inside the quoted value of “{name}”; put it in braces", name=name)
            self._fault("quote-in-value", said, end - 1, end, name)
        elif first in '{"':
            said = message(
                "text behind the value of “{name}”: “{junk}”", name=name, junk=_short(junk.strip())
            )
            self._fault("text-after-value", said, end, real, name)
        else:
            self._fault(
                "bare-value",
                message("the value of “{name}” is not in braces or quotes", name=name),
                at,
                real,
                name,
            )

    def _trimmed(self, start: int, end: int) -> int:
        while end > start and (self.content[end - 1].isspace() or self.content[end - 1] == ","):
            end -= 1
        return end

    def _space(self, at: int) -> int:
        match = SPACE.match(self.content, at, self.limit)
        return match.end() if match else at

    def _char(self, at: int) -> str:
        return self.content[at] if at < self.limit else ""

    def _fault(self, kind: str, message: str, start: int, end: int, name: str = "") -> None:
        self.faults.append(Fault(kind, message, Span(start, end), self.key, name))


def _undelimited(raw: str) -> str:
    """Take the outer delimiters from a faulty value, as far as they are there."""
    if raw[:1] == "{":
        return raw[1:-1] if raw.endswith("}") and len(raw) > 1 else raw[1:]
    if raw[:1] == '"':
        return raw[1:-1] if raw.endswith('"') and len(raw) > 1 else raw[1:]
    return raw


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"
