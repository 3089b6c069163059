"""TXT014 stray-dot-over-i."""

from __future__ import annotations

import re

from bibtools.linter.document import Item
from bibtools.linter.fieldsets import is_verbatim
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity, Span


@rule(
    "TXT014",
    "stray-dot-over-i",
    Severity.WARNING,
    rare=True,
    pattern="[i\u0131]\u0307(?![\u0300-\u036f])",
    anywhere=True,
    fix="safe",
    fix_does="Takes the second dot away.",
)
def stray_dot_over_i(item: Item | None, field: EntryField | None, match: re.Match[str]) -> Problems:
    """Second dot over an i.

    ## What it does
    Finds i followed by a combining dot. Most programs write it when they bring a Turkish İ to lower case:
    İSTANBUL becomes i\u0307stanbul.

    ## Why is this bad?
    It looks like i but is not: searching and sorting fail, and NFC does not correct it.

    ## Example
    ```bib
    @misc{a, title = {Moskova ve i\u0307stanbul}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Moskova ve istanbul}}
    ```
    """
    if field is not None and is_verbatim(field.name):
        return ()  # the name of a file has the letters that it has
    span = Span(*match.span())
    edits = (Edit(span, "i"),) if field is not None else ()  # a key is also in the texts that cite it
    return (Problem("there is an i with a second dot", at=span, edits=edits, action="Write i"),)
