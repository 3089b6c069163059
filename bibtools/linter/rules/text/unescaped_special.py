"""TXT016 unescaped-special."""

from __future__ import annotations

import re

from bibtools.linter.document import Item, editable
from bibtools.linter.fieldsets import NAMES, PROSE
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity, Span

_PROTECTED = re.compile(r"\\(?:url|href|path|verb)\b|https?:|(?<!\\)\$|\\&|&amp;|@\w+\{")


@rule(
    "TXT016",
    "unescaped-special",
    Severity.WARNING,
    needles=("&", "%", "#"),
    fields=(*PROSE, *NAMES),
    pattern=r"(?<!\\)[&%#]",
    bib_only=True,
    fix="unsafe",
    peers=("JabRef", "bibclean", "bibcop"),
)
def unescaped_special(item: Item, field: EntryField, match: re.Match[str]) -> Problems:
    r"""Special character of LaTeX without a backslash.

    ## What it does
    Finds `&`, `%` and `#` without a backslash in text that is printed. Values that contain a URL or mathematics
    are left out.

    ## Why is this bad?
    LaTeX stops at `&` and `#`, and reads the text after a `%` as a comment.

    ## Example
    ```bib
    @misc{a, title = {Savaş & Barış}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Savaş \& Barış}}
    ```
    """
    if _PROTECTED.search(field.value) or not editable(field):
        return ()
    rest = field.raw[match.start() - field.value_span.start :]
    if re.match(r"&(?:\w+|#\w+);", rest):
        return ()  # an HTML entity: TXT005
    span = Span(*match.span())
    return (
        Problem(
            f"“{match[0]}” is a special character of LaTeX",
            at=span,
            edits=(Edit(span, f"\\{match[0]}"),),
            action=f"Write \\{match[0]}",
        ),
    )
