"""SRC007 impossible-in-source."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.provenance import change_problems, has_record
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("SRC007", "impossible-in-source", Severity.WARNING, when=has_record, scope="entry")
def impossible_in_source(item: Item) -> Problems:
    """Source line that says something that cannot be.

    ## What it does
    Reports what the stages of reading a source list found impossible: a date that does not exist in its
    calendar, an Ottoman date that contradicts the year beside it.

    ## Why is this bad?
    One of the two is wrong, in the source itself.

    ## Example
    ```text
    Tanin, 30 Şubat 1336
    ```

    ## Use instead
    ```text
    Tanin, 28 Şubat 1336
    ```
    """
    return change_problems(item, "invalid", fallback="the source says something that cannot be")
