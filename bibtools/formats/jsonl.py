"""Records with everything that is known about each, one JSON object per line (`parse --format jsonl`).

Faults: `json` (a line that is not JSON), `item` (a line without a record), `surrogate` (half a character).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bibtools.formats.loaded import Loaded
from bibtools.model import Change, Fault, Origin, Place, Record, Reference, Segment, Span, Text
from bibtools.support.json_values import decode_value, without_surrogates
from bibtools.support.messages import message
from bibtools.support.visible import json_text


def pieces(records: Iterable[Record | Reference]) -> Iterator[str]:
    """Yield a line for each record; a bare Reference becomes a record without a source."""
    for each in records:
        record = each if isinstance(each, Record) else Record(each)
        yield json_text(record.to_json()) + "\n"


def read(text: Text) -> Loaded:
    """Return the references of a file of records; empty lines are skipped."""
    found, faults = read_records(text)
    return Loaded(tuple(record.reference for record, _ in found), tuple(span for _, span in found), faults)


def read_records(text: Text) -> tuple[list[tuple[Record, Span]], tuple[Fault, ...]]:
    """Return the records of a file, each with the span of its line, and the faults."""
    found: list[tuple[Record, Span]] = []
    faults: list[Fault] = []
    for span in _lines(text):
        line = text.content[span.start : span.end]
        try:
            value, end = decode_value(line, len(line) - len(line.lstrip()))
            if line[end:].strip():
                raise json.JSONDecodeError("something stands behind the value", line, end)
            value, changed = without_surrogates(value, line)
            found.append((_record(value), span))
            if changed:
                faults.append(Fault("surrogate", "half a character (a lone surrogate) became U+FFFD", span))
        except json.JSONDecodeError as error:
            at = span.start + error.pos
            faults.append(
                Fault("json", message("this line is not JSON: {reason}", reason=error.msg), Span(at, at))
            )
        except (AttributeError, KeyError, TypeError, ValueError, OverflowError):
            faults.append(Fault("item", "this line is not a record with a “reference”", span))
    return found, tuple(faults)


def _lines(text: Text) -> Iterator[Span]:
    for number in range(1, text.line_count + 1):
        span = text.line_span(number)
        if text.content[span.start : span.end].strip():
            yield span


def _record(value: Mapping[str, Any]) -> Record:
    source = value.get("source")
    place = (
        Place(str(source["file"]), int(source["line"]), int(source.get("column") or 1)) if source else None
    )
    item = value["reference"]
    if isinstance(item.get("type"), dict | list) or isinstance(item.get("id"), dict | list):
        raise TypeError("type and id are texts")
    reference = Reference.from_csl(item)
    for variable, origin in (value.get("origins") or {}).items():
        reference = reference.with_origin(variable, Origin.from_json(origin))
    segments = (
        Segment(str(each["label"]), Span(int(each["start"]), int(each["end"])), str(each["text"]))
        for each in value.get("segments") or ()
    )
    changes = tuple(Change.from_json(each) for each in value.get("changes") or ())
    confidence = float(value.get("confidence", 1.0))
    return Record(reference, str(value.get("raw") or ""), place, tuple(segments), changes, confidence)
