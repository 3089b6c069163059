"""Edits of a .bib file that change only the field, entry or key in question, byte for byte.

Each function returns Edits for a scanned library; `edit` applies them. A new field is written as the entry's
other fields are: same indentation, same alignment of `=`, same delimiters, same line ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bibtools.bibtex.dates import MACROS
from bibtools.model import Edit, Entry, EntryField, Library, Span
from bibtools.support.patterns import lazy

_LINE_END = lazy(r"[ \t]*(?:\r\n?|\n)")
_NEAR = 2000
"""So many characters before an entry are searched for its comments at first."""


def edit(library: Library, edits: Iterable[Edit]) -> str:
    """Return the text of the library with the edits applied; raise ValueError if two of them overlap.

    Edits at the same offset are applied in the given order. Two deletions may both take the white space between
    them along.
    """
    content, pieces, at, deleted = library.text.content, [], 0, False
    for each in sorted(edits, key=lambda each: (each.span.start, each.span.end)):
        start, empty = each.span.start, not each.text
        if start < at and not (deleted and empty and content[start:at].isspace()):
            raise ValueError(f"edits overlap at offset {start}")
        pieces += [content[at:start], each.text]
        at, deleted = max(at, each.span.end), empty and each.span.end > start
    return "".join([*pieces, content[at:]])


def set_field(library: Library, entry: Entry, name: str, value: str) -> list[Edit]:
    """Return the edits that set a field to a value (without delimiters); a missing field is added as the last one.

    The present delimiters are kept where the value allows it: quotes need a value without
    quotes, and a bare number or month macro stays bare.
    """
    field = entry.get(name)
    if field is None:
        return [_added(library, entry, name, value)]
    text = _delimited(name, value, field.raw)
    return [] if text == field.raw else [Edit(field.value_span, text)]


def add_behind(library: Library, entry: Entry, field: EntryField, name: str, value: str) -> list[Edit]:
    """Return the edits that add a field right behind another one, written as that one is."""
    content, macro = library.text.content, name.lower() == "month" and value in MACROS
    raw = value if macro else _delimited(name, value, _usual_raw(entry))
    text = f",{_lead(content, field)}{_cased(name, entry)}{_equals(content, entry, field, name)}{raw}"
    return [Edit(Span(field.span.end, field.span.end), text)]


def remove_field(library: Library, entry: Entry, name: str) -> list[Edit]:
    """Return the edits that remove a field with its comma and its line; none if the entry does not have it."""
    field = entry.get(name)
    if field is None:
        return []
    content, start, end = library.text.content, field.span.start, field.span.end
    after = _skip_space(content, end)
    if content[after : after + 1] == ",":
        end = after + 1
        begin = start
        while begin > 0 and content[begin - 1] in " \t":
            begin -= 1
        rest = _line_end(content, end)
        if rest is not None and begin > 0 and content[begin - 1] in "\r\n":
            return [Edit(Span(begin, rest), "")]
        while end < len(content) and content[end] in " \t":
            end += 1
        return [Edit(Span(start, end), "")]
    # The last field, without a comma behind it: its line or the space before goes, the comma before may stay.
    begin = start - len(_lead(content, field).lstrip("\r\n"))
    rest = _line_end(content, end)
    if rest is not None and begin > 0 and content[begin - 1] in "\r\n":
        return [Edit(Span(begin, rest), "")]
    while start > 0 and content[start - 1].isspace():
        start -= 1
    return [Edit(Span(start, end), "")]


def rename_field(entry: Entry, name: str, new: str) -> list[Edit]:
    """Return the edits that rename a field; none if the entry does not have it."""
    field = entry.get(name)
    return [Edit(field.name_span, new)] if field else []


def rename_key(entry: Entry, key: str) -> list[Edit]:
    """Return the edits that change the key of an entry; a comma is added if a field stands in the key's place."""
    missing = not entry.key and bool(entry.fields) and entry.fields[0].span.start == entry.key_span.start
    return [Edit(entry.key_span, f"{key}, " if missing else key)]


def set_type(entry: Entry, entry_type: str) -> list[Edit]:
    """Return the edits that change the type of an entry."""
    return [Edit(entry.type_span, entry_type)]


def remove_entry(library: Library, entry: Entry) -> list[Edit]:
    """Return the edits that remove an entry with the comments right above it and the blank lines behind it."""
    content, end = library.text.content, entry.span.end
    after = _line_end(content, end)
    while after is not None and after > end:
        end = after
        after = _line_end(content, end)
    return [Edit(Span(_with_comments(content, entry.span.start), end), "")]


