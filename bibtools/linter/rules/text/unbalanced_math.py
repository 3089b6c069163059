"""TXT007 unbalanced-math."""

from __future__ import annotations

import re

from bibtools.linter.document import Item
from bibtools.linter.fieldsets import NAMES, PROSE
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity, Span
from bibtools.support.patterns import lazy

_DOLLAR = lazy(r"(?<!\\)\$")


@rule(
    "TXT007",
    "unbalanced-math",
    Severity.ERROR,
    needles=("$",),
    fields=(*PROSE, *NAMES),
    pattern=r"(?<!\\)\$",
    bib_only=True,
    peers=("JabRef",),
)
def unbalanced_math(item: Item, field: EntryField, match: re.Match[str]) -> Problems:
    r"""Unmatched dollar sign.

    ## What it does
    Finds values with an odd number of dollar signs that are not escaped.

    ## Why is this bad?
    LaTeX prints the rest of the bibliography as mathematics, or stops.

    ## Example
    ```bib
    @misc{a, title = {Bir $x Kitap}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir $x$ Kitap}}
    ```
    """
    offset = match.start() - field.value_span.start
    is_last = 0 <= offset < len(field.raw) and not _DOLLAR.search(field.raw, offset + 1)
    if not is_last or len(_DOLLAR.findall(field.raw)) % 2 == 0:
        return ()
    return (
        Problem(
            "there is an unmatched dollar sign", at=Span(*match.span()), hint="write \\$ for the sign itself"
        ),
    )
