"""SRC008 contradicted-source."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.provenance import change_problems, has_record
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("SRC008", "contradicted-source", Severity.WARNING, when=has_record, scope="entry")
def contradicted_source(item: Item) -> Problems:
    """Value that another place of the same document contradicts.

    ## What it does
    Reports fields of a work that stands in the list and in notes, or in two lists, and not with the same year, place,
    issue or edition.

    ## Why is this bad?
    One of the two is wrong, and only the book itself says which.

    ## Example
    ```text
    1. Ayşe Kılıç, Liman Defterleri, Ankara 1999, s. 4.

    Kaynakça
    Kılıç, Ayşe, Liman Defterleri, Ankara 1998.
    ```

    ## Use instead
    ```text
    1. Ayşe Kılıç, Liman Defterleri, Ankara 1998, s. 4.

    Kaynakça
    Kılıç, Ayşe, Liman Defterleri, Ankara 1998.
    ```
    """
    yield from change_problems(
        item, "contradict", fallback="another place of the document contradicts this value"
    )
