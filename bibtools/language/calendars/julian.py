"""The Julian calendar (Old Style), which Europe used until 1582 and Russia, Greece and others into the 20th century.

A year alone keeps its number: it differs from the Gregorian one only in its last days.
"""

from __future__ import annotations

from bibtools.language.calendars.base import Calendar, julian_to_gregorian

CALENDAR = Calendar(
    "julian",
    julian_to_gregorian,
    year_span=lambda year: (year, year),
    before=r"julian|julyen",
    behind=r"o\.\s?s\.|old\s+style|eski\s+takvim|a\.\s?st\.|alten\s+stils|st(?:ili)?\.?\s?v(?:et(?:eris|us)?)?\.|julian|julyen",
)
