"""NAM013 academic-title."""

from __future__ import annotations

import re

from bibtools.bibtex.namelists import PLAIN_NAMES
from bibtools.language.person_titles import ACADEMIC
from bibtools.linter.document import Item, value_span
from bibtools.linter.fieldsets import NAMES
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_TITLE = lazy(rf"(?<!\w)(?:{ACADEMIC.strict()})(?!\w)", re.IGNORECASE)


@rule("NAM013", "academic-title", Severity.INFO, unless=PLAIN_NAMES, fields=NAMES)
def academic_title(item: Item, field: EntryField) -> Problems:
    """Academic title inside a name.

    ## What it does
    Finds “Prof.”, “Dr.”, “Doç.” in names.

    ## Why is this bad?
    Bibliographies leave academic titles out, and in the name they count as given names.

    ## Example
    ```bib
    @misc{a, author = {Tanör, Prof. Dr. Bülent}, title = {Bir Kitap}}
    ```

    ## Use instead
    ```bib
    @misc{a, author = {Tanör, Bülent}, title = {Bir Kitap}}
    ```
    """
    match = _TITLE.search(field.value) if "." in field.value else None
    if match:
        yield Problem(
            message("“{text}” is an academic title, not part of a name", text=match[0]),
            at=value_span(field, *match.span()),
        )
