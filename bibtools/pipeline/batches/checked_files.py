"""Check a Parquet file of references into another one: each row by itself, then which rows are one work.

Memory does not grow with the file: what the second pass has to remember stands in a database beside the result.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bibtools.pipeline.batches.cards import written_card
from bibtools.pipeline.batches.checking import checked_rows, read_item
from bibtools.pipeline.batches.files import pairs_of
from bibtools.pipeline.batches.parts import Tables, write_in_parts
from bibtools.pipeline.batches.schemas import arrow, batch_of, checked_schema
from bibtools.pipeline.batches.work_index import WorkIndex, numbered
from bibtools.pipeline.batches.workers import Rows, Workers
from bibtools.pipeline.batches.works import keys_of_card
from bibtools.support.messages import message

if TYPE_CHECKING:
    from bibtools.model import Record

_CARD, _KEYS = "card", "keys"
"""The columns of the parts, dropped from the result, that hold what tells the work of a row, and its blocking keys."""


def check_to_parquet(
    files: Iterable[str], output: Path, *, column: str = "item", jobs: int = 1, resume: bool = False
) -> tuple[int, Counter[str]]:
    """Write what `check_batches` says of the rows of Parquet files to `output`, and which rows are one work.

    `column` holds the references as CSL-JSON; a column `id` is kept. A row for whose work an earlier row stands has a
    finding of the rule DUP003. Return the number of rows, and how many findings of each severity they have. Raise
    InputError if a file cannot be read, OutputError if the result cannot be written, UsageError without pyarrow.
    """
    arrow()
    counted: Counter[str] = Counter()
    rows = chain.from_iterable(pairs_of(file, column, "id") for file in files)
    finish = partial(_with_works, index=output.with_name(f"{output.name}.works"), counted=counted)
    total = write_in_parts(rows, _check_part, output, jobs=jobs, resume=resume, finish=finish)
    return total, counted


def _check_part(rows: Rows) -> Any:
    pa = arrow()
    items, ids = [item for item, _ in rows], [None if id is None else str(id) for _, id in rows]
    read = list(map(read_item, items))
    cards, keys = zip(*map(_card_and_keys, read), strict=True)
    checked = batch_of(checked_rows(items, ids, read), checked_schema())
    checked = checked.append_column(_CARD, pa.array(cards, pa.string()))
    return checked.append_column(_KEYS, pa.array(keys, pa.list_(pa.int64())))


def _card_and_keys(read: Record | str) -> tuple[str | None, list[int]]:
    from bibtools.catalogues.card import card_of

    if isinstance(read, str):
        return None, []
    card = card_of(read.reference)
    return written_card(card), numbered(keys_of_card(card, read.reference))


def _with_works(tables: Tables, workers: Workers, *, index: Path, counted: Counter[str]) -> Iterator[Any]:
    """Yield the tables with the findings about works, and count their findings."""
    pa = arrow()
    with WorkIndex(index) as works:
        for table in tables():
            columns = (table.column(name).to_pylist() for name in ("id", _CARD, _KEYS))
            works.add(zip(*columns, strict=True))
        works.compare(workers)
        first = 0
        for table in tables():
            rows = table.select(["id", "item", "findings"]).to_pylist()
            for row, (other, id) in works.found(first, first + len(rows)):
                rows[row - first]["findings"].append(_finding(other, id))
            counted.update(finding["severity"] for row in rows for finding in row["findings"])
            first += len(rows)
            yield pa.Table.from_pylist(rows, schema=checked_schema())


def _finding(row: int, id: str | None) -> dict[str, str]:
    said = (
        message("most likely the same work as “{id}” in row {row}", id=id, row=row + 1)
        if id
        else message("most likely the same work as row {row}", row=row + 1)
    )
    return {"code": "DUP003", "severity": "warning", "field": "", "message": said}
