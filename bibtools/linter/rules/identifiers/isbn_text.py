"""IDN004 text-in-isbn."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.identifiers import without_braces
from bibtools.linter.people import shortened
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_CLEAN = lazy(r"[\s0-9Xx\-–‐,;/]*(?:and[\s0-9Xx\-]*)*")


@rule("IDN004", "text-in-isbn", Severity.INFO, fields=("isbn",))
def text_in_isbn(item: Item, field: EntryField) -> Problems:
    """Text other than ISBNs in the field isbn.

    ## What it does
    Finds words such as “ISBN”, “(pbk.)” or “hardcover” in `isbn`.

    ## Why is this bad?
    Programs that look up books take the whole value as the number.

    ## Example
    ```bib
    @misc{a, title = {Bir Kitap}, isbn = {0-306-40615-2 (pbk.)}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Kitap}, isbn = {0-306-40615-2}}
    ```
    """
    if _CLEAN.fullmatch(without_braces(field.value)):
        return ()
    return (
        Problem(
            message("“{value}” is more than an ISBN", value=shortened(field.value)),
            hint="keep only the number",
        ),
    )
