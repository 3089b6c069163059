"""PAG002 reversed-pages."""

from __future__ import annotations

import re

from bibtools.linter.document import Item
from bibtools.linter.pages import RANGE, is_roman, page_number
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message


@rule("PAG002", "reversed-pages", Severity.ERROR, fields=("pages",), peers=("bibcop",))
def reversed_pages(item: Item, field: EntryField) -> Problems:
    """Range of pages that ends before it begins.

    ## What it does
    Finds ranges such as `45--12`. Shortened ends (`123--45` for 123–145) are left to PAG006. If pages are counted
    from the back, as in Arabic offprints, suppress the finding with that reason.

    ## Why is this bad?
    The two numbers were swapped, or a digit is missing.

    ## Example
    ```bib
    @misc{a, title = {Bir Makale}, pages = {45--12}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Makale}, pages = {12--45}}
    ```
    """
    for part in re.split(r"[,;]", field.value) if "-" in field.value or "–" in field.value else ():
        match = RANGE.fullmatch(part)
        if not match or match[1].lower() != match[4].lower() or is_roman(match[2]) != is_roman(match[5]):
            continue
        first, last = page_number(match[2]), page_number(match[5])
        shortened_end = match[5].isdecimal() and len(match[5]) < len(match[2])
        if last < first and not shortened_end:
            yield Problem(message("{part} ends before it begins", part=part.strip()))
