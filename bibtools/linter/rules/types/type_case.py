"""TYP013 type-not-in-lower-case."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, Severity
from bibtools.support.messages import message


@rule(
    "TYP013",
    "type-not-in-lower-case",
    Severity.INFO,
    scope="entry",
    bib_only=True,
    default=False,
    fix="safe",
    fix_does="Writes the type in lower case.",
    peers=("bibtex-tidy", "bibcop"),
)
def type_not_in_lower_case(item: Item) -> Problems:
    """Entry type with capitals.

    ## What it does
    Finds `@Book` and `@BOOK`. It runs only when selected; `bibtools format` writes types in lower case as well.

    ## Why is this bad?
    Programs accept both, but a search for `@book` does not find `@Book`.

    ## Example
    ```bib
    @Book{a, title = {Bir Kitap}}
    ```

    ## Use instead
    ```bib
    @book{a, title = {Bir Kitap}}
    ```
    """
    if item.entry and item.entry.type != item.entry.type.lower():
        edit = Edit(item.entry.type_span, item.entry.type.lower())
        said = message("@{type} has capitals", type=item.entry.type)
        yield Problem(said, at=item.entry.type_span, edits=(edit,), action="Write it in lower case")
