"""NAM014 named-twice."""

from __future__ import annotations

from bibtools.bibtex.namelists import split_names
from bibtools.linter.document import Item, value_span
from bibtools.linter.fieldsets import NAMES
from bibtools.linter.people import has_initials_only, shortened
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message


@rule("NAM014", "named-twice", Severity.WARNING, fields=NAMES)
def named_twice(item: Item, field: EntryField) -> Problems:
    """Person named twice in a list of names.

    ## What it does
    Finds the same name twice in one field. Names with initials only are left out: “Y. Wang” may be two persons.

    ## Why is this bad?
    One of the two was most likely meant to be another person.

    ## Example
    ```bib
    @misc{a, author = {Tüzel, Abidin and Cebesoy, Ali Fuat and Tüzel, Abidin}, title = {Bir Kitap}}
    ```

    ## Use instead
    ```bib
    @misc{a, author = {Tüzel, Abidin and Cebesoy, Ali Fuat}, title = {Bir Kitap}}
    ```
    """
    parts = field.value.split(" and ")
    if len(parts) < 2 or len(set(parts)) == len(parts):
        return
    people = split_names(field.value)
    seen = set()
    for person in people:
        if person.text and person.text in seen and not person.others and not has_initials_only(person):
            at = value_span(field, person.start, person.end)
            yield Problem(message("“{text}” is named twice", text=shortened(person.text)), at=at)
        seen.add(person.text)
