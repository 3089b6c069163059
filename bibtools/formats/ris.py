"""RIS files, read and written by rispy, with the places of references and the faults that rispy ignores.

A variable without a RIS tag is written as a note `variable: value`, as Zotero reads it; what would still be
lost is JSON in a note that begins with `cslextra:`. Reference → .ris → Reference is the identity.
Faults: `text` (what belongs to no reference), `no-end` (no ER before the next TY or the end), `tag` (a tag
that is not known; it is kept in `extra` as `ris-XX`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from bibtools.formats.loaded import Loaded
from bibtools.formats.remainder import lost, without
from bibtools.formats.ris_values import from_tags, to_tags
from bibtools.model import Fault, Reference, Span, Text
from bibtools.support.json_values import read_value
from bibtools.support.patterns import lazy

_TAG = lazy(r"([A-Z][A-Z0-9])[ \t]{1,2}-(?: (.*))?")
_EXTRA = "cslextra: "


def pieces(references: Iterable[Reference]) -> Iterator[str]:
    """Yield a RIS file, a reference at a time, with a blank line between them."""
    gap = ""
    for reference in references:
        yield gap + _written(_tags(reference))
        gap = "\n"


def _written(tags: dict[str, list[str]]) -> str:
    """Return one reference as rispy writes it."""
    names = {tag: tag.lower() for tag in sorted({"ER", "UK"}.union(tags))} | {"TY": "type_of_reference"}
    entry = {"type_of_reference": tags["TY"][0], **{tag.lower(): tags[tag] for tag in tags if tag != "TY"}}
    lists = [tag for tag in names if tag not in ("TY", "ER")]
    return str(_writer()(mapping=names, list_tags=lists, delimiter_tags_mapping={}).formats([entry]))


@cache
def _writer() -> Any:
    import rispy

    class Writer(rispy.RisWriter):  # type: ignore[misc]
        """rispy's writer without the number before each reference."""

        def set_header(self, count: int) -> str:
            return ""

    return Writer


def _tags(reference: Reference) -> dict[str, list[str]]:
    tags = to_tags(reference)
    missing = lost(reference, from_tags(tags))
    back = from_tags(tags).type
    if back != reference.type:
        missing["type"] = reference.type
    if missing:
        tags.setdefault("N1", []).append(_EXTRA + json.dumps(missing, ensure_ascii=False, sort_keys=True))
    return tags


def read(text: Text) -> Loaded:
    """Read the references of a RIS file."""
    references: list[Reference] = []
    spans: list[Span] = []
    faults: list[Fault] = []
    for span, lines in _records(text, faults):
        references.append(_reference(lines))
        spans.append(span)
    return Loaded(tuple(references), tuple(spans), tuple(faults))


def _records(text: Text, faults: list[Fault]) -> Iterator[tuple[Span, list[str]]]:
    """Yield span and lines of each reference, continued lines joined as rispy expects them."""
    lines: list[str] = []
    start = 0
    for number in range(1, text.line_count + 1):
        span = text.line_span(number)
        line = text.content[span.start : span.end]
        match = _TAG.match(line.lstrip("\ufeff"))
        tag = match[1] if match else ""
        if tag == "TY":
            if lines:
                faults.append(_no_end(start))
                yield Span(start, span.start), lines
            start, lines = span.start, [f"TY  - {(match[2] or '').strip() if match else ''}"]
        elif tag == "ER" and lines:
            yield Span(start, span.end), lines
            lines = []
        elif match and lines:
            lines.append(f"{tag}  - {(match[2] or '').strip()}")
        elif lines and line.strip():
            lines[-1] += " " + line.strip()
        elif line.strip() and not line.strip().rstrip(".").isdecimal():
            faults.append(
                Fault("text", "this text is not part of a reference: it stands before TY or after ER", span)
            )
    if lines:
        faults.append(_no_end(start))
        yield Span(start, len(text.content)), lines


def _no_end(start: int) -> Fault:
    return Fault("no-end", "this reference has no “ER  -” at its end", Span(start, start + 2))


def _reference(lines: list[str]) -> Reference:
    import rispy

    tags = {line[:2] for line in lines} | {"TY", "ER", "UK"}
    parser = rispy.RisParser(
        mapping={tag: tag for tag in tags}, list_tags=sorted(tags - {"TY"}), delimiter_tags_mapping={}
    )
    record = parser.parse_lines(iter([*lines, "ER  - "]))[0]
    found = {tag: [value] if isinstance(value, str) else list(value) for tag, value in record.items()}
    packed = [note for note in found.get("N1", []) if note.startswith(_EXTRA)]
    if packed:
        found["N1"] = [note for note in found["N1"] if not note.startswith(_EXTRA)]
    reference = from_tags(found)
    for note in packed:
        reference = _unpacked(reference, note.removeprefix(_EXTRA))
    return reference


def _unpacked(reference: Reference, packed: str) -> Reference:
    try:
        item: Any = read_value(packed)
    except ValueError:
        item = None
    if not isinstance(item, dict):
        note = "\n".join(part for part in (reference.note, packed) if part)
        return reference.with_values({"note": note})
    known = Reference.from_csl(item)
    changed = without(reference, item).with_values(dict(known.items()))
    return replace(changed, id=known.id or changed.id, type=str(item.get("type") or changed.type))
