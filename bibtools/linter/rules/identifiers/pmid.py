"""IDN009 malformed-pmid."""

from __future__ import annotations

import re

from bibtools.linter.document import Item
from bibtools.linter.people import shortened
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message


@rule("IDN009", "malformed-pmid", Severity.WARNING, fields=("pmid", "pmcid"))
def malformed_pmid(item: Item, field: EntryField) -> Problems:
    """Malformed PubMed number.

    ## What it does
    Checks that `pmid` has one to eight digits and that `pmcid` is PMC with digits.

    ## Why is this bad?
    The link does not work.

    ## Example
    ```bib
    @misc{a, title = {Bir Makale}, pmid = {PMID 12345}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Makale}, pmid = {12345}}
    ```
    """
    value = field.value.strip()
    pattern = r"[1-9]\d{0,7}" if field.name.lower() == "pmid" else r"(?:PMC)?\d{1,9}(?:\.\d+)?"
    if not value or re.fullmatch(pattern, value, re.IGNORECASE):
        return ()
    return (Problem(message("“{value}” is not a {name}", value=shortened(value), name=field.name.upper())),)
