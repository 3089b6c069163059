"""CSL-JSON: one array of items (or a lone item, or Zotero's `{"items": […]}`).

Faults: `json` (not JSON from here on), `item` (an element that is not an item, or a type or key that is not text),
`date` (a date that is kept as text, or may mean another), `surrogate` (half a character). Source: the CSL-JSON schema,
csl-data.json of the Citation Style Language project.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bibtools.formats.loaded import Loaded
from bibtools.language.csl_dates import with_read_dates
from bibtools.model import Fault, Reference, Span, Text
from bibtools.support.json_values import decode_value, without_surrogates
from bibtools.support.messages import message
from bibtools.support.patterns import lazy
from bibtools.support.visible import json_text

_BETWEEN = lazy(r"[\s,]*")
_ITEMS = lazy(r'"items"\s*:\s*\[')
_NEXT = lazy(r"[\r\n][ \t]*\{[ \t]*(?=[\r\n\"])")


def pieces(references: Iterable[Reference]) -> Iterator[str]:
    """Yield one CSL-JSON array, a value a line, an item at a time."""
    head = "["
    for reference in references:
        yield head + item_text(reference)
        head = ","
    yield "[]\n" if head == "[" else "\n]\n"


def item_text(reference: Reference) -> str:
    """Return the text of an item in the array, with the line end before it."""
    return "\n  " + json_text(reference.to_csl(), 2, level=1)


def array_of(texts: Sequence[str]) -> str:
    """Return the array of items that `item_text` has written."""
    return "[" + ",".join(texts) + "\n]\n" if texts else "[]\n"


def read(text: Text) -> Loaded:
    """Return the items of a file; they are read one by one, so that each has its place and a fault spoils only one."""
    content = text.content
    start, found = _start(content)
    if not found:
        return Loaded(
            (), (), (Fault("json", "this is not CSL-JSON: there is no array of items", Span(start, start)),)
        )
    references: list[Reference] = []
    spans: list[Span] = []
    faults: list[Fault] = []
    for value, span in _values(content, start):
        if isinstance(value, json.JSONDecodeError):
            faults.append(Fault("json", message("not JSON from here on: {reason}", reason=value.msg), span))
        elif isinstance(value, Mapping):
            item, told = _readable(value, content[span.start : span.end])
            references.append(Reference.from_csl(item))
            spans.append(span)
            faults += (Fault(kind, message, span, references[-1].id) for kind, message in told)
        else:
            faults.append(Fault("item", "this is not a CSL item: an object is expected", span))
    return Loaded(tuple(references), tuple(spans), tuple(faults))


def _readable(item: Mapping[str, Any], written: str) -> tuple[Mapping[str, Any], list[tuple[str, str]]]:
    """Return an item that the model can read, and the kind and the sentence of each fault in it."""
    told: list[tuple[str, str]] = []
    made, changed = without_surrogates(dict(item), written)
    if changed:
        told.append(
            ("surrogate", "half a character (a lone surrogate) cannot be written; U+FFFD stands for it")
        )
    for name in ("id", "type"):
        if isinstance(made.get(name), Mapping | list):
            said = json.dumps(made.pop(name), ensure_ascii=False)
            told.append(("item", f"the {name} of an item is a text, not {said}"))
    made, problems = with_read_dates(made)
    told += (("date", problem) for problem in problems)
    return made, told


def _start(content: str) -> tuple[int, bool]:
    """Return the offset where the first item begins, and whether the text can hold one."""
    at = len(content) - len(content.lstrip())
    if content[at : at + 1] == "[":
        return at + 1, True
    wrapped = _ITEMS.search(content, at, at + 2000) if content[at : at + 1] == "{" else None
    if wrapped:
        return wrapped.end(), True
    return at, content[at : at + 1] == "{"


def _values(content: str, at: int) -> Iterator[tuple[Any, Span]]:
    """Yield each element of the array, or an error, with its span; after an error the next line with `{` is tried."""
    in_array = content[at - 1 : at] == "["
    while True:
        match = _BETWEEN.match(content, at)
        at = match.end() if match else at
        if at >= len(content) and in_array:
            yield json.JSONDecodeError("the array is not closed", content, at), Span(at, at)
        if at >= len(content) or content[at] == "]":
            return
        try:
            value, end = decode_value(content, at)
        except json.JSONDecodeError as fault:
            yield fault, Span(fault.pos, min(fault.pos + 1, len(content)))
            following = _NEXT.search(content, max(fault.pos, at + 1))
            if not following:
                return
            at = following.start() + 1
            continue
        yield value, Span(at, end)
        at = end
