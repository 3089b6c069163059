"""Ranges of numbers: one form, whatever dash was typed."""

from __future__ import annotations

from bibtools.model import Record
from bibtools.normaliser.steps import with_value
from bibtools.support.patterns import lazy

_BY = "normalise.pages"
_DASH = lazy(r"(?<=\w)\s*(?:--+|[‐‑‒–—−-])\s*(?=\w)")


def write_ranges(record: Record) -> Record:
    """Write page ranges with a plain hyphen and no spaces, as CSL-JSON has them: `25 – 30` becomes `25-30`."""
    page = record.reference.page
    tidy = _DASH.sub("-", page)
    return with_value(record, "page", tidy, _BY) if tidy != page else record
