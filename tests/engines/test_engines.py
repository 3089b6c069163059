"""The same rows on every engine: one process, processes, threads, Spark, Ray, and DuckDB for the works.

Run it with the engines of the dependency group: `uv run --group engines pytest tests/engines`. An engine that is not
installed is skipped. It is not part of the usual run.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from paths import GOLD

pa = pytest.importorskip("pyarrow", reason="the extra `arrow` is not installed")
from pyarrow import parquet  # noqa: E402

from bibtools.pipeline.batches import parse_batches, parsed_schema, work_batches  # noqa: E402
from bibtools.pipeline.batches.works import SURE, clusters, score  # noqa: E402

COUNT = 2_000


@pytest.fixture(autouse=True)
def workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Spark's workers be of this Python, and those of Ray be as urgent as the rest, in this environment."""
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0")
    monkeypatch.setenv("RAY_worker_niceness", "0")


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """2,000 references: those of the gold, over and over, each with its number."""
    gold = [
        json.loads(line)["raw"]
        for file in sorted(GOLD.glob("*.jsonl"))
        for line in file.open(encoding="utf-8")
    ]
    return [f"{gold[at % len(gold)]} [{at}]" for at in range(COUNT)]


@pytest.fixture(scope="module")
def file(lines: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The references in a Parquet file of several row groups."""
    path = tmp_path_factory.mktemp("engines") / "refs.parquet"
    parquet.write_table(pa.table({"raw": lines}), path, row_group_size=300)
    return path


@pytest.fixture(scope="module")
def expected(lines: list[str]) -> list[str]:
    """The rows that one process makes, sorted."""
    return in_order(parse_batches([pa.RecordBatch.from_pydict({"raw": lines})]))


def in_order(batches: Any) -> list[str]:
    """Return the rows of batches as JSON, sorted."""
    return sorted(json.dumps(row, sort_keys=True) for batch in batches for row in batch.to_pylist())


def test_threads(lines: list[str], expected: list[str]) -> None:
    parts = [pa.RecordBatch.from_pydict({"raw": lines[at : at + 250]}) for at in range(0, COUNT, 250)]
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda part: list(parse_batches([part])), parts))
    assert in_order(batch for batches in made for batch in batches) == expected


def test_spark(file: Path, expected: list[str]) -> None:
    sql = pytest.importorskip("pyspark.sql", reason="Spark is not installed")
    from pyspark.sql.pandas.types import from_arrow_schema

    session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        frame = session.read.parquet(str(file)).mapInArrow(parse_batches, from_arrow_schema(parsed_schema()))
        rows = [json.dumps(row.asDict(recursive=True), sort_keys=True) for row in frame.collect()]
    finally:
        session.stop()
    assert sorted(rows) == expected


def test_ray(file: Path, expected: list[str]) -> None:
    data = pytest.importorskip("ray.data", reason="Ray is not installed")

    def parse(table: Any) -> Any:
        return pa.Table.from_batches(parse_batches(table.to_batches()), schema=parsed_schema())

    made = data.read_parquet(str(file)).map_batches(parse, batch_format="pyarrow")
    tables = made.iter_batches(batch_format="pyarrow")
    assert in_order(batch for table in tables for batch in table.to_batches()) == expected


def dying(mark: str) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """Return what parses batches, but lets the process die in the middle of the first task that comes to it.

    It is made inside of a function so that it is sent to the workers as code, which cannot import this file.
    """

    def parse(batches: Iterator[Any]) -> Iterator[Any]:
        for number, batch in enumerate(batches):
            if number and not Path(mark).exists():
                Path(mark).touch()
                os.kill(os.getpid(), signal.SIGKILL)
            yield from parse_batches([batch])

    return parse


def test_spark_makes_the_rows_of_a_killed_worker_again(
    file: Path, expected: list[str], tmp_path: Path
) -> None:
    sql = pytest.importorskip("pyspark.sql", reason="Spark is not installed")
    from pyspark.sql.pandas.types import from_arrow_schema

    mark = str(tmp_path / "killed")
    # A task may fail four times, as in a cluster; the local mode gives up at once if it is not said.
    builder = sql.SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "250").getOrCreate()
    try:
        frame = session.read.parquet(str(file)).mapInArrow(dying(mark), from_arrow_schema(parsed_schema()))
        rows = [json.dumps(row.asDict(recursive=True), sort_keys=True) for row in frame.collect()]
    finally:
        session.stop()
    assert Path(mark).exists()
    assert sorted(rows) == expected


def test_ray_makes_the_rows_of_a_killed_worker_again(file: Path, expected: list[str], tmp_path: Path) -> None:
    data = pytest.importorskip("ray.data", reason="Ray is not installed")
    mark = str(tmp_path / "killed")
    dies = dying(mark)

    def parse(table: Any) -> Any:
        return pa.Table.from_batches(dies(iter(table.to_batches(max_chunksize=100))), schema=parsed_schema())

    tables = (
        data.read_parquet(str(file))
        .map_batches(parse, batch_format="pyarrow")
        .iter_batches(batch_format="pyarrow")
    )
    rows = in_order(batch for table in tables for batch in table.to_batches())
    assert Path(mark).exists()
    assert rows == expected


def test_works_by_duckdb(lines: list[str]) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    half = [*lines[:200], *(line.upper() for line in lines[:200])]
    keys = pa.Table.from_batches(work_batches(parse_batches([pa.RecordBatch.from_pydict({"raw": half})])))
    assert keys.num_rows
    found = duckdb.sql(
        "SELECT DISTINCT a.id, a.item, b.id, b.item FROM keys a JOIN keys b ON a.key = b.key AND a.id < b.id"
    ).fetchall()
    pairs = [(one, other) for one, first, other, second in found if score(first, second) >= SURE]
    assert len(clusters(pairs)) > 100


def batches_of(rows: list[str]) -> Iterator[Any]:
    """Yield rows as batches of 100."""
    for at in range(0, len(rows), 100):
        yield pa.RecordBatch.from_pydict({"raw": rows[at : at + 100]})


def test_a_task_that_is_repeated_gives_the_same(lines: list[str], expected: list[str]) -> None:
    some = lines[:500]
    first = in_order(parse_batches(batches_of(some)))
    assert first == in_order(parse_batches(batches_of(some[::-1])))
    assert set(first) <= set(expected)
