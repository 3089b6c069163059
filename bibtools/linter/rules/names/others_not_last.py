"""NAM012 others-not-last."""

from __future__ import annotations

from bibtools.bibtex.namelists import PLAIN_NAMES, split_names
from bibtools.linter.document import Item, value_span
from bibtools.linter.fieldsets import NAMES
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity


@rule("NAM012", "others-not-last", Severity.ERROR, unless=PLAIN_NAMES, fields=NAMES, bib_only=True)
def others_not_last(item: Item, field: EntryField) -> Problems:
    """“others” before the end of a list of names.

    ## What it does
    Finds `and others` with names after it.

    ## Why is this bad?
    “others” means “et al.” only at the end; elsewhere it is printed as a person's name.

    ## Example
    ```bib
    @misc{a, author = {Tüzel, Abidin and others and Cebesoy, Ali Fuat}, title = {Bir Kitap}}
    ```

    ## Use instead
    ```bib
    @misc{a, author = {Tüzel, Abidin and Cebesoy, Ali Fuat and others}, title = {Bir Kitap}}
    ```
    """
    if "others" not in field.value:
        return
    for person in split_names(field.value)[:-1]:
        if person.others:
            yield Problem(
                "“others” is not at the end of the list", at=value_span(field, person.start, person.end)
            )
