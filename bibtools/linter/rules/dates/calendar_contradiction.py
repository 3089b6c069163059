"""DAT007 calendar-contradiction."""

from __future__ import annotations

import re

from bibtools.linter.contradictions import contradictions
from bibtools.linter.document import Item
from bibtools.linter.fieldsets import PROSE
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity

_FIELDS = tuple(name for name in (*PROSE, "date", "year", "origdate", "annotation", "writtendate"))


@rule(
    "DAT007",
    "calendar-contradiction",
    Severity.WARNING,
    fields=_FIELDS,
    implied_by=("SRC007",),
    pattern=r"1[234]\d\d(?!\d)(?<!\d\d\d\d\d)",
)
def calendar_contradiction(item: Item, field: EntryField, match: re.Match[str]) -> Problems:
    """Ottoman date that contradicts the Gregorian date next to it.

    ## What it does
    Finds a Rumi or Hijri date followed by a Gregorian one in brackets or after a slash, and converts it.
    Hijri dates may be off by two days, years alone by one year. Dates that do not exist in their calendar
    are reported too.

    ## Why is this bad?
    Printed pairs of dates are often wrong: one of the two was converted by a wrong rule, or misread.

    ## Example
    ```bib
    @misc{karar,
      title = {2 Kânunusani 1329 (15 Aralık 1913) tarihli karar},
      year = {1914}
    }
    ```

    ## Use instead
    ```bib
    @misc{karar,
      title = {2 Kânunusani 1329 (15 Ocak 1914) tarihli karar},
      year = {1914}
    }
    ```
    """
    beside = item.value("date", "year") if field.name.lower() == "writtendate" else ""
    text = f"{field.value} ({beside})" if beside else field.value
    return (Problem(said, confidence=sure) for said, sure in contradictions(text, match[0]))
