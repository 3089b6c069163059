"""TXT004 control-character."""

from __future__ import annotations

import re

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity, Span
from bibtools.support.messages import message


@rule(
    "TXT004",
    "control-character",
    Severity.ERROR,
    rare=True,
    pattern=r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]",
    anywhere=True,
    fix="unsafe",
    fix_does="Writes what the byte means in windows-1252; takes other control characters out.",
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
    span, made = Span(*match.span()), _meant(match[0])
    return (
        Problem(
            message("there is a control character, U+{text:04X}", text=ord(match[0])),
            at=span,
            edits=(Edit(span, made),),
            action=message("Write {made}", made=made) if made else "Remove it",
        ),
    )


def _meant(char: str) -> str:
    """Return the character that the byte of a C1 control means in windows-1252; the empty string for the others."""
    if not "\x80" <= char <= "\x9f":
        return ""
    try:
        return char.encode("latin-1").decode("cp1252")
    except UnicodeDecodeError:
        return ""
