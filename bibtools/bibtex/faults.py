"""The faults of .bib syntax: every kind that the scanner reports, and the sentence for each.

unclosed-entry    no closing bracket before the next entry or the end of the file
unclosed-value    a brace or quote of a value that is never closed
extra-brace       a closing brace too many, in a value, behind an entry or between entries
missing-comma     no comma behind a field or behind the key
extra-comma       two commas with nothing between them
missing-equals    a field name and a value without `=`
missing-value     a field name and `=` without a value
missing-key       an entry without a key
missing-bracket   an entry whose type another character than a bracket follows
name-with-space   a field name of more than one word
quote-in-value    a quote inside a quoted value that is not in braces
text-after-value  text between a value and the comma
bare-value        words that stand neither in braces nor in quotes
undefined-string  a macro that no @string before it defines
string-too-long   a macro whose value is more than a file may make of macros; its name stands for it
duplicate-field   a field that an entry has twice, in any case
comment-in-entry  a % comment inside an entry, which BibTeX does not allow and biber does
unexpected-text   text in an entry that is not a field
entry-in-value    a value that holds a whole entry; a brace may be missing before
unclosed-comment, unclosed-preamble
empty-string      an @string that defines nothing
unreadable-entry  a head such as `@article{` that no entry follows
stray-text        text between entries that is not a % comment
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bibtools.bibtex.grammar import WHOLE_ENTRY
from bibtools.model import EntryField, Fault, Span
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_STRAY = lazy(r"^[ \t]*(?![%\s])([^\r\n]*[^\s])", re.MULTILINE)
_STRAY_CR = lazy(r"(?:^|(?<=[\r\n]))[ \t]*(?![%\s])([^\r\n]*[^\s])")

_HEADLESS = lazy(r"@[A-Za-z]+[\"'\[<]")
"""The type of an entry, and what should be a brace."""


def of(key: str) -> str:
    """Return how a sentence names the entry."""
    return message("the entry “{key}”", key=key) if key else message("an entry")


def in_text(content: str, start: int, end: int) -> Iterator[Fault]:
    """Report text between entries: a superfluous brace, or the first line that is not a comment."""
    piece = content[start:end]
    if piece.isspace():
        return
    pattern = _STRAY_CR if "\r" in piece else _STRAY
    # Text behind an entry on the same line counts as well: `}}` is the usual case.
    match = pattern.search(piece)
    if not match:
        return
    span = Span(start + match.start(1), start + match.end(1))
    if match[1].startswith(("}", ")")):
        yield Fault("extra-brace", "this closing bracket closes nothing", Span(span.start, span.start + 1))
    elif _HEADLESS.match(match[1]):
        yield unreadable(span.start, span.end)
    else:
        sample = match[1] if len(match[1]) <= 40 else match[1][:39] + "…"
        yield Fault(
            "stray-text",
            message("“{sample}” stands outside of any entry and is not read", sample=sample),
            span,
        )


def duplicates(key: str, fields: Sequence[EntryField]) -> Iterator[Fault]:
    """Report every field whose name the entry already has, and a value that contains an entry."""
    names = [field.name.lower() for field in fields]
    if len(set(names)) != len(names):
        seen: set[str] = set()
        for name, field in zip(names, fields, strict=True):
            if name in seen:
                said = message("{key} has the field “{name}” more than once", key=of(key), name=name)
                yield Fault("duplicate-field", said, field.name_span, key, field.name)
            seen.add(name)
    for field in fields:
        if "@" in field.value:
            match = WHOLE_ENTRY.search(field.raw)
            if match:
                at = field.value_span.start + match.start(1)
                said = message(
                    "the value of “{name}” holds a whole entry; is a brace missing before it?",
                    name=field.name,
                )
                yield Fault("entry-in-value", said, Span(at, at + len(match[1])), key, field.name)


def missing_key(start: int, head_end: int) -> Fault:
    """Report an entry without a key, at its head."""
    return Fault("missing-key", "this entry has no key", Span(start, head_end))


def missing_bracket(found: str, start: int, end: int) -> Fault:
    """Report what stands between the type and the key of an entry instead of a bracket."""
    if found.strip():
        said = message("“{found}” stands where the opening brace of this entry belongs", found=found)
    else:
        said = message("nothing stands where the opening brace of this entry belongs")
    return Fault("missing-bracket", said, Span(start, end))


def no_comma_behind_key(key: str, at: int) -> Fault:
    """Report a key that the first field follows without a comma."""
    return Fault(
        "missing-comma", message("a comma is missing behind the key “{key}”", key=key), Span(at, at), key
    )


def unreadable(start: int, head_end: int) -> Fault:
    """Report the head of an entry that has neither key nor fields."""
    said = "this looks like the beginning of an entry, but no key and no field follow"
    return Fault("unreadable-entry", said, Span(start, head_end))


def unclosed_block(kind: str, start: int, head_end: int) -> Fault:
    """Report a @comment or @preamble without its closing bracket."""
    return Fault(
        f"unclosed-{kind}", message("this @{kind} is never closed", kind=kind), Span(start, head_end)
    )


def empty_string(start: int, end: int) -> Fault:
    """Report an @string without a definition."""
    return Fault("empty-string", "this @string defines nothing", Span(start, end))


def too_long(macro: str, limit: int, span: Span, key: str, field: str) -> Fault:
    """Report a macro that is not expanded, as the file would become too long."""
    said = message(
        "“{macro}” is not expanded: the @string macros of this file become longer than {limit:,} characters",
        macro=macro,
        limit=limit,
    )
    return Fault("string-too-long", said, span, key, field)


def unclosed_entry(key: str, head: Span) -> Fault:
    """Report an entry without its closing bracket, at its head."""
    return Fault("unclosed-entry", message("{key} is never closed", key=of(key)), head, key)


def unclosed_value(key: str, field: str, at: int) -> Fault:
    """Report the brace or quote at `at`, which is never closed."""
    return Fault(
        "unclosed-value",
        message("the value of “{field}” is never closed", field=field),
        Span(at, at + 1),
        key,
        field,
    )
