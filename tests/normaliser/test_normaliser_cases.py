"""The steps of normalising, case by case."""

from __future__ import annotations

import csv
import tomllib
from typing import Any

import pytest
from paths import TESTS

from bibtools.model import Date, Name, Record, Reference
from bibtools.normaliser.cut_off import report_cut_off
from bibtools.normaliser.keys import assign_keys, base_key
from bibtools.normaliser.normaliser import normalise

CASES = TESTS / "cases" / "normaliser"


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((CASES / name).read_text(encoding="utf-8").splitlines(), delimiter="\t"))


KEYS = tomllib.loads((CASES / "keys.toml").read_text(encoding="utf-8"))["case"]


def shown(date: Date | str | None) -> str:
    if isinstance(date, Date):
        return f"{date.edtf} {date.calendar} [{date.written}]"
    return "none" if date is None else "text"


@pytest.mark.parametrize("row", rows("dates.tsv"), ids=lambda row: row["text"])
def test_dates(row: dict[str, str]) -> None:
    made = normalise(Record(Reference(issued=row["text"]), raw=row["text"]))
    assert shown(made.reference.issued) == row["date"]
    assert " ".join(change.kind for change in made.changes) == (row["changes"] or "")


def test_the_completed_year_is_marked_as_inferred() -> None:
    made = normalise(Record(Reference(issued="16 Teşrinievvel 1336 (1"), raw="16 Teşrinievvel 1336 (1"))
    assert made.reference.origins["issued"].inferred
    completion = made.changes[-1]
    assert (completion.before, completion.after) == ("(1", "(1920)")


@pytest.mark.parametrize("written", ["T.B.M.M.", "TBMM", "T. B. M. M."])
def test_the_assembly_is_entered_under_its_name_and_keeps_what_was_written(written: str) -> None:
    made = normalise(Reference(author=(Name(literal=written),)))
    assert made.reference.author[0].literal == "Türkiye Büyük Millet Meclisi"
    assert made.reference.author[0].written == written.replace(" ", "")


def test_a_society_keeps_its_abbreviation() -> None:
    assert normalise(Reference(author=(Name(literal="SSK"),))).reference.author[0].literal == "SSK"


def test_places_and_pages() -> None:
    made = normalise(Reference(publisher_place="İst.", page="25 – 30")).reference
    assert (made.publisher_place, made.page) == ("İstanbul", "25-30")


@pytest.mark.parametrize("case", KEYS, ids=lambda case: case["key"])
def test_keys(case: dict[str, Any]) -> None:
    assert base_key(Reference.from_csl({"type": "book", **case["item"]})) == case["key"]


def test_a_body_gives_its_abbreviation() -> None:
    body = Name(literal="Türkiye Büyük Millet Meclisi", written="T.B.M.M.")
    assert base_key(Reference(author=(body,))) == "tbmmnd"


def test_keys_are_never_used_twice() -> None:
    records = [Record(Reference(author=(Name("Ak", "A."),), issued=Date("1920")))] * 28
    keys = [record.reference.id for record in assign_keys(records, taken=["ak1920B"])]
    assert len(set(keys)) == 28
    assert keys[:3] == ["ak1920", "ak1920a", "ak1920c"]
    assert "ak1920b" not in keys
    assert keys[-1] == "ak1920ab"


@pytest.mark.parametrize("row", rows("cut_off.tsv"), ids=lambda row: row["raw"])
def test_what_is_cut_off(row: dict[str, str]) -> None:
    made = report_cut_off(Record(Reference(), raw=row["raw"]))
    assert [change.before.strip() for change in made.changes] == ([row["rest"]] if row["rest"] else [])


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Diver- sity of lakes", "Diversity of lakes"),
        ("Vor- und Frühgeschichte der Ober- pfalz", "Vor- und Frühgeschichte der Oberpfalz"),
        ("Pre- and post- colonial novels", "Pre- and postcolonial novels"),
        ("Göç- men hakları", "Göçmen hakları"),
        ("Ein- oder Ausfuhr", "Ein- oder Ausfuhr"),
        ("The Lopez- Garcia papers", "The Lopez- Garcia papers"),
    ],
)
def test_words_that_a_line_end_parted_are_joined(written: str, title: str) -> None:
    made = normalise(Record(Reference(title=written), raw=f"{written}. 2012."))
    assert made.reference.title == title
    repairs = [change for change in made.changes if change.kind == "repair"]
    assert bool(repairs) == (written != title)
    assert all(change.before in written for change in repairs)


def test_letters_that_a_pdf_joined_become_plain() -> None:
    made = normalise(Record(Reference(title="The eﬀect of ﬁre"), raw="The eﬀect of ﬁre."))
    assert made.reference.title == "The effect of fire"
    assert [change.kind for change in made.changes] == ["repair"]


@pytest.mark.parametrize(
    ("type", "written", "date", "calendar"),
    [
        ("hearing", "(3.9.1337)", "1921-09-03", "rumi"),
        ("hearing", "4.11.1331", None, None),
        ("hearing", "3.9.1337 (1921)", "1921-09-03", "rumi"),
        ("hearing", "12 Şaban 1329", "1911-08-08~", "hijri"),
        ("book", "3.9.1337", None, None),
    ],
)
def test_minutes_of_parliament_are_dated_by_the_rumi_calendar(
    type: str, written: str, date: str | None, calendar: str | None
) -> None:
    made = normalise(Record(Reference(type=type, issued=written), raw=f"Zabıt Ceridesi, {written}"))
    issued = made.reference.issued
    if date is None:
        assert issued == written
        return
    assert isinstance(issued, Date)
    assert (issued.edtf, issued.calendar) == (date, calendar)
    told = any(change.kind == "infer" for change in made.changes)
    assert told == ("(1921)" not in written and "Şaban" not in written), "what is inferred is said"
