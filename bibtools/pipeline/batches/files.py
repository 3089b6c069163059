"""Parse a file of reference strings into a Parquet file: in constant memory, in processes, and resumable.

The parts of the result are written one after the other into a folder beside it, each whole or not at all, and joined
at the end. A run that was interrupted leaves the folder, from which `resume` goes on.
"""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from bibtools.errors import InputError, OutputError
from bibtools.pipeline.batches.schemas import arrow, batch_of, parsed_schema
from bibtools.support.messages import message

PART = 2_000
"""Rows of a part and of a row group."""
Rows = list[tuple[Any, Any]]
"""Pairs of a reference string and its source."""


def parse_to_parquet(
    files: Iterable[str],
    output: Path,
    *,
    column: str = "raw",
    jobs: int = 1,
    resume: bool = False,
    encoding: str | None = None,
) -> int:
    """Write the parsed references of files to `output`, in the schema of `parse_batches`; return their number.

    Files are Parquet (.parquet, the column `column`) or text, a reference a line. `jobs` is the number of processes;
    the result does not depend on it. With `resume`, parts that an interrupted run of the same files left are kept.
    Raise InputError if a file cannot be read, OutputError if the result cannot be written, UsageError without pyarrow.
    """
    arrow()
    folder = output.with_name(output.name + ".parts")
    done = _prepared(folder, resume)
    total = done * PART
    rows = islice(_rows(files, column, encoding), total, None)
    try:
        for number, part in enumerate(_in_order(_parts(rows), jobs), done):
            _write_part(folder / f"{number:08}.parquet", part)
            total += part.num_rows
        _join(folder, output)
    except OSError as error:
        reason = message(error.strerror or str(error))
        raise OutputError(
            message("cannot write: {reason}", reason=reason),
            hint="Choose another place with -o.",
            file=str(output),
        ) from error
    return total


def _prepared(folder: Path, resume: bool) -> int:
    """Return the number of whole parts that are there to go on from; without `resume` they are removed."""
    try:
        if not resume:
            shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob("*.tmp"):
            left.unlink()
    except OSError as error:
        reason = message(error.strerror or str(error))
        raise OutputError(
            message("cannot write: {reason}", reason=reason),
            hint="Choose another place with -o.",
            file=str(folder),
        ) from error
    done = 0
    while (folder / f"{done:08}.parquet").exists():
        done += 1
    # The last part may be a short one, of a run that ended: it is made again.
    return max(done - 1, 0)


def _rows(files: Iterable[str], column: str, encoding: str | None) -> Iterator[tuple[Any, Any]]:
    for file in files:
        yield from (
            _of_parquet(file, column) if file.lower().endswith(".parquet") else _of_lines(file, encoding)
        )


def _of_parquet(file: str, column: str) -> Iterator[tuple[Any, Any]]:
    pa = arrow()
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(file) as read:
            names = read.schema_arrow.names
            if column not in names:
                hint = message("Its columns are: {names}.", names=", ".join(names))
                raise InputError(
                    message("the file has no column `{column}`", column=column), hint=hint, file=file
                )
            wanted = [column, *(["source"] if "source" in names else [])]
            for batch in read.iter_batches(batch_size=PART, columns=wanted):
                rows = batch.to_pylist()
                yield from ((row[column], row.get("source")) for row in rows)
    except (pa.ArrowException, OSError) as error:
        hint = "Give a whole Parquet file, or text with a reference a line."
        raise InputError(
            message("cannot read as Parquet: {error}", error=error), hint=hint, file=file
        ) from error


def _of_lines(file: str, encoding: str | None) -> Iterator[tuple[Any, Any]]:
    from bibtools.pipeline.streaming import lines_in_pieces

    return ((raw.text, f"{raw.place.file}:{raw.place.line}") for raw in lines_in_pieces(file, encoding, []))


def _parts(rows: Iterator[tuple[Any, Any]]) -> Iterator[Rows]:
    while part := list(islice(rows, PART)):
        yield part


def _parse_part(rows: Rows) -> Any:
    from bibtools.pipeline.batches.parsing import parsed_rows

    return batch_of(parsed_rows([raw for raw, _ in rows], [source for _, source in rows]), parsed_schema())


def _in_order(parts: Iterator[Rows], jobs: int) -> Iterator[Any]:
    """Yield the parsed parts in order; no more than twice as many as there are processes wait at a time."""
    if jobs == 1:
        yield from map(_parse_part, parts)
        return
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    waiting: deque[Future[Any]] = deque()
    # A fork of a process in which pyarrow has threads can hang: the processes are started anew.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        while True:
            while len(waiting) < 2 * jobs and (part := next(parts, None)) is not None:
                waiting.append(pool.submit(_parse_part, part))
            if not waiting:
                return
            yield waiting.popleft().result()


def _write_part(path: Path, batch: Any) -> None:
    from pyarrow import Table, parquet

    half = path.with_suffix(".tmp")
    parquet.write_table(Table.from_batches([batch]), half, compression="zstd")
    half.replace(path)


def _join(folder: Path, output: Path) -> None:
    """Join the parts to one file, a row group each, and remove them."""
    from pyarrow import parquet

    half = folder / "whole.tmp"
    with parquet.ParquetWriter(half, parsed_schema(), compression="zstd") as writer:
        for path in sorted(folder.glob("*.parquet")):
            writer.write_table(parquet.read_table(path))
    half.replace(output)
    shutil.rmtree(folder, ignore_errors=True)
