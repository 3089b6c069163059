"""NAM001 too-many-commas."""

from __future__ import annotations

from bibtools.bibtex.namelists import PLAIN_NAMES, split_commas, split_names
from bibtools.linter.document import Item, value_span
from bibtools.linter.fieldsets import NAMES
from bibtools.linter.people import shortened
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message


@rule(
    "NAM001",
    "too-many-commas",
    Severity.ERROR,
    unless=PLAIN_NAMES,
    fields=NAMES,
    peers=("biber", "JabRef", "bibclean", "bibcop"),
)
def too_many_commas(item: Item, field: EntryField) -> Problems:
    """Name with more than two commas, or with an empty part.

    ## What it does
    Finds names that are not of the form `Given Family`, `Family, Given` or `Family, Suffix, Given`: three commas
    and more, or a comma with nothing before or after it. Most often several names were joined by commas.

    ## Why is this bad?
    BibTeX and biber report an error and print only part of the name.

    ## Example
    ```bib
    @misc{a, author = {Tüzel, Abidin, Cebesoy, Ali Fuat, Tanör, Bülent}, title = {Bir Kitap}}
    ```

    ## Use instead
    ```bib
    @misc{a, author = {Tüzel, Abidin and Cebesoy, Ali Fuat and Tanör, Bülent}, title = {Bir Kitap}}
    ```
    """
    if "," not in field.value:
        return
    for person in split_names(field.value):
        if person.keyed:
            continue
        if person.commas > 2:
            said = message("“{name}” has {commas} commas", name=shortened(person.text), commas=person.commas)
            hint = "join names with “and”; put the name of an organisation in braces"
            yield Problem(said, at=value_span(field, person.start, person.end), hint=hint)
        elif person.commas and not all(split_commas(person.text)):
            said = _where(person.text)
            hint = "complete the name, or remove the comma"
            yield Problem(said, at=value_span(field, person.start, person.end), hint=hint)


def _where(text: str) -> str:
    """Return where a name has an empty part."""
    name = shortened(text)
    if text[0] == ",":
        return message("“{name}” begins with a comma", name=name)
    if text[-1] == ",":
        return message("“{name}” ends with a comma", name=name)
    return message("“{name}” has two commas with nothing between them", name=name)
