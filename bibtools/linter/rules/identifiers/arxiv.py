"""IDN008 malformed-arxiv."""

from __future__ import annotations

import re

from bibtools.linter.document import Item
from bibtools.linter.people import shortened
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_ID = lazy(r"(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?", re.IGNORECASE)


@rule("IDN008", "malformed-arxiv", Severity.WARNING, fields=("eprint", "arxivid", "arxiv"), peers=("bibcop",))
def malformed_arxiv(item: Item, field: EntryField) -> Problems:
    """Malformed arXiv number.

    ## What it does
    Checks `eprint` where the archive is arXiv: `1706.03762`, `1706.03762v5` or, before 2007,
    `hep-th/9901001`.

    ## Why is this bad?
    The link does not work.

    ## Example
    ```bib
    @misc{a, title = {Bir Makale}, eprint = {17.06.03762}, archiveprefix = {arXiv}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Makale}, eprint = {1706.03762}, archiveprefix = {arXiv}}
    ```
    """
    archive = item.value("eprinttype", "archiveprefix").strip().lower()
    value = field.value.strip()
    if not value or (field.name.lower() == "eprint" and archive != "arxiv") or _ID.fullmatch(value):
        return ()
    return (
        Problem(
            message("“{value}” is not an arXiv number", value=shortened(value)),
            hint="an arXiv number looks like 1706.03762",
        ),
    )
