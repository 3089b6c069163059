"""Render references that stand in batches, each as a bibliography of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bibtools.pipeline.batches.checking import reference_of
from bibtools.pipeline.batches.schemas import Batch, batch_of, column, each_batch, fault, rendered_schema

if TYPE_CHECKING:
    from bibtools.model import Reference


def render_batches(
    batches: Iterable[Batch], *, style: str, locale: str = "en-US", format: str = "text", item: str = "item"
) -> Iterator[Batch]:
    """Yield a batch of `rendered_schema` for each batch, with a row for each row.

    Each reference is rendered alone, as the only entry of a bibliography: no year suffixes and no numbers beyond 1, so
    that the text does not depend on the rows beside it. `style` is the name of a CSL style, `format` that of an
    output format (`text`, `html`, …). Raise StyleError for an unknown style.
    """
    schema = rendered_schema()
    for batch in each_batch(batches):
        rows = []
        for text, id in zip(column(batch, item, needed=True), column(batch, "id"), strict=True):
            rows.append(_rendered(reference_of(text), id, style, locale, format))
        yield batch_of(rows, schema)


def _rendered(read: Reference | str, id: Any, style: str, locale: str, format: str) -> dict[str, Any]:
    if isinstance(read, str):
        return {"id": id, "text": "", "findings": [fault(read)]}
    from bibtools.pipeline.rendering import RenderOptions, bibliography

    made = bibliography([read if read.id else replace(read, id="row")], RenderOptions(style, locale, format))
    told = [{"code": "ROW", "severity": "warning", "field": "", "message": each} for each in made.warnings]
    return {"id": id if isinstance(id, str) else read.id, "text": made.text.strip(), "findings": told}
