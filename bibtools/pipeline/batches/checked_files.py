"""Check a Parquet file of references into another one: each row by itself, then which rows are one work.

Memory does not grow with the file: what the second pass has to remember stands in a database beside the result.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bibtools.pipeline.batches.cards import written_card
from bibtools.pipeline.batches.checking import checked_rows, read_item
from bibtools.pipeline.batches.files import pairs_of
from bibtools.pipeline.batches.made_of import made_of
from bibtools.pipeline.batches.parts import write_in_parts
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
    InputError if a file cannot be read, OutputError if the result cannot be written, UsageError without pyarrow, or if
    `resume` finds the parts of other files.
    """
    arrow()
    counted: Counter[str] = Counter()
    names = list(files)
    rows = chain.from_iterable(pairs_of(file, column, "id") for file in names)
    source, works = made_of(names, column=column), partial(_Works, counted)
    total = write_in_parts(
        rows, _check_part, output, source=source, jobs=jobs, resume=resume, second_pass=works
    )
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


class _Works:
    """Finds which rows are one work, adds what it finds, and counts the findings of each severity in `counted`."""

    def __init__(self, counted: Counter[str], folder: Path) -> None:
        self._counted = counted
        self._index = WorkIndex(folder / "works")

    def note(self, part: Any) -> None:
        columns = (part.column(name).to_pylist() for name in ("id", _CARD, _KEYS))
        self._index.add(zip(*columns, strict=True))
        self._counted.update(_severities(part.column("findings")))

    def tables(self, parts: Iterator[Any], workers: Workers) -> Iterator[Any]:
        pa = arrow()
        self._index.compare(workers)
        first = 0
        for part in parts:
            found = self._index.found(first, first + len(part))
            added = {row - first: _finding(other, id) for row, (other, id) in found}
            self._counted.update(finding["severity"] for finding in added.values())
            findings = _with_findings(part.column("findings"), added)
            first += len(part)
            yield pa.table([part.column("id"), part.column("item"), findings], schema=checked_schema())
        if not first:
            yield checked_schema().empty_table()

    def close(self) -> None:
        self._index.close()


def _severities(findings: Any) -> dict[str, int]:
    """Return how many findings of each severity a column has."""
    from pyarrow import compute

    counts = compute.value_counts(compute.struct_field(compute.list_flatten(findings), "severity"))
    return {each["values"]: each["counts"] for each in counts.to_pylist()}


def _with_findings(findings: Any, added: Mapping[int, Mapping[str, str]]) -> Any:
    """Return a column of findings with another finding at the end of some rows; the others are not read."""
    pa = arrow()
    pieces, done = [], 0
    for row, finding in sorted(added.items()):
        pieces.append(findings.slice(done, row - done))
        pieces.append(pa.chunked_array([pa.array([[*findings[row].as_py(), finding]], findings.type)]))
        done = row + 1
    pieces.append(findings.slice(done))
    return pa.chunked_array(
        [chunk for piece in pieces for chunk in piece.chunks], findings.type
    ).combine_chunks()


def _finding(row: int, id: str | None) -> dict[str, str]:
    said = (
        message("most likely the same work as “{id}” in row {row}", id=id, row=row + 1)
        if id
        else message("most likely the same work as row {row}", row=row + 1)
    )
    return {"code": "DUP003", "severity": "warning", "field": "", "message": said}
