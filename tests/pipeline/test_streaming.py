"""Reading in pieces gives what reading whole documents gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibtools.finder.lines import every_line
from bibtools.model import Fault, Place, Text
from bibtools.pipeline import streaming
from bibtools.pipeline.parsing import parse_references


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_read_in_pieces_have_the_places_of_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    monkeypatch.setattr(streaming, "_PIECE", 50)
    lines = [
        f"- Yazar {number}, Çok uzun başlıklı bir eser {'x' * (number % 7)}, İstanbul 19{number}"
        for number in range(10, 99)
    ]
    content = end.join([*lines[:40], "", *lines[40:]])
    file = tmp_path / "list.txt"
    file.write_bytes(content.encode())
    faults: list[tuple[Place, Fault]] = []
    assert list(streaming.lines_in_pieces(str(file), None, faults)) == every_line(Text(str(file), content))
    assert faults == []


def test_only_large_files_of_bytes_are_read_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streaming, "LARGE", 10)
    for name, data, large in (
        ("a", b"x" * 9, False),
        ("b", b"x" * 10, True),
        ("c", "çok uzun".encode("utf-16"), False),
    ):
        (tmp_path / name).write_bytes(data)
        assert streaming.is_large(str(tmp_path / name)) is large
    assert not streaming.is_large("-")


def test_processes_give_what_one_gives() -> None:
    raws = every_line("\n".join(f"Ali Veli, Kitap {number}, Ankara 19{number}" for number in range(10, 40)))
    assert list(parse_references(raws, jobs=2)) == list(parse_references(raws))


@pytest.mark.parametrize("jobs", [1, 2])
def test_references_do_not_depend_on_judging(jobs: int) -> None:
    raws = every_line("Ali Veli, Kitap\nAyla Er, Köy Dergisi, C. 2, S. 3, 1950 s. 4\nTanzimat (Ankara")
    judged, bare = (list(parse_references(raws, jobs=jobs, judging=judging)) for judging in (True, False))
    assert [each.reference for each in bare] == [each.reference for each in judged]
    assert [each.confidence for each in bare] == [each.confidence for each in judged]
    assert not any(change.kind == "doubt" for each in bare for change in each.changes)
    assert any(change.kind == "doubt" for each in judged for change in each.changes)
