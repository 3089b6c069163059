"""Where a note is cut into clauses."""

from __future__ import annotations

import pytest
from paths import TESTS

from bibtools.parser.notes.clauses import clauses

CASES = [
    line
    for line in (TESTS / "cases" / "parser" / "clauses.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("marked", CASES)
def test_clauses(marked: str) -> None:
    text = marked.replace("|", "")
    wanted = [part.strip() for part in marked.split("|")]
    assert [text[each.start : each.end] for each in clauses(text)] == wanted


@pytest.mark.parametrize("unit", ["A. ", "„", "“", "«", "bkz. ", "IV. ", "; ", "(", "Aaaa. "])
def test_a_long_note_takes_time_by_its_length(unit: str) -> None:
    """With time that grows by the square of the length, these would take many minutes."""
    text = unit * (60_000 // len(unit))
    found = clauses(text)
    assert "".join(text[each.start : each.end] for each in found).replace(" ", "") == text.replace(" ", "")
