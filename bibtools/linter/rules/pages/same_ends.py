"""PAG007 range-of-one-page."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.edits import replace_value
from bibtools.linter.pages import RANGE
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message


@rule(
    "PAG007",
    "range-of-one-page",
    Severity.INFO,
    fields=("pages",),
    fix="safe",
    fix_does="Removes the second number, which is the same.",
    peers=("bibcop",),
)
def range_of_one_page(item: Item, field: EntryField) -> Problems:
    """Range that begins and ends on the same page.

    ## What it does
    Finds `12--12`.

    ## Why is this bad?
    It is printed as “pp. 12–12”.

    ## Example
    ```bib
    @misc{a, title = {Bir Makale}, pages = {12--12}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Makale}, pages = {12}}
    ```
    """
    match = RANGE.fullmatch(field.value) if not field.value.isdecimal() else None
    if not match or (match[1] + match[2]) != (match[4] + match[5]):
        return ()
    made = match[1] + match[2]
    edits = replace_value(field, made)
    return (
        Problem(
            message("“{value}” is one page", value=field.value),
            edits=edits,
            action=message("Write {made}", made=made),
        ),
    )
