"""TXT012 doubled-space."""

from __future__ import annotations

import re

from bibtools.linter.document import Item
from bibtools.linter.fieldsets import NAMES, PROSE
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity, Span
from bibtools.support.messages import message


@rule(
    "TXT012",
    "doubled-space",
    Severity.INFO,
    needles=("  ",),
    fields=(*PROSE, *NAMES),
    pattern=r"(?<=[^\s\\]) {2,}(?=[^\s])",
    fix="safe",
    fix_does="Writes one space.",
    peers=("bibtex-tidy",),
)
def doubled_space(item: Item, field: EntryField, match: re.Match[str]) -> Problems:
    """Two spaces in a row.

    ## What it does
    Finds runs of spaces inside a line of text that is printed.

    ## Why is this bad?
    LaTeX prints one, other programs print two, and comparisons fail.

    ## Example
    ```bib
    @misc{a, title = {Moskova  Hatıraları}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Moskova Hatıraları}}
    ```
    """
    span = Span(*match.span())
    return (
        Problem(
            message("there are {count} spaces in a row", count=len(match[0])),
            at=span,
            edits=(Edit(span, " "),),
            action="Write one space",
        ),
    )
