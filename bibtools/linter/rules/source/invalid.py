"""SRC007 impossible-in-source."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.provenance import change_problems, has_record
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("SRC007", "impossible-in-source", Severity.WARNING, when=has_record, scope="entry")
def impossible_in_source(item: Item) -> Problems:
    """Source line that contradicts itself or the calendar.

    ## What it does
    Reports what was found impossible when the source list was read: a date that does not exist in its calendar,
    an Ottoman date that contradicts the year next to it.

    ## Why is this bad?
    The source itself is wrong, and somebody has to find out what was meant.

    ## Example
    ```text
    Tanin, 30 Şubat 1336
    ```

    ## Use instead
    ```text
    Tanin, 28 Şubat 1336
    ```
    """
    return change_problems(item, "invalid", fallback="the source line contradicts itself")
