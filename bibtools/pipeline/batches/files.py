"""Parse files of reference strings into a Parquet file: in constant memory, in processes, and resumable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bibtools.errors import InputError
from bibtools.pipeline.batches.made_of import made_of
from bibtools.pipeline.batches.parts import write_in_parts
from bibtools.pipeline.batches.schemas import arrow, batch_of, parsed_schema
from bibtools.pipeline.batches.workers import Rows, Workers
from bibtools.support.messages import message
from bibtools.support.visible import visible


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
    Raise InputError if a file cannot be read, OutputError if the result cannot be written, UsageError without pyarrow,
    or if the interrupted run was one of other files.
    """
    arrow()
    names = list(files)
    source = made_of(names, column=column, encoding=encoding)
    rows = _rows(names, column, encoding)
    return write_in_parts(rows, _parse_part, output, source=source, jobs=jobs, resume=resume)


def _rows(files: Iterable[str], column: str, encoding: str | None) -> Iterator[tuple[Any, Any]]:
    for file in files:
        yield from (
            pairs_of(file, column, "source")
            if file.lower().endswith(".parquet")
            else _of_lines(file, encoding)
        )


def pairs_of(file: str, column: str, other: str) -> Iterator[tuple[Any, Any]]:
    """Yield two columns of a Parquet file row by row; None where there is no `other`.

    Raise InputError if the file cannot be read or has no `column`.
    """
    pa = arrow()
    from pyarrow import parquet

    try:
        # With `pre_buffer`, its default, the whole file stays in memory until it is closed.
        with parquet.ParquetFile(file, pre_buffer=False) as read:
            names = read.schema_arrow.names
            if column not in names:
                hint = message("Its columns are: {names}.", names=", ".join(names))
                raise InputError(
                    message("the file has no column `{column}`", column=column), hint=hint, file=file
                )
            wanted = [column, *([other] if other in names else [])]
            for batch in read.iter_batches(batch_size=Workers.PART, columns=wanted):
                rows = batch.to_pylist()
                yield from ((row[column], row.get(other)) for row in rows)
    except (pa.ArrowException, OSError) as error:
        hint = "Give a whole Parquet file, or text with a reference a line."
        raise InputError(
            message("cannot read as Parquet: {error}", error=error), hint=hint, file=file
        ) from error


def _of_lines(file: str, encoding: str | None) -> Iterator[tuple[Any, Any]]:
    from bibtools.pipeline.streaming import lines_in_pieces

    name = visible(file)  # A name in another encoding has characters that no table holds.
    return ((raw.text, f"{name}:{raw.place.line}") for raw in lines_in_pieces(file, encoding, []))


def _parse_part(rows: Rows) -> Any:
    from bibtools.pipeline.batches.parsing import parsed_rows

    return batch_of(parsed_rows([raw for raw, _ in rows], [source for _, source in rows]), parsed_schema())
