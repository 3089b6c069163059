"""Years as they are printed: four digits that may be the year of a source."""

from __future__ import annotations

from bibtools.support.patterns import lazy

YEAR = lazy(r"(?<!\d)(?:1[2-9]\d\d|20\d\d)(?!\d)")
"""A year from 1200 on, which no other digit touches."""
