"""Raw dates: what people and programs write into a date field."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paths import TESTS

from bibtools.language.months import month_forms
from bibtools.language.raw_dates import RawDate, read_raw

READ = json.loads((TESTS / "cases/language/raw-dates.json").read_text("utf-8"))


def told(read: RawDate | None) -> dict[str, Any] | None:
    """Return what is said of a date in the form of the cases, without what has its usual value."""
    if read is None:
        return None
    made: dict[str, Any] = {"start": [part for part in read.start if part is not None]}
    if read.end is not None:
        made["end"] = [part for part in read.end if part is not None]
    made |= {name: value for name in ("season", "circa", "open_end") if (value := getattr(read, name))}
    return made if read.exact else {**made, "exact": False}


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text for text, _ in READ])
def test_case(text: str, expected: dict[str, Any] | None) -> None:
    assert told(read_raw(text)) == expected


@given(st.text(alphabet="0123456789 -–/.,~?cMaySprBC", max_size=30))
def test_any_text_is_a_date_or_none(text: str) -> None:
    read = read_raw(text)
    assert read is None or read.start[0]


@pytest.mark.parametrize("language", ["tr", "en", "de", "fr", "it", "es", "nl", "hu"])
def test_months_of_every_language(language: str) -> None:
    for number, forms in enumerate(month_forms(language), 1):
        for form in forms:
            for text in (f"12 {form} 2003", f"{form} 12, 2003", f"2003 {form} 12", f"12-{form}-2003"):
                assert told(read_raw(text)) == {"start": [2003, number, 12]}, text
