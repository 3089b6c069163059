"""SYN022 at-sign-in-value."""

from __future__ import annotations

import re

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity, Span
from bibtools.support.messages import message

# A key and a comma follow the head of a real entry: such a head inside a value is left to SYN016.
_HEAD = r"@[A-Za-z]\w*[ \t]*[{(](?![^,{}()\n]*,)"


@rule("SYN022", "at-sign-in-value", Severity.INFO, pattern=_HEAD, bib_only=True)
def at_sign_in_value(item: Item, field: EntryField, match: re.Match[str]) -> Problems:
    """Text in a value that looks like the head of an entry.

    ## What it does
    Finds an `@word{` inside a value.

    ## Why is this bad?
    BibTeX and biber read it as text, but programs that look for entries by their `@` (bibtexparser among them)
    read it as an entry, and lose the rest of the real one.

    ## Example
    ```bib
    @misc{letter, note = {write to @archive{ist}}}
    ```

    ## Use instead
    ```bib
    @misc{letter, note = {write to \\@archive \\{ist\\}}}
    ```
    """
    at = Span(match.start(), match.end())
    yield Problem(
        message("“{text}” inside a value looks like the head of an entry", text=match[0]), field=field, at=at
    )
