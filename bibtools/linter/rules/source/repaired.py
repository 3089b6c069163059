"""SRC006 repaired-source."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.provenance import change_problems, has_record
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("SRC006", "repaired-source", Severity.INFO, when=has_record, scope="entry", default=False)
def repaired_source(item: Item) -> Problems:
    """Source line that was repaired before it was read.

    ## What it does
    Reports repairs such as a space added between a place and a year (“İstanbul2009”). It runs only when
    selected, since such repairs guess nothing.

    ## Why is this bad?
    The source list has a typing error that is better corrected there.

    ## Example
    ```text
    Bülent Tanör, Kurtuluş Kuruluş, İstanbul2009
    ```

    ## Use instead
    ```text
    Bülent Tanör, Kurtuluş Kuruluş, İstanbul 2009
    ```
    """
    return change_problems(item, "repair", fallback="the source line was repaired")