def _with_comments(content: str, start: int) -> int:
    """Return the start of the comments right above an entry (with no blank line between), or of the entry.

    Comments at the head of the file are about the file and stay, unless they are suppressions.
    """
    begin, lines, count = start, [""], 0
    while count + 1 >= len(lines) and begin > 0:  # The first of these lines may be the end of one only.
        begin = max(0, begin - max(_NEAR, start - begin))
        lines = content[begin:start].splitlines(keepends=True)
        if not lines[-1].endswith(("\n", "\r")):
            return start
        count = next((at for at, line in enumerate(reversed(lines)) if line.lstrip()[:1] != "%"), len(lines))
    if count == len(lines):
        count = next((at for at, line in enumerate(reversed(lines)) if "bibtools:" not in line), count)
    return start - sum(len(line) for line in lines[len(lines) - count :])


def append_entry(library: Library, text: str) -> list[Edit]:
    """Return the edits that add an entry (as `write_entry` returns it) at the end of the file, after a blank line."""
    content = library.text.content
    newline = newline_of(content)
    end = at = len(content)
    while at and content[at - 1] in "\r\n":
        at -= 1
    breaks = content[at:].count("\n") or content[at:].count("\r")
    missing = 0 if not breaks and (not content or content.isspace()) else max(0, 2 - breaks)
    lines = text.rstrip("\n").replace("\n", newline)
    return [Edit(Span(end, end), newline * missing + lines + newline)]


def newline_of(content: str) -> str:
    r"""Return the line end that a text uses first: `\n`, `\r\n` or `\r`."""
    match = re.search(r"\r\n?|\n", content)
    return match[0] if match else "\n"


def _delimited(name: str, value: str, like: str) -> str:
    if like[:1] not in ("{", '"') and (value.isdecimal() or (name.lower() == "month" and value in MACROS)):
        return value
    if like[:1] == '"' and '"' not in value and like.count('"') == 2:
        return f'"{value}"'
    return "{" + value + "}"


def _added(library: Library, entry: Entry, name: str, value: str) -> Edit:
    content = library.text.content
    if not entry.fields:
        return _first_field(library, entry, name, value)
    last = entry.fields[-1]
    lead = _lead(content, last)
    raw = _delimited(name, value, _usual_raw(entry))
    text = f"{_cased(name, entry)}{_equals(content, entry, last, name)}{raw}"
    after = _skip_space(content, last.span.end)
    if content[after : after + 1] == ",":
        return Edit(Span(after + 1, after + 1), f"{lead}{text},")
    return Edit(Span(last.span.end, last.span.end), f",{lead}{text}")


def _first_field(library: Library, entry: Entry, name: str, value: str) -> Edit:
    """Return the edits that add a field to an entry without fields: behind the key and its comma."""
    content = library.text.content
    newline = newline_of(content)
    at = entry.key_span.end
    after = _skip_space(content, at)
    text = f"{newline}  {name} = {{{value}}}"
    if content[after : after + 1] == ",":
        return Edit(
            Span(after + 1, after + 1), text + ("" if "\n" in content[after : entry.span.end] else newline)
        )
    return Edit(Span(at, at), f",{text}{newline}")


def _lead(content: str, field: EntryField) -> str:
    """Return what stands before a field: the line end and indentation, or a space in an entry on one line."""
    start = field.span.start
    begin = start
    while begin > 0 and content[begin - 1] in " \t":
        begin -= 1
    if begin > 0 and content[begin - 1] in "\r\n":
        broken = begin - 2 if content[begin - 2 : begin] == "\r\n" else begin - 1
        return content[broken:start]
    return content[begin:start] or " "


def _equals(content: str, entry: Entry, like: EntryField, name: str) -> str:
    """Return the `=` with the space around it, aligned if the entry's own are."""
    between = content[like.name_span.end : like.value_span.start]
    left, _, right = between.partition("=")
    widths = {field.value_span.start - field.name_span.start for field in entry.fields}
    names = {len(field.name) for field in entry.fields}
    if len(names) > 1 and len(widths) == 1 and (left or right):
        width = widths.pop() - len(name)
        if len(left) >= len(right):
            return " " * max(width - 1 - len(right), 1) + "=" + right
        return left + "=" + " " * max(width - 1 - len(left), 1)
    return (left and " ") + "=" + (right and " ")


def _usual_raw(entry: Entry) -> str:
    quoted = sum(field.raw.startswith('"') for field in entry.fields)
    return '""' if quoted * 2 > len(entry.fields) else "{}"


def _cased(name: str, entry: Entry) -> str:
    """Return a new name in capitals if all names of the entry are in capitals."""
    if all(field.name.isupper() for field in entry.fields):
        return name.upper()
    titled = all(field.name[:1].isupper() for field in entry.fields)
    return name[:1].upper() + name[1:] if titled else name


def _skip_space(content: str, at: int) -> int:
    while at < len(content) and content[at].isspace():
        at += 1
    return at


def _line_end(content: str, at: int) -> int | None:
    """Return the offset behind the line end that follows `at`; None if something else stands before it."""
    match = _LINE_END.match(content, at)
    return match.end() if match else None
