"""IDN005 invalid-issn."""

from __future__ import annotations

import re

from bibtools.linter.document import Item, value_span
from bibtools.linter.identifiers import without_braces
from bibtools.linter.people import shortened
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_PART = lazy(r"(?:[eEpP]?-?ISSN[- :]*)?(\d{4}\s*[-–‐—]?\s*\d{3}[\dXx])(?!\d)")


@rule("IDN005", "invalid-issn", Severity.ERROR, fields=("issn",), peers=("biber", "JabRef"))
def invalid_issn(item: Item, field: EntryField) -> Problems:
    """ISSN whose check digit or length is wrong.

    ## What it does
    Checks length and check digit of every ISSN in the field.

    ## Why is this bad?
    A digit was mistyped, and no catalogue finds the journal.

    ## Example
    ```bib
    @misc{a, title = {Bir Makale}, issn = {0378-5954}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Makale}, issn = {0378-5955}}
    ```
    """
    from stdnum import issn

    value = without_braces(field.value)
    found = list(_PART.finditer(value))
    if not found and value.strip():
        yield Problem(
            message("“{value}” is not an ISSN", value=shortened(value)),
            hint="an ISSN has eight digits: 0378-5955",
        )
    for match in found:
        digits = re.sub(r"[^0-9Xx]", "", match[1]).upper()
        if not issn.is_valid(digits):
            said = message("“{text}” is not a valid ISSN: its check digit is wrong", text=match[1])
            yield Problem(said, at=value_span(field, *match.span(1)) if value == field.value else None)
