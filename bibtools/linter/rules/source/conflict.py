"""SRC004 differs-from-source."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message


@rule("SRC004", "differs-from-source", Severity.WARNING, scope="entry")
def differs_from_source(item: Item) -> Problems:
    """Field that was edited by hand and later changed in the source list too.

    ## What it does
    Reports fields where a person's edit was kept although the source line now says something else.

    ## Why is this bad?
    The two disagree, and only a person can decide which is right.

    ## Example
    ```text
    sources.bib   publisher = {Temel Yayınları}   (edited by hand)
    sources.txt   Ali Fuat Cebesoy, Moskova Hatıraları, Vatan Neşriyatı, İstanbul 2017
    ```

    ## Use instead
    ```text
    sources.txt   Ali Fuat Cebesoy, Moskova Hatıraları, Temel Yayınları, İstanbul 2017
    ```
    """
    for name, source in sorted(item.memo.get("conflicts", {}).items()):
        field = item.fields.get(name)
        if field is not None and field.value != source:
            yield Problem(
                message("the field was edited by hand, but the source now says “{source}”", source=source),
                field=field,
            )
