"""The layout of one entry or @string; an entry is left as it is where something could be lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibtools.bibtex.layout.options import FormatOptions
from bibtools.bibtex.layout.values import dressed
from bibtools.bibtex.order import rank
from bibtools.model import Entry, EntryField, StringMacro
from bibtools.model.datamodel import Dialect

_COMMENT = re.compile(r"%[^\r\n]*")
_STRING = re.compile(r"@\s*(\w+)\s*[{(]\s*")


def _cased(text: str, case: str) -> str:
    """Return a name in a case; as it is where that would be another name (`ß` in upper case is `ss` in lower)."""
    if case == "lower":
        return text.lower()
    if case == "keep":
        return text
    made = text.upper() if case == "upper" else text[:1].upper() + text[1:].lower()
    return made if made.lower() == text.lower() else text


class Layout:
    """The layout of the entries of one file."""

    def __init__(self, content: str, options: FormatOptions, dialect: Dialect, newline: str) -> None:
        self.content = content
        self.options = options
        self.dialect: Dialect = dialect
        self.newline = newline
        self.lead = newline + ("\t" if options.tab else " " * options.indent)
        self.first = {name.lower(): at for at, name in enumerate(options.field_order)}

    def entry(self, entry: Entry) -> str | None:
        """Return the entry's new text; None if it contains anything but fields, commas and comments."""
        head = f"@{_cased(entry.type, self.options.type_case)}{{{_cased(entry.key, self.options.key_case)}"
        if not entry.fields:
            rest = self.content[entry.key_span.end : entry.span.end - 1]
            return f"{head}{',' if ',' in rest else ''}}}" if not rest.strip(", \t\r\n") else None
        notes = self._comments(entry)
        if notes is None:
            return None
        lines = self._commented(entry.fields, notes) if notes else self._fields(entry.fields)
        return head + "," + "".join(lines) + self.newline + "}"

    def _fields(self, fields: Sequence[EntryField]) -> list[str]:
        lines = [self.lead + text + "," for text in self._texts(fields)]
        if not self.options.trailing_comma:
            lines[-1] = lines[-1][:-1]
        return lines

    def _texts(self, fields: Sequence[EntryField]) -> list[str]:
        """Return `name = value` for each field, in the order to write."""
        options, dialect, newline = self.options, self.dialect, self.newline
        if options.sort_fields or self.first:
            fields = sorted(fields, key=self._rank)
        case, width = options.field_case, 0
        names = [_cased(field.name, case) for field in fields]
        if options.align:
            width = options.align_column - 1 if options.align_column else max(map(len, names))
        texts = []
        for field, name in zip(fields, names, strict=True):
            head = f"{name:<{width}}"
            value = dressed(field.raw, field.name.lower(), len(head), options, dialect, newline)
            texts.append(f"{head} = {value}")
        return texts

    def _rank(self, field: EntryField) -> tuple[int, int]:
        name = field.name.lower()
        return (self.first.get(name, len(self.first)), rank(name) if self.options.sort_fields else 0)

    def _commented(self, fields: Sequence[EntryField], notes: Sequence[tuple[str, str]]) -> list[str]:
        """Return the lines of an entry with comments; its fields are not sorted, so that comments keep their places."""
        options = self.options
        plain = Layout(self.content, _unsorted(options), self.dialect, self.newline)
        lines: list[str] = []
        for number, text in enumerate(plain._texts(fields)):
            behind, above = notes[number]
            lines += [self.lead + each for each in above.split("\n") if each]
            comma = "," if options.trailing_comma or number < len(fields) - 1 else ""
            lines.append(f"{self.lead}{text}{comma}" + (f" {behind}" if behind else ""))
        return lines + [self.lead + each for each in notes[len(fields)][1].split("\n") if each]

    def _comments(self, entry: Entry) -> list[tuple[str, str]] | None:
        """Return, for each field and the end, the comment behind it and the comments above it.

        Empty if the entry has no comments; None if there is other text between its fields.
        """
        spans = [field.span for field in entry.fields]
        starts = [entry.key_span.end, *(span.end for span in spans)]
        ends = [*(span.start for span in spans), entry.span.end - 1]
        content = self.content
        gaps = [content[start:end] for start, end in zip(starts, ends, strict=True)]
        if not any("%" in gap for gap in gaps):
            return [] if all(not gap.strip(", \t\r\n") for gap in gaps) else None
        behind, above = [""] * len(gaps), [""] * len(gaps)
        for number, gap in enumerate(gaps):
            if _COMMENT.sub("", gap).strip(", \t\r\n"):
                return None
            for match in _COMMENT.finditer(gap):
                same_line = number and not gap[: match.start()].strip(", \t")
                if same_line and not behind[number - 1]:
                    behind[number - 1] = match[0].rstrip()
                else:
                    above[number] += match[0].rstrip() + "\n"
        return list(zip(behind, above, strict=True))

    def string(self, macro: StringMacro) -> str | None:
        """Return the @string's new text; None if it is one of several in a block."""
        raw = self.content[macro.span.start : macro.span.end]
        head = _STRING.match(raw)
        tail = self.content[macro.value_span.end : macro.span.end].strip(", \t\r\n")
        if not head or tail not in ("}", ")") or macro.span.start + head.end() != macro.name_span.start:
            return None
        value = self.content[macro.value_span.start : macro.value_span.end]
        text = dressed(value, "", 0, self.options, self.dialect, self.newline)
        return f"@{_cased(head[1], self.options.type_case)}{{{macro.name} = {text}}}"


def _unsorted(options: FormatOptions) -> FormatOptions:
    from dataclasses import replace

    return replace(options, sort_fields=False, field_order=())
