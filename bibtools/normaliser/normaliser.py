"""Normalising: every step in its order. Each records what it changed."""

from __future__ import annotations

from collections.abc import Callable

from bibtools.model import Record, Reference
from bibtools.normaliser.bodies import expand_bodies
from bibtools.normaliser.cut_off import report_cut_off
from bibtools.normaliser.dates import read_issued
from bibtools.normaliser.hyphens import join_hyphenated
from bibtools.normaliser.pages import write_ranges
from bibtools.normaliser.places import write_out_places
from bibtools.normaliser.spacing import tidy_spacing

Step = Callable[[Record], Record]

STEPS: tuple[Step, ...] = (
    tidy_spacing,
    join_hyphenated,
    report_cut_off,
    read_issued,
    expand_bodies,
    write_out_places,
    write_ranges,
)
"""The steps in the order in which they run."""


def normalise(record: Record | Reference) -> Record:
    """Return the record with values in normal form; a bare Reference is a record without a source."""
    made = record if isinstance(record, Record) else Record(record)
    for step in STEPS:
        made = step(made)
    return made
