"""IDN018 invalid-ismn."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.identifiers import without_braces
from bibtools.linter.people import shortened
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message


@rule("IDN018", "invalid-ismn", Severity.ERROR, fields=("ismn",), peers=("biber",))
def invalid_ismn(item: Item, field: EntryField) -> Problems:
    """ISMN whose check digit or length is wrong.

    ## What it does
    Checks length and check digit of the number of printed music, in both forms: 979-0-2306-7118-7 and M-2306-7118-7.

    ## Why is this bad?
    A digit was mistyped, and no catalogue finds the music.

    ## Example
    ```bib
    @misc{a, title = {Köçekçe}, ismn = {979-0-2306-7118-8}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Köçekçe}, ismn = {979-0-2306-7118-7}}
    ```
    """
    from stdnum import ismn

    value = without_braces(field.value).strip()
    if value and not ismn.is_valid(value.upper().removeprefix("ISMN").lstrip(" :")):
        yield Problem(
            message("“{value}” is not a valid ISMN", value=shortened(value)),
            hint="an ISMN is M and nine digits, or 979-0 and nine digits",
        )
