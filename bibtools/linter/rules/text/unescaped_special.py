"""TXT016 unescaped-special."""

from __future__ import annotations

import re

from bibtools.linter.document import Item, editable, inner_span
from bibtools.linter.fieldsets import NAMES, PROSE
from bibtools.linter.latex_spans import is_protected
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity, Span
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_ENTRY = lazy(r"@\w+\{")
_DOLLAR = lazy(r"(?<!\\)\$")
_ESCAPES = {"^": "\\^{}"}


@rule(
    "TXT016",
    "unescaped-special",
    Severity.WARNING,
    needles=("&", "%", "#", "_", "^"),
    fields=(*PROSE, *NAMES),
    pattern=r"(?<!\\)[&%#_^]",
    bib_only=True,
    fix="unsafe",
    fix_does="Writes a backslash before the character.",
    peers=("JabRef", "bibclean", "bibcop"),
)
def unescaped_special(item: Item, field: EntryField, match: re.Match[str]) -> Problems:
    r"""Special character of LaTeX without a backslash.

    ## What it does
    Finds `&`, `%`, `#`, `_` and `^` without a backslash in text that is printed. Mathematics, tables, addresses and
    the arguments of commands such as `\\url` and `\\cite` are left out.

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
    value, offset = field.value, match.start() - inner_span(field).start
    if field.raw[:1] not in ("{", '"') or not editable(field) or is_protected(value, offset):
        return ()
    if _ENTRY.search(value) or len(_DOLLAR.findall(value)) % 2:
        return ()  # a swallowed entry, or mathematics without its end: SYN016, TXT007
    sign = match[0]
    if sign in "_^" and field.name.lower() in NAMES:
        return ()  # NAM011
    made = _ESCAPES.get(sign, f"\\{sign}")
    span = Span(*match.span())
    said = message("“{sign}” is a special character of LaTeX", sign=sign)
    return (Problem(said, at=span, edits=(Edit(span, made),), action=message("Write {made}", made=made)),)
