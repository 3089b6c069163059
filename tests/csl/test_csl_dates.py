"""Raw dates: what people write in a date field."""

import pytest

from bibtools.csl.dates.parse import read_date


@pytest.mark.parametrize(
    ("raw", "start", "end"),
    [
        ("12 May 2003", (2003, 5, 12), None),
        ("4-5 May 2003", (2003, 5, 4), (2003, 5, 5)),
        ("May 3-5, 2003", (2003, 5, 3), (2003, 5, 5)),
        ("3 May - 5 June 2003", (2003, 5, 3), (2003, 6, 5)),
        ("2003-00-00", (2003, None, None), None),
        ("2003-05-00", (2003, 5, None), None),
        ("2003_05", (2003, 5, None), None),
        ("1999_2003", (1999, None, None), (2003, None, None)),
        ("99 B.C.", (-99, None, None), None),
        ("44 BC", (-44, None, None), None),
        ("Spring-Summer 2003", (2003, 13, None), (2003, 14, None)),
        ("2003-21/2004-24", (2003, 13, None), (2004, 16, None)),
    ],
)
def test_raw_dates_and_ranges(raw, start, end):
    date = read_date({"raw": raw}, pytest.fail)
    assert (date.start, date.end, date.literal) == (start, end, "")


@pytest.mark.parametrize("raw", ["forthcoming", "in press", "n.d."])
def test_what_is_no_date_stays_as_written(raw):
    assert read_date({"raw": raw}, pytest.fail).literal == raw
