"""TXT004 control-character."""

from __future__ import annotations

import re

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity, Span


@rule(
    "TXT004",
    "control-character",
    Severity.ERROR,
    rare=True,
    pattern=r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]",
    anywhere=True,
    fix="unsafe",
)
def control_character(item: Item | None, field: EntryField | None, match: re.Match[str]) -> Problems:
    """Control character, such as NUL.

    ## What it does
    Finds characters below the space other than tab and line ends, and U+007F to U+009F.

    ## Why is this bad?
    They cannot be seen, and LaTeX stops at them.

    ## Example
    ```bib
    @misc{a, title = {Bir\x08 Kitap}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Kitap}}
    ```
    """
    span = Span(*match.span())
    return (
        Problem(
            f"there is a control character, U+{ord(match[0]):04X}",
            at=span,
            edits=(Edit(span, ""),),
            action="Remove it",
        ),
    )
