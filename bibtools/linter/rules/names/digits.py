"""NAM011 odd-character-in-name."""

from __future__ import annotations

from bibtools.bibtex.namelists import PLAIN_NAMES, split_names
from bibtools.linter.document import Item, value_span
from bibtools.linter.fieldsets import NAMES
from bibtools.linter.people import looks_corporate, shortened
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_ODD = lazy(r"\d|[@<>*=?!|_]|https?:")


@rule(
    "NAM011",
    "odd-character-in-name",
    Severity.WARNING,
    unless=PLAIN_NAMES,
    fields=NAMES,
)
def odd_character_in_name(item: Item, field: EntryField) -> Problems:
    """Digit or sign inside a name.

    ## What it does
    Finds digits, `@`, `*`, `?`, `<`, `=` and the like in names outside of braces.

    ## Why is this bad?
    They are left over from footnote marks, addresses or markup; they are printed, and change the sorting.

    ## Example
    ```bib
    @misc{a, author = {Tüzel1, Abidin}, title = {Bir Kitap}}
    ```

    ## Use instead
    ```bib
    @misc{a, author = {Tüzel, Abidin}, title = {Bir Kitap}}
    ```
    """
    if not _ODD.search(field.value):
        return
    for person in split_names(field.value):
        if person.braced or person.keyed or "{" in person.text or "\\" in person.text:
            continue
        match = _ODD.search(person.text)
        if match and not looks_corporate(person.text):
            at = value_span(field, person.start + match.start(), person.start + match.end())
            yield Problem(
                message("the name “{text}” contains “{text2}”", text=shortened(person.text), text2=match[0]),
                at=at,
            )
