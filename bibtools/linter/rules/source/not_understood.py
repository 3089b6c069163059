"""SRC005 not-understood."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.provenance import change_problems, has_record
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("SRC005", "not-understood", Severity.INFO, when=has_record, scope="entry")
def not_understood(item: Item) -> Problems:
    """Part of a source line that was kept as a note.

    ## What it does
    Reports words of a source line that fit no field. They are kept in `note`; that the pages
    behind a page are meant, too (`s. 45 vd.`, `45ff.`), is told of `pages`, which holds the page alone.

    ## Why is this bad?
    They may be a title, a name or a date in a form that was not recognised.

    ## Example
    ```text
    Abidin Tüzel, Türk İstiklal Harbi, Ankara, 1999, bkz. aşağıda
    ```

    ## Use instead
    ```text
    Abidin Tüzel, Türk İstiklal Harbi, Ankara, 1999
    ```
    """
    return change_problems(item, "note", fallback="part of the source line was not understood")
