"""CSL-JSON as programs write it: dates of every form, and values that no program should write."""

from __future__ import annotations

import json

import pytest
from paths import TESTS

from bibtools.csl.dates.parse import read_date
from bibtools.formats import dump, load, read
from bibtools.model import Date, Text

DATES = json.loads((TESTS / "cases" / "formats" / "csl-dates.json").read_text(encoding="utf-8"))


def loaded(issued):
    return read(Text("x.json", json.dumps([{"id": "a", "type": "book", "issued": issued}])), "csl-json")


@pytest.mark.parametrize(("value", "edtf", "text", "doubtful"), DATES, ids=[str(case[0]) for case in DATES])
def test_dates(value, edtf, text, doubtful):
    found = loaded(value)
    expected = Date(edtf, written=text) if edtf else text or None
    assert found.references[0].issued == expected
    assert [(fault.kind, fault.key) for fault in found.faults] == ([("date", "a")] if doubtful else [])
    again = load(Text("x.json", dump(found.references, "csl-json")), "csl-json")
    assert again == list(found.references)


def said(value):
    """Return what the CSL processor understands of a date."""
    date = read_date(value, lambda warning: None)
    if date is None:
        return None
    start = date.start
    season = {"Summer": 2, "Güz": 3, "Michaelmas": 0}.get(date.season, date.season)
    if season and not start[1]:
        start = (start[0], 12 + season, None)
    return tuple(part or None for part in start), date.end, date.circa, date.open_end


READ_ALIKE = [
    value
    for value, edtf, text, doubtful in DATES
    if edtf
    and "XX" not in edtf
    and not isinstance(value, list)
    and "year" not in str(value)
    and "Güz" not in str(value)
]


@pytest.mark.parametrize("value", READ_ALIKE, ids=map(str, READ_ALIKE))
def test_the_processor_reads_dates_alike(value):
    assert said(loaded(value).references[0].to_csl()["issued"]) == said(value)


ODD = [
    ('[{"id": "a", "type": {"x": 1}, "title": "T"}]', ["item"]),
    ('[{"id": ["a"], "type": "book"}]', ["item"]),
    ('[{"id": "a", "title": "x \\ud800 y"}]', ["surrogate"]),
    ('[{"id": "a", "\\udc00": "y"}]', ["surrogate"]),
    ('[{"id": "a", "title": "\\ud83d\\ude00"}]', []),
    ('[{"id": "a", "x": ' + "[" * 99 + "]" * 99 + "}]", []),
    ('[{"id": "a", "x": ' + "[" * 900 + "]" * 900 + "}]", ["json"]),
    ('[{"id": "a", "x": ' + "[" * 90000 + "]" * 90000 + "}]", ["json"]),
    ('[{"id": "a", "volume": ' + "1" * 5000 + "}]", ["json"]),
    ('[{"id": "a", "volume": 1e999, "author": [{"family": {"a": 1}}, 3, null]}]', []),
]


@pytest.mark.parametrize(("content", "kinds"), ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("format", ["csl-json", "jsonl"])
def test_odd_values_are_told_and_can_be_written(content, kinds, format):
    if format == "jsonl":
        content = content.replace("[" * 99, "[" * 98).replace("]" * 99, "]" * 98)
        content = '{"reference": ' + content[1:-1] + "}"
    found = read(Text("x", content), format)
    assert [fault.kind for fault in found.faults] == kinds
    assert all(fault.message for fault in found.faults)
    for name in ("bibtex", "csl-json", "ris", "jsonl"):
        dump(found.references, name).encode()
