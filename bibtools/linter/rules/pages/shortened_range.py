"""PAG006 shortened-range."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.edits import replace_value
from bibtools.linter.pages import RANGE, is_roman
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message


@rule(
    "PAG006",
    "shortened-range",
    Severity.INFO,
    fields=("pages",),
    fix="unsafe",
    fix_does="Writes the whole number.",
    default=False,
)
def shortened_range(item: Item, field: EntryField) -> Problems:
    """Range of pages with a shortened end.

    ## What it does
    Finds `123--45` for 123–145. It runs only when selected.

    ## Why is this bad?
    Styles shorten ranges by their own rules, and can do so only from the whole numbers.

    ## Example
    ```bib
    @misc{a, title = {Bir Makale}, pages = {123--45}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Makale}, pages = {123--145}}
    ```
    """
    match = RANGE.fullmatch(field.value)
    if not match or match[1] or match[4] or is_roman(match[2]) or is_roman(match[5]):
        return ()
    first, last = match[2], match[5]
    whole = first[: len(first) - len(last)] + last
    if len(last) >= len(first) or int(whole) <= int(first):
        return ()
    made = f"{first}--{whole}"
    edits = replace_value(field, made)
    return (
        Problem(
            message("“{value}” should be “{made}”", value=field.value, made=made),
            edits=edits,
            action=message("Write {made}", made=made),
        ),
    )
