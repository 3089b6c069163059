"""The rules about source lists: what is known of the line of an entry becomes a finding on the entry's field."""

from __future__ import annotations

from typing import Any

import pytest

from bibtools.bibtex import scan
from bibtools.linter.document import bib_document
from bibtools.linter.runner import check_documents
from bibtools.linter.settings import CheckSettings, settings_from
from bibtools.model import Change, Finding, Origin, Place, Record, Reference, Text

BIB = """\
@book{a,
  title = {Moskova Hatıraları},
  location = {İstanbul},
  date = {2017},
}
"""
PLACE = Place("list.txt", 3, 1)


def found(
    *changes: Change,
    origins: dict[str, Origin] | None = None,
    memo: dict[str, Any] | None = None,
    settings: CheckSettings | None = None,
) -> list[Finding]:
    record = Record(Reference(id="a", origins=origins or {}), "the line", PLACE, changes=changes)
    document = bib_document(scan(Text("a.bib", BIB)), records={"a": record})
    document.items[0].memo.update(memo or {})
    return check_documents([document], settings or CheckSettings(select=("SRC",)))


def seen(findings: list[Finding]) -> list[str]:
    return [f"{each.code} {each.field}: {each.message}" for each in findings]


def change(kind: str, field: str = "issued", reason: str = "") -> Change:
    return Change(field, "before", "after", "test", kind, reason)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (change("infer", reason="the year is guessed."), "SRC001 date: inferred: the year is guessed"),
        (change("infer"), "SRC001 date: inferred: after"),
        (change("cut-off", "raw", "the line is cut off."), "SRC003 : the line is cut off"),
        (change("cut-off", "raw"), "SRC003 : the source line is cut off at “before”"),
        (change("note", reason="not read"), "SRC005 date: not read"),
        (change("note"), "SRC005 date: part of the source line was not understood"),
        (change("repair", "publisher-place", "a space was added"), "SRC006 location: a space was added"),
        (change("repair"), "SRC006 date: the source line was repaired"),
        (change("invalid", reason="no such day"), "SRC007 date: no such day"),
        (change("invalid"), "SRC007 date: the source line contradicts itself"),
    ],
)
def test_a_change_is_a_finding_on_its_field(made: Change, expected: str) -> None:
    findings = found(made)
    assert seen(findings) == [expected]
    assert findings[0].related == ((PLACE, "the source line: the line"),)


def test_a_conversion_and_a_field_that_is_not_there_are_no_findings() -> None:
    assert found(change("convert")) == []
    assert seen(found(change("infer", "publisher", "guessed"))) == ["SRC001 : inferred: guessed"]


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        (Origin(confidence=0.79), ["SRC002 date: date may be wrong: the parser is 79% sure of “2017”"]),
        (Origin(confidence=0.9), []),
        (Origin(confidence=0.3, inferred=True), ["SRC001 date: inferred: the source does not state “2017”"]),
        (Origin(confidence=1.0, inferred=True), ["SRC001 date: inferred: the source does not state “2017”"]),
    ],
)
def test_doubtful_and_inferred_values_are_findings(origin: Origin, expected: list[str]) -> None:
    assert seen(found(origins={"issued": origin})) == expected


def test_a_doubt_says_why_and_is_no_finding_of_its_own() -> None:
    doubt = change("doubt", reason="it may end before “Ankara”")
    assert seen(found(doubt, origins={"issued": Origin(confidence=0.5)})) == [
        "SRC002 date: date may be wrong: the parser is 50% sure of “2017”; it may end before “Ankara”"
    ]
    assert found(doubt, origins={"issued": Origin(confidence=0.9)}) == []


@pytest.mark.parametrize(("below", "codes"), [(0.95, ["SRC002"]), (0.5, [])])
def test_the_settings_say_what_is_doubtful(below: float, codes: list[str]) -> None:
    settings = settings_from({"select": ["SRC"], "doubt-below": below})
    assert [
        each.code for each in found(origins={"issued": Origin(confidence=0.9)}, settings=settings)
    ] == codes


def test_a_value_is_inferred_once() -> None:
    findings = found(change("infer", reason="guessed"), origins={"issued": Origin(inferred=True)})
    assert seen(findings) == ["SRC001 date: inferred: guessed"]


def test_a_field_that_a_person_edited_is_settled() -> None:
    edited, same = {"generated": {"date": "2016"}}, {"generated": {"date": "2017"}}
    origins = {"issued": Origin(confidence=0.2)}
    assert found(change("invalid"), origins=origins, memo=edited) == []
    assert {each.code for each in found(change("invalid"), origins=origins, memo=same)} == {
        "SRC002",
        "SRC007",
    }


def test_a_conflict_of_an_edit_with_the_source_is_a_finding() -> None:
    findings = found(memo={"conflicts": {"date": "2018", "location": "İstanbul", "publisher": "Vatan"}})
    assert seen(findings) == ["SRC004 date: the field was edited by hand, but the source now says “2018”"]


def test_entries_without_a_source_line_have_no_findings() -> None:
    document = bib_document(scan(Text("a.bib", BIB)))
    assert check_documents([document], CheckSettings(select=("SRC",))) == []
