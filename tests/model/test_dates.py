"""EDTF and CSL dates: what is accepted, what is refused, and that nothing is lost on the way."""

from __future__ import annotations

import pytest
from edtf import parse_edtf as oracle
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given
from hypothesis import strategies as st

from bibtools.model import Date, EdtfError, Name, Reference, date_from_csl, parse_edtf

VALID = (
    "1920-10-16 1920-10 1920 1988? 1984~ 2004% 19XX 199X 1920-XX-XX 1920-XX 2001-21 2001/2003 1920-10/1920-12 "
    # The ends may be equal, also where one says more than the other.
    "1920/1920 1920-10-16/1920-10-16 1920/1920-10 1920-10/1920 "
    "../1900 1900/.. 1900/ /1900 -0043 0000 Y170000002 2004-02-29"
).split()
INVALID = [
    "1920-13",
    "1920-02-30",
    "1919-02-29",
    "920",
    "1920-1-5",
    "2003/2001",
    "../..",
    "2001-21-05",
    "x",
    "",
    "1900-02-29",
]


@pytest.mark.parametrize("text", VALID)
def test_valid_dates_survive_csl(text: str) -> None:
    date = Date(text)
    assert date_from_csl(date.to_csl()) == date


@pytest.mark.parametrize("text", INVALID)
def test_invalid_dates_are_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(EdtfError, match=r"\w"):
        parse_edtf(text)


@given(st.integers(-9999, 9999), st.integers(0, 12), st.integers(0, 31), st.sampled_from(["", "?", "~", "%"]))
def test_what_is_accepted_is_edtf(year: int, month: int, day: int, qualifier: str) -> None:
    text = f"{year:05d}" if year < 0 else f"{year:04d}"
    text += f"-{month:02d}" if month else ""
    text += f"-{day:02d}" if month and day else ""
    try:
        parse_edtf(text + qualifier)
    except EdtfError:
        return
    try:
        oracle(text + qualifier)
    except EDTFParseException:
        pytest.fail(f"{text + qualifier} is accepted here and is no EDTF")


def test_calendar_and_written_form_travel_in_custom() -> None:
    date = Date("1920-10-16", "rumi", "16 Teşrinievvel 1336")
    item = Reference("a", "hearing", issued=date).to_csl()
    assert item["issued"] == {"date-parts": [[1920, 10, 16]]}
    assert item["custom"] == {"dates": {"issued": {"calendar": "rumi", "written": "16 Teşrinievvel 1336"}}}
    assert Reference.from_csl(item).issued == date


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ({"date-parts": [["1999", "5"]]}, Date("1999-05")),
        ({"date-parts": [[1999, 5, 1], [1999, 5, 3]]}, Date("1999-05-01/1999-05-03")),
        ({"date-parts": [[-44]]}, Date("-0043")),
        ({"date-parts": [[1999]], "season": "2"}, Date("1999-22")),
        ({"raw": "2001-05"}, Date("2001-05")),
        ({"literal": "t.y."}, "t.y."),
        ({"date-parts": []}, None),
        ({"date-parts": [[1999, 13]]}, "1999-13"),
        ({}, None),
        ("1999", Date("1999")),
    ],
)
def test_csl_dates_as_files_have_them(value: object, read: object) -> None:
    assert date_from_csl(value) == read  # type: ignore[arg-type]


def test_references_round_trip_through_csl_json() -> None:
    reference = Reference(
        "x",
        "chapter",
        author=(Name("Çelik", "İ.", non_dropping_particle="de"), Name(literal="TDK"), Name(others=True)),
        title="<i>Ad</i>",
        issued="1327",
        extra={"container-author": (Name("A", "B"),), "event-date": Date("2001"), "custom": {"mine": 1}},
    )
    assert Reference.from_csl(reference.to_csl()) == reference
