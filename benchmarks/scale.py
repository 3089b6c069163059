"""Parse the same strings on every engine: are the rows the same, and what does the engine cost?

    uv run --group engines python benchmarks/scale.py lines.parquet [ENGINE …]

ENGINE is `one` (a process), `processes` (`bibtools parse -j 2`), `threads` (two), `spark` (local, two cores) or `ray`;
all of them without names. lines.parquet has a column `raw` (scale_data.py makes one). Each engine runs in a process of
its own. Printed are the CPU seconds of all processes and the seconds on the clock, both for the start (the engine, and
a first row) and for the rows, which processes used the CPU, and the SHA-256 of the result, which is sorted by `raw` and
written as Parquet.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from bibtools.pipeline.batches import parse_batches, parsed_schema

BATCH = 2_000
PARTITIONS = 16
MARK = "BIBTOOLS_SCALE"
"""A variable of the environment that marks the processes of a run: engines start some that are not their children."""
Parse = Callable[[Path, Path], None]
"""Parses the rows of a file or folder into a folder of Parquet files."""
_TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def one() -> Iterator[Parse]:
    def parse(source: Path, folder: Path) -> None:
        _write(parse_batches(_batches(source)), folder / "rows.parquet")

    yield parse


@contextmanager
def threads() -> Iterator[Parse]:
    from concurrent.futures import ThreadPoolExecutor

    def parse(source: Path, folder: Path) -> None:
        with ThreadPoolExecutor(2) as pool:
            made = pool.map(lambda batch: list(parse_batches([batch])), _batches(source))
            _write((batch for each in made for batch in each), folder / "rows.parquet")

    yield parse


@contextmanager
def processes() -> Iterator[Parse]:
    from bibtools.pipeline.batches.files import parse_to_parquet

    def parse(source: Path, folder: Path) -> None:
        parse_to_parquet([str(source)], folder / "rows.parquet", jobs=2)

    yield parse


@contextmanager
def spark() -> Iterator[Parse]:
    from pyspark.sql import SparkSession
    from pyspark.sql.pandas.types import from_arrow_schema

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", BATCH).getOrCreate()

    def parse(source: Path, folder: Path) -> None:
        refs = session.read.parquet(str(source)).repartition(PARTITIONS)
        parsed = refs.mapInArrow(parse_batches, from_arrow_schema(parsed_schema()))
        parsed.write.mode("append").parquet(str(folder))

    yield parse
    session.stop()


@contextmanager
def ray() -> Iterator[Parse]:
    # The workers are as urgent as the rest, and find the modules of this process.
    os.environ |= {"RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0", "RAY_worker_niceness": "0"}
    import ray as engine

    def parse_table(table: Any) -> Any:
        return pa.Table.from_batches(parse_batches(table.to_batches()), schema=parsed_schema())

    engine.init(num_cpus=2, log_to_driver=False, include_dashboard=False)

    def parse(source: Path, folder: Path) -> None:
        refs = engine.data.read_parquet(str(source)).repartition(PARTITIONS)
        parsed = refs.map_batches(parse_table, batch_format="pyarrow", batch_size=BATCH)
        parsed.write_parquet(str(folder))

    yield parse
    engine.shutdown()


ENGINES = {"one": one, "processes": processes, "threads": threads, "spark": spark, "ray": ray}


def _batches(source: Path) -> Iterator[Any]:
    return parquet.ParquetFile(source, pre_buffer=False).iter_batches(BATCH)


def _write(batches: Iterator[Any], path: Path) -> None:
    with parquet.ParquetWriter(path, parsed_schema(), compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)


def cpu_seconds() -> Counter[str]:
    """Return the CPU seconds of all processes of this run, those that have ended included, by what they are."""
    used: Counter[str] = Counter()
    mark = f"{MARK}={os.environ[MARK]}".encode()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark not in (folder / "environ").read_bytes().split(b"\0"):
                continue
            values = (folder / "stat").read_text().rpartition(")")[2].split()
            used[_kind(folder)] += sum(map(int, values[11:15])) / _TICKS
        except OSError:
            # The process has ended in between, or is another user's.
            continue
    return used


def _kind(folder: Path) -> str:
    words = (folder / "cmdline").read_bytes().split(b"\0")
    name = Path(words[0].decode()).name.split(":")[0]
    if folder.name == str(os.getpid()):
        return "driver"
    return "worker" if name.startswith("python") and b"-c" not in words[1:2] else name


def run(engine: str, source: Path) -> None:
    """Run an engine in this process, and print its figures."""
    with tempfile.TemporaryDirectory() as name:
        first, folder = Path(name, "first.parquet"), Path(name, "rows")
        parquet.write_table(parquet.read_table(source).slice(0, 1), first)
        Path(name, "first").mkdir()
        folder.mkdir()
        marks = [(time.time(), cpu_seconds())]
        with ENGINES[engine]() as parse:
            for each, into in ((first, Path(name, "first")), (source, folder)):
                parse(each, into)
                marks.append((time.time(), cpu_seconds()))
        for what, (before, used), (after, used_then) in zip(
            ("start", "rows"), marks, marks[1:], strict=False
        ):
            spent = used_then - used
            kinds = ", ".join(f"{kind} {seconds:.1f}" for kind, seconds in spent.most_common())
            print(
                f"{engine:10} {what:6} {spent.total():7.1f} CPU s {after - before:7.1f} s   ({kinds})",
                flush=True,
            )
        print(f"{engine:10} result {digest(folder)}", flush=True)


def digest(folder: Path) -> str:
    """Return the number of rows, and the SHA-256 of the file that they make when they are sorted."""
    names = parsed_schema().names
    files = sorted(file for file in folder.rglob("*.parquet"))
    tables = [parquet.read_table(file, columns=names).cast(parsed_schema()) for file in files]
    table = pa.concat_tables(tables).sort_by("raw").combine_chunks()
    sink = pa.BufferOutputStream()
    parquet.write_table(table, sink)
    return f"{table.num_rows} rows, SHA-256 {sha256(sink.getvalue()).hexdigest()[:16]}"


def main() -> None:
    """Run the engines one after the other."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("lines", type=Path)
    parser.add_argument("engines", nargs="*", choices=[[], *ENGINES], metavar="ENGINE")
    options = parser.parse_args()
    for engine in options.engines or ENGINES:
        if len(options.engines) == 1 and MARK in os.environ:
            run(engine, options.lines)
        else:
            marked = {**os.environ, MARK: f"{engine}-{os.getpid()}"}
            subprocess.run([sys.executable, __file__, str(options.lines), engine], env=marked, check=True)


if __name__ == "__main__":
    main()
