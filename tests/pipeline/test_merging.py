"""Merging the values of a .bib file with the values that its changed source list has now."""

from __future__ import annotations

import csv

import pytest
from paths import TESTS

from bibtools.model import Place, Record, Reference
from bibtools.pipeline.lock import Conflict, Lock, LockEntry
from bibtools.pipeline.matching import match
from bibtools.pipeline.merging import merge

CASES = TESTS / "cases" / "pipeline" / "merge.tsv"
ROWS = list(csv.DictReader(CASES.read_text(encoding="utf-8").splitlines(), delimiter="\t"))


def side(text: str) -> dict[str, str]:
    return {} if text == "-" else {"location": text}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["what"])
def test_merge(row: dict[str, str]) -> None:
    outcome = merge(side(row["base"]), side(row["mine"]), side(row["theirs"]), {})
    expected = {} if not row["fields"] else {"location": None if row["fields"] == "-" else row["fields"]}
    assert outcome.fields == expected
    source, slash, kept = (row["conflicts"] or "").partition("/")
    assert outcome.conflicts == ({"location": Conflict(source, kept)} if slash else {})


def test_a_conflict_lasts_until_one_side_moves() -> None:
    known = {"location": Conflict("İzmir", "İstanbul")}
    assert merge(side("İzmir"), side("İstanbul"), side("İzmir"), known).conflicts == known
    assert merge(side("İzmir"), side("İzmir"), side("İzmir"), known).conflicts == {}
    assert merge(side("İzmir"), side("Bursa"), side("İzmir"), known).conflicts == {}


def record(raw: str, file: str = "a.txt", line: int = 1) -> Record:
    return Record(Reference(), raw, Place(file, line))


def locked(*raws: str) -> Lock:
    entries = [LockEntry(f"k{i}", raw, Place("a.txt", i), {}, record(raw)) for i, raw in enumerate(raws)]
    return Lock({entry.key: entry for entry in entries})


def keys(lines: list[str], lock: Lock) -> list[str | None]:
    return [entry.key if entry else None for entry in match([record(line) for line in lines], lock)]


def test_lines_keep_their_entries_when_they_move_change_come_and_go() -> None:
    lock = locked("Ali Veli, Birinci Kitap, Ankara 1950", "Can Ay, İkinci Kitap, İzmir 1960")
    moved = ["Can Ay, İkinci Kitap, İzmir 1960", "Ali Veli, Birinci Kitap, Ankara 1950"]
    assert keys(moved, lock) == ["k1", "k0"]
    assert keys(["Ali Veli, Birinci Kitap, İstanbul 1951"], lock) == ["k0"]
    assert keys(["Bambaşka bir satır, yeni, Bursa 2001"], lock) == [None]


def test_the_same_line_twice_is_two_entries() -> None:
    assert keys(["aynı satır", "aynı satır", "aynı satır"], locked("aynı satır", "aynı satır")) == [
        "k0",
        "k1",
        None,
    ]
