"""TXT006 html-tag."""

from __future__ import annotations

import re

from bibtools.linter.document import Item
from bibtools.linter.fieldsets import NAMES, PROSE
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity, Span
from bibtools.support.messages import message

_TAGS = (
    r"</?(?:i|b|u|p|em|br|sub|sup|inf|strong|span|font|div|scp?|a|title|tt|mml:\w+|jats:\w+)"
    r"(?:\s+[\w:-]+\s*=[^<>{}]{0,80})?\s*/?>"
)


@rule("TXT006", "html-tag", Severity.WARNING, fields=(*PROSE, *NAMES), pattern=_TAGS)
def html_tag(item: Item, field: EntryField, match: re.Match[str]) -> Problems:
    r"""HTML or JATS tag.

    ## What it does
    Finds `<i>`, `<sub>`, `<jats:p>` and the like in text that is printed.

    ## Why is this bad?
    They are printed unchanged.

    ## Example
    ```bib
    @misc{a, title = {On <i>Homo sapiens</i>}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {On \emph{Homo sapiens}}}
    ```
    """
    return (
        Problem(
            message("“{text}” is HTML", text=match[0]),
            at=Span(*match.span()),
            hint="use \\emph{}, \\textsubscript{} and the like",
        ),
    )
