"""TXT018 invisible-character."""

from __future__ import annotations

import re
import unicodedata

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity, Span


@rule(
    "TXT018",
    "invisible-character",
    Severity.WARNING,
    rare=True,
    pattern="[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]",
    anywhere=True,
    fix="unsafe",
)
def invisible_character(item: Item | None, field: EntryField | None, match: re.Match[str]) -> Problems:
    """Invisible character.

    ## What it does
    Finds soft hyphens, zero-width spaces, direction marks and byte order marks inside the text. (The joiners of
    Persian and Indian scripts are not reported.)

    ## Why is this bad?
    Searches and comparisons fail for no visible reason.

    ## Example
    ```bib
    @misc{a, title = {Moskova Hatı\u00adraları}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Moskova Hatıraları}}
    ```
    """
    span = Span(*match.span())
    name = unicodedata.name(match[0], "no name").lower()
    said = f"there is an invisible character, U+{ord(match[0]):04X} ({name})"
    return (Problem(said, at=span, edits=(Edit(span, ""),), action="Remove it"),)
