"""Write a Parquet file part by part: in constant memory, in processes, and resumable.

The parts stand in a folder beside the result, each whole or not at all, and are joined at the end. A run that was
interrupted leaves the folder, from which `resume` goes on.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from bibtools.errors import OutputError, UsageError
from bibtools.pipeline.batches.workers import Work, Workers
from bibtools.support.messages import message

_SOURCE = "source.json"
"""The file in the folder of the parts that says what they are made of."""


class SecondPass(Protocol):
    """Makes the tables of the result of those of the parts, when all parts are there."""

    def note(self, part: Any) -> None:
        """Take note of a part. All parts come, in their order, those that an interrupted run left first."""

    def tables(self, parts: Iterator[Any], workers: Workers) -> Iterator[Any]:
        """Yield a table of the result for each table of the parts."""

    def close(self) -> None:
        """Free what it holds."""


class _AsTheyAre:
    """The pass that changes nothing."""

    def __init__(self, folder: Path) -> None:
        pass

    def note(self, part: Any) -> None:
        pass

    def tables(self, parts: Iterator[Any], workers: Workers) -> Iterator[Any]:
        return parts

    def close(self) -> None:
        pass


def write_in_parts(
    rows: Iterator[tuple[Any, Any]],
    work: Work,
    output: Path,
    *,
    source: str,
    jobs: int = 1,
    resume: bool = False,
    second_pass: Callable[[Path], SecondPass] = _AsTheyAre,
) -> int:
    """Write what `work` makes of rows to a Parquet file, and return the number of rows.

    `source` says where the rows come from, as `made_of` returns it. `jobs` is the number of processes; the result does
    not depend on it. With `resume`, the parts that an interrupted run with the same `source` left are kept; raise
    UsageError if they have another one. `second_pass` gets the folder of the parts, where it may keep files of its own.
    Raise OutputError if a file cannot be written.
    """
    folder = output.with_name(output.name + ".parts")
    try:
        done = _prepared(folder, source, resume)
        total = done * Workers.PART
        with Workers(jobs) as workers, closing(second_pass(folder)) as second:
            for part in islice(_tables(folder), done):
                second.note(part)
            for number, part in enumerate(workers.in_order(islice(rows, total, None), work), done):
                _write_part(folder / _part(number), part)
                second.note(part)
                total += part.num_rows
            _join(folder, output, workers, second)
        shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        reason = message(error.strerror or str(error))
        raise OutputError(
            message("cannot write: {reason}", reason=reason),
            hint="Choose another place with -o.",
            file=str(output),
        ) from error
    finally:
        if not (folder / _part(0)).exists():
            # There is nothing to go on from.
            shutil.rmtree(folder, ignore_errors=True)
    return total


def _part(number: int) -> str:
    """Return the name of the file of a part."""
    return f"{number:08}.parquet"


def _prepared(folder: Path, source: str, resume: bool) -> int:
    """Return the number of whole parts that are there to go on from; without `resume` they are removed.

    Raise UsageError if they were made from another source.
    """
    if not resume:
        shutil.rmtree(folder, ignore_errors=True)
    done = 0
    while (folder / _part(done)).exists():
        done += 1
    said = folder / _SOURCE
    if done and (not said.is_file() or said.read_bytes() != source.encode()):
        raise UsageError(
            message("{folder} was begun from other files, options or another version", folder=folder),
            hint="Leave out --resume to begin anew, or name the files and options of the run that was interrupted.",
        )
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob("*.tmp"):
        left.unlink()
    said.write_bytes(source.encode())
    # The last part may be a short one, of a run that ended: it is made again.
    return max(done - 1, 0)


def _write_part(path: Path, batch: Any) -> None:
    from pyarrow import Table, parquet

    half = path.with_suffix(".tmp")
    parquet.write_table(Table.from_batches([batch]), half, compression="zstd")
    half.replace(path)


def _tables(folder: Path) -> Iterator[Any]:
    from pyarrow import parquet

    return map(parquet.read_table, sorted(folder.glob("*.parquet")))


def _join(folder: Path, output: Path, workers: Workers, second: SecondPass) -> None:
    """Join the parts to one file, a row group each. Without tables, nothing is written."""
    from pyarrow import parquet

    half = folder / "whole.tmp"
    writer = None
    for table in second.tables(_tables(folder), workers):
        writer = writer or parquet.ParquetWriter(half, table.schema, compression="zstd")
        writer.write_table(table)
    if writer:
        writer.close()
        half.replace(output)
