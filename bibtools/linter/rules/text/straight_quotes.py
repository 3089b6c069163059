"""TXT013 straight-quotes."""

from __future__ import annotations

import re

from bibtools.linter.document import Item, editable, value_span
from bibtools.linter.fieldsets import PROSE
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity, Span
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_PATTERN = r"\"(?=[^\s\"{},])([^\"{}\r\n]{1,200})(?<=[^\s\"\\])\"(?=[\s.,;:!?)}]|$)"
_QUOTED = lazy(_PATTERN)


@rule(
    "TXT013",
    "straight-quotes",
    Severity.INFO,
    fields=PROSE,
    pattern=_PATTERN,
    bib_only=True,
    fix="unsafe",
    fix_does="Writes `` and '' for all quotation marks of the value.",
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
    said = message("{text} has straight quotation marks", text=match[0])
    return (Problem(said, at=span, edits=_all_of(field), action="Write `` and ''"),)


def _all_of(field: EntryField) -> tuple[Edit, ...]:
    """Return the edits of all quotations of a value; none if a mark has no partner, which would be left alone."""
    found = list(_QUOTED.finditer(field.value))
    if not editable(field) or 2 * len(found) != field.value.count('"'):
        return ()
    return tuple(
        edit
        for each in found
        for edit in (
            Edit(value_span(field, each.start(), each.start() + 1), "``"),
            Edit(value_span(field, each.end() - 1, each.end()), "''"),
        )
    )
