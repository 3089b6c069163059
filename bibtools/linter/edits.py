"""Edits of whole fields that leave everything around them unchanged."""

from __future__ import annotations

from bibtools.linter.document import Document, inner_span
from bibtools.model import Edit, EntryField, Span
from bibtools.support.patterns import lazy

_COMMA = lazy(r"[ \t]*,?[ \t]*(\r\n|\n|\r)?")


def remove_field(document: Document, field: EntryField) -> Edit:
    """Return the edit that removes a field with its comma, and with its lines if nothing else is on them."""
    content = document.text.content
    line = document.text.line_span(document.text.place(field.name_span.start).line)
    alone = not content[line.start : field.name_span.start].strip()
    match = _COMMA.match(content, field.value_span.end)
    assert match is not None
    if alone and match[1]:
        return Edit(Span(line.start, match.end()), "")
    end = match.start(1) if match[1] else match.end()
    return Edit(Span(field.name_span.start, end), "")


def rename_field(field: EntryField, name: str) -> Edit:
    """Return the edit that gives a field another name."""
    return Edit(field.name_span, name)


def replace_value(field: EntryField, value: str) -> tuple[Edit, ...]:
    """Return the edits that replace a field's value within its delimiters; none if macros or joined parts make it."""
    if field.raw[1:-1] == field.value:
        return (Edit(inner_span(field), value),)
    if field.raw == field.value:
        return (Edit(field.value_span, value if value.isdecimal() else "{" + value + "}"),)
    return ()
