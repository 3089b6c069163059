"""White space: folded inside values, and NFC everywhere, since neither carries meaning."""

from __future__ import annotations

import unicodedata

from bibtools.model import Change, Record
from bibtools.normaliser.steps import with_change, with_value
from bibtools.support.messages import with_stop

_BY = "normalise.spacing"


def tidy_spacing(record: Record) -> Record:
    """Fold runs of white space and compose accents in text fields; a change of letters' form is recorded."""
    for variable, value in list(record.reference.items()):
        if not isinstance(value, str):
            continue
        composed = unicodedata.normalize("NFC", value)
        tidy = " ".join(composed.split())
        if tidy != value:
            record = with_value(record, variable, tidy, _BY)
        if composed != value:
            reason = with_stop(
                "The accents were written as separate characters (NFD); they are composed (NFC)"
            )
            record = with_change(record, Change(variable, value, tidy, _BY, "repair", reason))
    return record
