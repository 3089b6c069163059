"""TXT013 straight-quotes."""

from __future__ import annotations

import re

from bibtools.linter.document import Item
from bibtools.linter.fieldsets import PROSE
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity, Span


@rule(
    "TXT013",
    "straight-quotes",
    Severity.INFO,
    fields=PROSE,
    pattern=r"\"(?=[^\s\"{},])([^\"{}\r\n]{1,200})(?<=[^\s\"\\])\"(?=[\s.,;:!?)}]|$)",
    bib_only=True,
    fix="unsafe",
)
def straight_quotes(item: Item, field: EntryField, match: re.Match[str]) -> Problems:
    """Straight quotation marks.

    ## What it does
    Finds words between two `"` inside a value.

    ## Why is this bad?
    LaTeX prints both as closing marks: ”Türk Dili”.

    ## Example
    ```bib
    @misc{a, title = {Moskova "Hatıraları" Üzerine}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Moskova ``Hatıraları'' Üzerine}}
    ```
    """
    span = Span(*match.span())
    if (
        match.string[span.start - 1 : span.start] in ("\\", "{", "=", '"')
        or match.string[span.start - 1].isalnum()
    ):
        return ()
    if field.raw[:1] != "{" or "#" in field.raw or span.start <= field.value_span.start:
        return ()
    edit = Edit(span, f"``{match[1]}''")
    return (
        Problem(f"{match[0]} has straight quotation marks", at=span, edits=(edit,), action="Write `` and ''"),
    )
