"""PAG008 open-range."""

from __future__ import annotations

from bibtools.language.units import FOLLOWING
from bibtools.linter.document import Item
from bibtools.linter.pages import DASHES
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_OPEN = lazy(
    rf"\s*(?:\w*\d|[ivxlcdmIVXLCDM]+)\s*(?:-{{1,3}}|[{DASHES}]|(?!.*passim)(?<!\d)(?:{FOLLOWING.loose()})|ff?\.|ff|vd\.)\s*"
)
"""Only the most usual words also stand for one behind the digits, where a letter may count: page 12f of a journal."""


@rule("PAG008", "open-range", Severity.INFO, fields=("pages",))
def open_range(item: Item, field: EntryField) -> Problems:
    """Range of pages without an end.

    ## What it does
    Finds `12--` and `12ff.`. In `43+` the sign stands for pages elsewhere in the issue, and is no range.

    ## Why is this bad?
    Readers cannot see how long the text is; the last page was probably to be filled in.

    ## Example
    ```bib
    @misc{a, title = {Bir Makale}, pages = {12--}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Makale}, pages = {12--20}}
    ```
    """
    if field.value.isdecimal() or not _OPEN.fullmatch(field.value):
        return ()
    return (Problem(message("“{value}” has no end", value=field.value.strip())),)
