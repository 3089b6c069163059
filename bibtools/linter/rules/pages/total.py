"""PAG004 page-total-in-pages."""

from __future__ import annotations

import re

from bibtools.language.units import PAGE
from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_TOTAL = lazy(rf"\s*(?:[ivxlcdm]+\s*[,+]\s*)?\d+\s*(?:{PAGE.bare()})\s*\.?", re.IGNORECASE)


@rule("PAG004", "page-total-in-pages", Severity.WARNING, fields=("pages",))
def page_total_in_pages(item: Item, field: EntryField) -> Problems:
    """Total number of pages in the field for page numbers.

    ## What it does
    Finds `234 s.`, `345 pp.` or `xii + 345 p.` in `pages`.

    ## Why is this bad?
    It is printed as “p. 234 s.”. The number of pages belongs in `pagetotal`.

    ## Example
    ```bib
    @misc{a, title = {Bir Kitap}, pages = {234 s.}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Kitap}, pagetotal = {234}}
    ```
    """
    if not _TOTAL.fullmatch(field.value):
        return ()
    return (
        Problem(
            message("“{value}” is the total number of pages", value=field.value.strip()),
            hint="move it to pagetotal",
        ),
    )
