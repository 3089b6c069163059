"""Normalising: every step in its order. Each records what it changed."""

from __future__ import annotations

from collections.abc import Callable

from bibtools.model import Record, Reference
from bibtools.normalise.bodies import expand_bodies
from bibtools.normalise.cut_off import report_cut_off
from bibtools.normalise.dates import read_issued
from bibtools.normalise.pages import write_ranges
from bibtools.normalise.places import write_out_places
from bibtools.normalise.spacing import tidy_spacing

Step = Callable[[Record], Record]

STEPS: tuple[Step, ...] = (
    tidy_spacing,
    report_cut_off,
    read_issued,
    expand_bodies,
    write_out_places,
    write_ranges,
)
"""The steps in the order in which they run."""


def normalise(record: Record | Reference) -> Record:
    """Give the record with its values in their normal forms; a bare Reference is taken as a record without a source."""
    made = record if isinstance(record, Record) else Record(record)
    for step in STEPS:
        made = step(made)
    return made
