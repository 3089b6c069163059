"""TXT005 html-entity."""

from __future__ import annotations

import html
import re

from bibtools.bibtex.encode import encode
from bibtools.linter.document import Item
from bibtools.linter.fieldsets import NAMES, PROSE
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity, Span
from bibtools.support.messages import message


@rule(
    "TXT005",
    "html-entity",
    Severity.WARNING,
    fields=(*PROSE, *NAMES),
    pattern=r"&(?:[A-Za-z]{2,8}\d?|#\d{2,6}|#x[0-9A-Fa-f]{2,6});",
    fix="unsafe",
    fix_does="Replaces the entity by the character that it means.",
    peers=("JabRef",),
)
def html_entity(item: Item, field: EntryField, match: re.Match[str]) -> Problems:
    """HTML entity.

    ## What it does
    Finds `&amp;`, `&#8211;`, `&ccedil;` and the like.

    ## Why is this bad?
    They are printed unchanged, and LaTeX stops at the `&`.

    ## Example
    ```bib
    @misc{a, title = {&Ccedil;anakkale}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Çanakkale}}
    ```
    """
    meant = html.unescape(match[0])
    if meant == match[0]:
        return ()
    made = " " if meant.isspace() else encode(meant)
    if made == '"' and field.raw[:1] == made:
        made = '{"}'
    span = Span(*match.span())
    return (
        Problem(
            message("“{text}” is HTML for “{meant}”", text=match[0], meant=meant),
            at=span,
            edits=(Edit(span, made),) if made.isprintable() else (),
            action=message("Write {made}", made=made),
        ),
    )
