"""Parse a column of reference strings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from bibtools.pipeline.batches.checking import findings_of
from bibtools.pipeline.batches.schemas import (
    FLAT,
    Batch,
    batch_of,
    column,
    column_of,
    each_batch,
    fault,
    parsed_schema,
)

if TYPE_CHECKING:
    from bibtools.model import Raw, Record, Reference

_LONGEST = 1_000_000
"""Characters of a row that are parsed; no reference is longer, and a file that was read as one row may be."""


def parse_batches(batches: Iterable[Batch], *, raw: str = "raw", check: bool = True) -> Iterator[Batch]:
    """Yield a batch of `parsed_schema` for each batch, with a row for each row.

    `raw` names the column of reference strings; a column `source` is passed on, if there is one. Without `check` the
    findings are left out, which takes a third of the time. Raise UsageError if there is no column `raw` or no pyarrow.
    """
    schema = parsed_schema()
    for batch in each_batch(batches):
        yield batch_of(
            parsed_rows(column(batch, raw, needed=True), column(batch, "source"), check=check), schema
        )


def parsed_rows(raws: Sequence[Any], sources: Sequence[Any], *, check: bool = True) -> list[dict[str, Any]]:
    """Return the rows of `parsed_schema` for reference strings and what is said of their sources."""
    from bibtools.model import Raw
    from bibtools.model.text import Place, Span

    usable = [
        Raw(text.strip(), Place(str(source or "rows"), number, 1), Span(0, len(text)))
        for number, (text, source) in enumerate(zip(raws, sources, strict=True), 1)
        if _usable(text)
    ]
    records = iter(_parsed(usable))
    rows, whole = [], []
    for text, source in zip(raws, sources, strict=True):
        row: dict[str, Any] = {
            "raw": None if text is None else str(text),
            "source": None if source is None else str(source),
        }
        if _usable(text):
            record = next(records)
            whole.append(record)
            rows.append({**row, **_row(record)})
        else:
            rows.append({**row, "id": _id(str(text)), "confidence": 0.0, "findings": [fault(_why(text))]})
    if check:
        told = iter(findings_of(whole, "text"))
        for row in rows:
            if "findings" not in row:
                row["findings"] = next(told)
    return rows


def _usable(text: Any) -> bool:
    return isinstance(text, str) and bool(text.strip()) and len(text) <= _LONGEST


def _why(text: Any) -> str:
    if isinstance(text, str) and text.strip():
        return f"the row is longer than {_LONGEST:,} characters and was not parsed"
    return "the row has no text"


def _parsed(raws: list[Raw]) -> Iterator[Record]:
    from bibtools.pipeline.parsing import parse_references

    for record in parse_references(raws):
        yield replace(record, reference=replace(record.reference, id=_id(record.raw)))


def _id(text: str) -> str:
    """Return a name for a text that is the same everywhere: 80 bits of its SHA-256, so that billions stay apart."""
    return "r" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _row(record: Record) -> dict[str, Any]:
    from bibtools.model import Date

    reference = record.reference
    issued = reference.issued
    return {
        "id": reference.id,
        **{column_of(name): _text(reference, name) for name in FLAT},
        "author": [name.inverted for name in reference.author],
        "editor": [name.inverted for name in reference.editor],
        "issued": str(issued) if issued else None,
        "year": issued.year if isinstance(issued, Date) else None,
        "item": json.dumps(reference.to_csl(), ensure_ascii=False, sort_keys=True),
        "confidence": round(record.confidence, 4),
        "confidences": [
            {"field": name, "confidence": round(origin.confidence, 4)}
            for name, origin in sorted(reference.origins.items())
        ],
    }


def _text(reference: Reference, name: str) -> str | None:
    value = reference.type if name == "type" else reference.get(name)
    return value if isinstance(value, str) and value else None
