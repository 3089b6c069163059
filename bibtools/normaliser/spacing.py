"""White space: folded inside values, and NFC everywhere, since neither carries meaning."""

from __future__ import annotations

import unicodedata

from bibtools.model import Change, Record
from bibtools.normaliser.steps import with_change, with_value
from bibtools.support.messages import with_stop
from bibtools.support.patterns import lazy

_BY = "normalise.spacing"
_LIGATURE = lazy("[\ufb00-\ufb06]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
"""Letters that a typesetter joined (U+FB00 to U+FB06) and a PDF gives as one character."""


def tidy_spacing(record: Record) -> Record:
    """Fold runs of white space and compose accents in text fields; a change of letters' form is recorded."""
    for variable, value in list(record.reference.items()):
        if not isinstance(value, str):
            continue
        composed = value
        if not value.isascii():
            plain = value.translate(_LIGATURES) if _LIGATURE.search(value) else value
            composed = unicodedata.normalize("NFC", plain)
        tidy = " ".join(composed.split())
        if tidy != value:
            record = with_value(record, variable, tidy, _BY)
        if composed != value:
            reason = with_stop(
                "Accents or joined letters (NFD, ligatures) were written as PDF files draw them; they are plain now"
            )
            record = with_change(record, Change(variable, value, tidy, _BY, "repair", reason))
    return record
