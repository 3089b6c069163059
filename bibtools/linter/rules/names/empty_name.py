"""NAM002 empty-name."""

from __future__ import annotations

from bibtools.bibtex.namelists import PLAIN_NAMES, split_names
from bibtools.linter.document import Item
from bibtools.linter.edits import replace_value
from bibtools.linter.fieldsets import NAMES
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity


@rule(
    "NAM002",
    "empty-name",
    Severity.ERROR,
    unless=PLAIN_NAMES,
    fields=NAMES,
    fix="safe",
    fix_does="Removes the “and” without a name.",
    peers=("biber", "JabRef"),
)
def empty_name(item: Item, field: EntryField) -> Problems:
    """“and” without a name before or after it.

    ## What it does
    Finds `and and`, and `and` at the beginning or end of a list of names.

    ## Why is this bad?
    A name is missing, or the list has an empty name, which some styles print as a comma.

    ## Example
    ```bib
    @misc{a, author = {Tüzel, Abidin and and Cebesoy, Ali Fuat}, title = {Bir Kitap}}
    ```

    ## Use instead
    ```bib
    @misc{a, author = {Tüzel, Abidin and Cebesoy, Ali Fuat}, title = {Bir Kitap}}
    ```
    """
    people = split_names(field.value)
    if len(people) < 2 or all(person.text for person in people):
        return ()
    kept = " and ".join(person.text for person in people if person.text)
    edits = replace_value(field, kept) if "{" not in field.value else ()
    return (
        Problem(
            "there is an “and” without a name before or after it", edits=edits, action="Remove the “and”"
        ),
    )
