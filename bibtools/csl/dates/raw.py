"""CSL-JSON's raw dates as date values."""

from __future__ import annotations

from bibtools.csl.dates.value import DateValue


def parse_raw(text: str) -> DateValue | None:
    """Return the date that a raw text says; what cannot be read, or stands in quotes, is a literal."""
    bare = text.strip()
    if not bare:
        return None
    if len(bare) > 1 and bare[0] == bare[-1] == '"':
        return DateValue(literal=bare[1:-1])
    # Imported here: the names of months cost more to load than most runs, which have no raw date, take.
    from bibtools.language.raw_dates import read_raw

    read = read_raw(bare)
    if read is None:
        return DateValue(literal=bare)
    return DateValue(read.start, read.end, read.season, circa=read.circa, open_end=read.open_end)
