"""The layouts of other programs, as settings of ours.

bibtex-tidy's was written from its documentation (README of 1.14) and from what it makes of the examples there. It is
its layout, not what it does to values: ranges of pages, duplicate fields and empty values stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_TIDY_ORDER = (
    "title shorttitle author year month day journal booktitle location on publisher address series volume number pages "
    "doi isbn issn url urldate copyright category note metadata"
)
"""bibtex-tidy's documentation, `--sort-fields`."""

_LIKE: dict[str, dict[str, Any]] = {
    "bibtools": {},
    "bibtex-tidy": {
        "align": True,
        "align_column": 14,
        "delimiters": "keep",
        "trailing_comma": False,
        "blank_lines": False,
        "letters": "latex",
        "one_line": True,
        "wrap_in_block": True,
        "close_up": True,
    },
}


def completed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings with those that the layout named by `like` has where they say nothing."""
    made = {**_LIKE[values.get("like", "bibtools")], **values}
    if made.get("like") == "bibtex-tidy":
        if made.get("sort_fields") and not made.get("field_order"):
            made |= {"field_order": tuple(_TIDY_ORDER.split()), "sort_fields": False}
        if made.get("blank_lines") and "close_up" not in values:
            made["close_up"] = False
    return made
