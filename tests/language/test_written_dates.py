"""Dates as people write them."""

from __future__ import annotations

import csv

import pytest
from paths import TESTS

from bibtools.language.written_dates import WrittenDate, read_dates, says_no_date

CASES = TESTS / "cases" / "language" / "written_dates.tsv"
ROWS = list(csv.DictReader(CASES.read_text(encoding="utf-8").splitlines(), delimiter="\t"))


def shown(date: WrittenDate) -> str:
    text = "-".join(map(str, date.parts)) + ("/" + "-".join(map(str, date.end)) if date.end else "")
    return f"{date.calendar} {'-' * date.before_christ}{text}{'?' * date.uncertain}{'~' * date.approximate}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_reads(row: dict[str, str]) -> None:
    assert "; ".join(map(shown, read_dates(row["text"]))) == (row["dates"] or "")


@pytest.mark.parametrize("text", ["t.y.", "(Tarihsiz)", "n.d.", "s.d.", "o. J.", "b.t.y."])
def test_no_date(text: str) -> None:
    assert says_no_date(text)
