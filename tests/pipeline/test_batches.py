"""Arrow batches: the same rows however they are cut, bad rows as findings, and Parquet files that go on."""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from paths import GOLD

pa = pytest.importorskip("pyarrow", reason="the extra `arrow` is not installed")
from pyarrow import parquet  # noqa: E402

from bibtools.cli.app import run  # noqa: E402
from bibtools.model import Reference  # noqa: E402
from bibtools.pipeline.batches import (  # noqa: E402  # noqa: E402
    check_batches,
    checked_files,
    parse_batches,
    render_batches,
    work_batches,
)
from bibtools.pipeline.batches import files as batch_files  # noqa: E402
from bibtools.pipeline.batches.workers import Workers  # noqa: E402
from bibtools.pipeline.batches.works import SURE, clusters, keys_of, score  # noqa: E402

LINES = [
    json.loads(line)["raw"] for line in (GOLD / "tr.jsonl").read_text(encoding="utf-8").splitlines()[:60]
]


def cut(lines: list[Any], size: int) -> Iterator[Any]:
    """Yield the lines as batches of a size, with an empty batch between two of them."""
    for at in range(0, len(lines), size):
        yield pa.RecordBatch.from_pydict({"raw": pa.array(lines[at : at + size], pa.string())})
        yield pa.RecordBatch.from_pydict({"raw": pa.array([], pa.string())})


def rows(batches: Iterator[Any]) -> list[dict[str, Any]]:
    """Return the rows of batches."""
    return [row for batch in batches for row in batch.to_pylist()]


def test_rows_do_not_depend_on_the_batches() -> None:
    whole = rows(parse_batches(cut(LINES, 60)))
    assert [row["raw"] for row in whole] == LINES
    assert rows(parse_batches(cut(LINES, 7))) == whole
    shuffled = LINES[:]
    random.Random(1).shuffle(shuffled)
    assert sorted(rows(parse_batches(cut(shuffled, 13))), key=str) == sorted(whole, key=str)


def test_checked_and_rendered_rows_do_not_depend_on_the_batches() -> None:
    items = [row["item"] for row in rows(parse_batches(cut(LINES[:20], 20)))]

    def batches(size: int) -> Iterator[Any]:
        return (
            pa.RecordBatch.from_pydict({"item": items[at : at + size]}) for at in range(0, len(items), size)
        )

    assert rows(check_batches(batches(20))) == rows(check_batches(batches(3)))
    made = rows(render_batches(batches(20), style="apa-tr-7", locale="tr-TR"))
    assert made == rows(render_batches(batches(3), style="apa-tr-7", locale="tr-TR"))
    assert all(row["text"] for row in made)


BAD = [None, "", "  ", "x" * 1_000_001, "\x00\x01", "a\ud7ffb", LINES[0]]


def test_a_bad_row_is_a_row_with_a_finding() -> None:
    found = rows(parse_batches(cut(BAD, 7)))
    assert len(found) == len(BAD)
    assert [[each["code"] for each in row["findings"]][:1] == ["ROW"] for row in found[:4]] == [True] * 4
    assert found[-1]["title"]


@pytest.mark.parametrize(
    "item",
    [
        None,
        "",
        "{",
        "5",
        "[]",
        '{"title": 1e999}',
        '{"author": 7, "issued": {"date-parts": "x"}}',
        "[" * 5000,
    ],
)
def test_a_bad_item_is_a_row_with_a_finding_or_is_read(item: str | None) -> None:
    batch = pa.RecordBatch.from_pydict(
        {"item": pa.array([item, '{"type":"book","title":"Nutuk"}'], pa.string())}
    )
    assert len(rows(check_batches([batch]))) == 2
    assert rows(render_batches([batch], style="apa"))[1]["text"] == "Nutuk. (n.d.)."
    assert rows(work_batches([batch]))[-1]["key"] == "t:nutuk"


def test_an_item_with_half_a_character_is_a_row_with_a_finding() -> None:
    batch = pa.RecordBatch.from_pydict(
        {"item": ['{"title": "a\\udc00"}', '{"title": "\\ud83d\\udcda Nutuk"}']}
    )
    bad, good = (row["findings"] for row in rows(check_batches([batch])))
    assert [each["code"] for each in bad] == ["ROW"]
    assert "ROW" not in [each["code"] for each in good]
    assert {row["key"] for row in rows(work_batches([batch]))} == {"t:nutuk"}


def test_a_column_that_is_absent_is_named() -> None:
    from bibtools.errors import UsageError

    with pytest.raises(UsageError, match="no column `text`"):
        list(parse_batches(cut(LINES, 60), raw="text"))


