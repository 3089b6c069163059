"""Abbreviated names of places, as imprints have them."""

from __future__ import annotations

from bibtools.support.folding import fold_text

_SHORT = {
    "ist": "İstanbul",
    "ank": "Ankara",
    "izm": "İzmir",
    "lpz": "Leipzig",
    "n.y": "New York",
    "ny": "New York",
}


def written_out(place: str) -> str | None:
    """Return the full name of an abbreviated place (`İst.` → İstanbul); None if it is no abbreviation known here."""
    return _SHORT.get(fold_text(place).rstrip(". "))
