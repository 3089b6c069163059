"""DUP004 crossref-loop."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.models import inheritance_of, inherits
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message

_SHOWN = 3


@rule("DUP004", "crossref-loop", Severity.ERROR, scope="file", bib_only=True, peers=("biber",))
def crossref_loop(document: Document) -> Problems:
    """Entry that inherits from itself.

    ## What it does
    Finds entries that, by `crossref` and `xdata`, inherit from an entry that inherits from them. Each circle is
    reported once, at its first entry in the file.

    ## Why is this bad?
    biber stops, and BibTeX prints wrong data.

    ## Example
    ```bib
    @misc{a, title = {Bir}, crossref = {b}}
    @misc{b, title = {İki}, crossref = {a}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir}, crossref = {b}}
    @misc{b, title = {İki}}
    ```
    """
    if not inherits(document):
        return
    items = {id(item.entry): item for item in document.items}
    for circle in inheritance_of(document).circles:
        first, *others = circle
        item = items[id(first)]
        said = message("this entry inherits from itself")
        if others:
            keys = ", ".join(f"“{entry.key}”" for entry in others[:_SHOWN])
            said = message("this entry inherits from itself over {keys}", keys=keys)
        if len(others) > _SHOWN:
            said = message("{sentence} and {count} more", sentence=said, count=len(others) - _SHOWN)
        yield Problem(said, item=item, field=item.first("crossref", "xdata"))
