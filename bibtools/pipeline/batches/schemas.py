"""The columns of the batches, and their loading: pyarrow is imported here alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from bibtools.errors import UsageError
from bibtools.support.messages import message

Batch: TypeAlias = Any
"""A pyarrow.RecordBatch; pyarrow comes without types."""
Row: TypeAlias = Mapping[str, Any]

FLAT = (
    "type",
    "title",
    "container-title",
    "collection-title",
    "publisher",
    "publisher-place",
    "volume",
    "issue",
    "page",
    "edition",
    "archive",
    "archive_location",
    "language",
    "DOI",
    "ISBN",
    "URL",
)
"""CSL variables that have a column of text of their own, under their name in lower case and with `_` for `-`."""


def arrow() -> Any:
    """Return the module pyarrow. Raise UsageError if it is not installed."""
    try:
        import pyarrow
    except ImportError as error:
        hint = "Install it: pip install 'bibtools-refs[arrow]'"
        raise UsageError("Arrow batches and Parquet files need the library pyarrow", hint=hint) from error
    return pyarrow


def column_of(variable: str) -> str:
    """Return the column of a CSL variable: `container-title` → `container_title`, `DOI` → `doi`."""
    return variable.lower().replace("-", "_")


def _finding_type() -> Any:
    pa = arrow()
    text = pa.string()
    return pa.list_(pa.struct([("code", text), ("severity", text), ("field", text), ("message", text)]))


def parsed_schema() -> Any:
    """Return the schema of parsed references (pyarrow.Schema).

    `raw` and `source` are those of the input; `id` is made of the text of `raw` alone, so that it is the same on every
    engine. `item` is the reference as CSL-JSON; `author`, `editor` (lists of names, family name first), `issued`
    (EDTF), `year` and the columns of FLAT repeat its values. `confidence` is the probability that the whole is right,
    `confidences` that of each field (CSL variable), `findings` what the checks say.
    """
    pa = arrow()
    text = pa.string()
    confidence = pa.struct([("field", text), ("confidence", pa.float32())])
    return pa.schema(
        [
            ("raw", text),
            ("source", text),
            ("id", text),
            *((column_of(name), text) for name in FLAT),
            ("author", pa.list_(text)),
            ("editor", pa.list_(text)),
            ("issued", text),
            ("year", pa.int32()),
            ("item", text),
            ("confidence", pa.float32()),
            ("confidences", pa.list_(confidence)),
            ("findings", _finding_type()),
        ]
    )


def checked_schema() -> Any:
    """Return the schema of checked references: `id` and `item` of the input, and `findings`."""
    pa = arrow()
    return pa.schema([("id", pa.string()), ("item", pa.string()), ("findings", _finding_type())])


def rendered_schema() -> Any:
    """Return the schema of rendered references: `id`, `text` (empty if it cannot be rendered), and `findings`."""
    pa = arrow()
    return pa.schema([("id", pa.string()), ("text", pa.string()), ("findings", _finding_type())])


def batch_of(rows: Iterable[Row], schema: Any) -> Batch:
    """Return rows as a batch of a schema."""
    return arrow().RecordBatch.from_pylist(list(rows), schema=schema)


def column(batch: Batch, name: str, *, needed: bool = False) -> list[Any]:
    """Return a column as Python values; None in every row where there is no such column.

    Raise UsageError if a column that is needed is absent.
    """
    at = batch.schema.get_field_index(name)
    if at >= 0:
        values: list[Any] = batch.column(at).to_pylist()
        return values
    if needed:
        known = ", ".join(batch.schema.names) or "none"
        raise UsageError(
            message("the batches have no column `{name}`", name=name),
            hint=message("Their columns are: {known}.", known=known),
        )
    return [None] * batch.num_rows


def fault(message: str, field: str = "") -> dict[str, str]:
    """Return the finding of a row that cannot be used. Its code stands for no rule."""
    return {"code": "ROW", "severity": "error", "field": field, "message": message}


def each_batch(batches: Iterable[Batch]) -> Iterator[Batch]:
    """Yield the batches that have rows; engines send empty ones at the borders of partitions."""
    return (batch for batch in batches if batch.num_rows)
