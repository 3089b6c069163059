"""NAM015 lower-case-name."""

from __future__ import annotations

from bibtools.bibtex.namelists import PLAIN_NAMES, split_names
from bibtools.language.particles import PARTICLES
from bibtools.linter.document import Item, value_span
from bibtools.linter.fieldsets import NAMES
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message


@rule("NAM015", "lower-case-name", Severity.INFO, unless=PLAIN_NAMES, fields=NAMES, peers=("JabRef",))
def lower_case_name(item: Item, field: EntryField) -> Problems:
    """Family and given name without a capital letter.

    ## What it does
    Finds names of the form `family, given` in which no word begins with a capital.

    ## Why is this bad?
    BibTeX reads words in lower case as particles such as “von”, and sorts and abbreviates accordingly.

    ## Example
    ```bib
    @misc{a, author = {tüzel, abidin}, title = {Bir Kitap}}
    ```

    ## Use instead
    ```bib
    @misc{a, author = {Tüzel, Abidin}, title = {Bir Kitap}}
    ```
    """
    for person in split_names(field.value):
        text = person.text
        if (
            person.commas == 1
            and text.islower()
            and not person.keyed
            and "\\" not in text
            and "{" not in text
        ):
            words = person.family.split()
            if words and person.given and words[-1] not in PARTICLES:
                yield Problem(
                    message("“{text}” has no capital letter", text=text),
                    at=value_span(field, person.start, person.end),
                )