PAIRS = [
    # Two CSL-JSON objects, and whether they are one work.
    ({"title": "Moskova Hatıraları", "author": [{"family": "Cebesoy", "given": "Ali Fuat"}], "type": "book"},
     {"title": "MOSKOVA HATIRALARI", "author": [{"family": "Cebesoy", "given": "A. F."}], "type": "book"}, True),
    ({"title": "Siyasi Tarih", "author": [{"family": "Armaoğlu"}], "type": "book"},
     {"title": "Siyasi Tarih", "author": [{"family": "Sander"}], "type": "book"}, False),
    ({"title": "Osmanlı Tarihi", "volume": "5", "author": [{"family": "Karal"}], "type": "book"},
     {"title": "Osmanlı Tarihi", "volume": "6", "author": [{"family": "Karal"}], "type": "book"}, False),
    ({"title": "A Result", "DOI": "10.5555/1", "type": "article-journal"},
     {"title": "A result", "DOI": "https://doi.org/10.5555/1", "type": "article-journal"}, True),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "same"), PAIRS)
def test_pairs_of_one_work(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    first, second = json.dumps(one), json.dumps(other)
    assert set(keys_of(Reference.from_csl(one))) & set(keys_of(Reference.from_csl(other)))
    assert (score(first, second) >= SURE) is same
    assert score(first, second) == score(second, first)


def test_clusters_are_the_same_in_any_order() -> None:
    pairs = [("b", "c"), ("a", "b"), ("x", "y")]
    assert clusters(pairs) == clusters(pairs[::-1]) == {"a": "a", "b": "a", "c": "a", "x": "x", "y": "x"}


def test_a_file_goes_on_after_an_interruption(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Workers, "PART", 10)
    (tmp_path / "refs.txt").write_text("\n".join(LINES) + "\n", encoding="utf-8")
    assert run(["parse", "--lines", "refs.txt", "-o", "whole.parquet"]) == 0
    parse_part = batch_files._parse_part
    monkeypatch.setattr(batch_files, "_parse_part", interrupted_after(3, parse_part))
    assert run(["parse", "--lines", "refs.txt", "-o", "half.parquet"]) == 130
    assert not (tmp_path / "half.parquet").exists()
    monkeypatch.setattr(batch_files, "_parse_part", parse_part)
    assert run(["parse", "--lines", "refs.txt", "-o", "half.parquet", "--resume"]) == 0
    assert (tmp_path / "half.parquet").read_bytes() == (tmp_path / "whole.parquet").read_bytes()
    assert not (tmp_path / "half.parquet.parts").exists()


@pytest.mark.parametrize(
    "call",
    [
        ["parse", "--lines", "other.txt"],
        ["parse", "--lines", "refs.txt", "other.txt"],
        ["parse", "--lines", "refs.txt", "--encoding", "latin-1"],
        ["check", "refs.parquet"],
    ],
)
def test_a_run_over_other_input_is_not_gone_on_with(
    call: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Workers, "PART", 10)
    (tmp_path / "refs.txt").write_text("\n".join(LINES) + "\n", encoding="utf-8")
    (tmp_path / "other.txt").write_text("\n".join(LINES[::-1]) + "\n", encoding="utf-8")
    written(tmp_path / "refs.parquet", WORKS)
    with monkeypatch.context() as interrupting:
        work = interrupted_after(2, batch_files._parse_part)
        interrupting.setattr(batch_files, "_parse_part", work)
        assert run(["parse", "--lines", "refs.txt", "-o", "half.parquet"]) == 130
    parts = sorted((tmp_path / "half.parquet.parts").iterdir())
    assert run([*call, "-o", "half.parquet", "--resume"]) == 2
    assert "was begun from other files" in capsys.readouterr().err
    assert sorted((tmp_path / "half.parquet.parts").iterdir()) == parts
    assert run([*call, "-o", "half.parquet"]) in (0, 1)
    assert not (tmp_path / "half.parquet.parts").exists()


@pytest.mark.parametrize("more", [[], ["--resume"]])
@pytest.mark.parametrize("call", [["check", "refs.parquet"], ["parse", "--lines", "refs.parquet"]])
def test_nothing_is_left_of_a_run_that_could_read_nothing(
    call: list[str], more: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "refs.parquet").write_bytes(b"")
    assert run([*call, "-o", "out.parquet", *more]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["refs.parquet"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs names of Linux")
def test_a_file_may_have_a_name_in_another_encoding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = os.fsdecode(b"\xfe\xf0.txt")
    (tmp_path / name).write_text(LINES[0] + "\n", encoding="utf-8")
    assert run(["parse", "--lines", name, "-o", "out.parquet"]) == 0
    assert parquet.read_table("out.parquet").num_rows == 1


def test_a_check_of_no_references_is_a_table_without_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "one.parquet", [{"title": "A"}])
    parquet.write_table(parquet.read_table("one.parquet").slice(0, 0), "none.parquet")
    assert run(["check", "one.parquet", "-o", "out.parquet"]) == 1
    whole = parquet.read_schema("out.parquet")
    assert run(["check", "none.parquet", "-o", "out.parquet"]) == 0
    assert parquet.read_table("out.parquet").num_rows == 0
    assert parquet.read_schema("out.parquet") == whole
    assert sorted(path.name for path in tmp_path.iterdir()) == ["none.parquet", "one.parquet", "out.parquet"]


def test_processes_give_the_bytes_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    table = pa.table({"text": LINES, "source": ["s"] * len(LINES)})
    parquet.write_table(table, "refs.parquet")
    made = [
        run(["parse", "--lines", "refs.parquet", "--column", "text", "-o", f"{n}.parquet", "-j", f"{n}"])
        for n in (1, 2)
    ]
    assert made == [0, 0]
    assert (tmp_path / "1.parquet").read_bytes() == (tmp_path / "2.parquet").read_bytes()
    assert parquet.read_table("1.parquet").column("source").to_pylist() == ["s"] * len(LINES)
    assert run(["parse", "--lines", "refs.parquet", "-o", "3.parquet"]) == 2
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 and then nothing")
    assert run(["parse", "--lines", "bad.parquet", "-o", "3.parquet"]) == 2
    assert not (tmp_path / "3.parquet").exists()


def test_a_file_is_not_kept_in_memory(tmp_path: Path) -> None:
    words = random.Random(1)
    rows = [{"raw": words.randbytes(500).hex()} for _ in range(10_000)]
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "refs.parquet", row_group_size=500)
    before = pa.total_allocated_bytes()
    read = batch_files.pairs_of(str(tmp_path / "refs.parquet"), "raw", "source")
    held = [pa.total_allocated_bytes() - before for _ in read]
    assert len(held) == len(rows)
    assert max(held[-1000:]) < (tmp_path / "refs.parquet").stat().st_size / 2


def written(path: Path, items: list[dict[str, Any]]) -> list[str]:
    """Write items to a Parquet file with an `id` for each, and return these."""
    ids = [f"r{at}" for at in range(len(items))]
    parquet.write_table(pa.table({"id": ids, "item": list(map(json.dumps, items))}), path)
    return ids


WORKS = [each for one, other, _ in PAIRS for each in (one, other)]


def test_a_table_is_checked_and_its_works_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Workers, "PART", 3)
    ids = written(
        tmp_path / "refs.parquet", [*WORKS, {"title": "Ad", "issued": {"date-parts": [[1920, 2, 31]]}}]
    )
    assert run(["check", "refs.parquet", "-o", "found.parquet"]) == 1
    assert "9 references checked" in capsys.readouterr().err
    found = parquet.read_table("found.parquet").to_pylist()
    assert [row["id"] for row in found] == ids
    same = {
        row["id"]: each["message"] for row in found for each in row["findings"] if each["code"] == "DUP003"
    }
    assert set(same) == {"r1", "r7"}
    assert "“r0” in row 1" in same["r1"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["found.parquet", "refs.parquet"]


def test_a_check_in_processes_or_after_an_interruption_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Workers, "PART", 3)
    written(tmp_path / "refs.parquet", WORKS)
    for name, more in (("one", []), ("two", ["-j", "2"])):
        assert run(["check", "refs.parquet", "-o", f"{name}.parquet", "--fail-on", "error", *more]) == 0
    monkeypatch.setattr(checked_files, "_check_part", interrupted_after(2, checked_files._check_part))
    assert run(["check", "refs.parquet", "-o", "half.parquet"]) == 130
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Workers, "PART", 3)
    assert run(["check", "refs.parquet", "-o", "half.parquet", "--resume", "--fail-on", "error"]) == 0
    whole = (tmp_path / "one.parquet").read_bytes()
    assert whole == (tmp_path / "two.parquet").read_bytes() == (tmp_path / "half.parquet").read_bytes()


def interrupted_after(count: int, work: Any) -> Any:
    """Return `work`, which is interrupted when it has been called so many times."""
    calls: list[Any] = []

    def interrupted(rows: Any) -> Any:
        calls.append(rows)
        if len(calls) > count:
            raise KeyboardInterrupt
        return work(rows)

    return interrupted


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["refs.parquet", "-o", "x.parquet", "--select", "MIS"], "without other options"),
        (["refs.parquet", "-o", "x.parquet", "--fix"], "without other options"),
        (["a.bib", "-j", "2"], "are for .parquet files"),
        (["a.bib", "--resume"], "are for .parquet files"),
        (["a.bib", "--column", "text"], "are for .parquet files"),
    ],
)
def test_options_that_would_do_nothing_are_refused(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", *arguments]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("files", [[], ["a.bib"], ["refs.parquet", "a.txt"]])
def test_a_table_of_findings_is_made_of_tables(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", *files, "-o", "found.parquet"]) == 2
    assert "is made of Parquet files" in capsys.readouterr().err
