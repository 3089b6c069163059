"""PAG005 word-before-pages."""

from __future__ import annotations

import re

from bibtools.language.units import PAGE
from bibtools.linter.document import Item, editable, value_span
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity
from bibtools.support.patterns import lazy

_PREFIX = lazy(rf"\s*(?:{PAGE.strict()})\s*~?\s*(?=[\divxlc])", re.IGNORECASE)


@rule("PAG005", "word-before-pages", Severity.WARNING, fields=("pages",), fix="safe")
def word_before_pages(item: Item, field: EntryField) -> Problems:
    """“pp.” or “s.” before the pages.

    ## What it does
    Finds “p.”, “pp.”, “s.”, “S.” before the number in `pages`.

    ## Why is this bad?
    The style adds it too: “pp. pp. 12–20”.

    ## Example
    ```bib
    @misc{a, title = {Bir Makale}, pages = {s. 12--20}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Makale}, pages = {12--20}}
    ```
    """
    match = _PREFIX.match(field.value)
    if not match or not editable(field):
        return ()
    word = match[0].strip(" ~")
    edit = Edit(value_span(field, 0, match.end()), "")
    return (Problem(f"the style adds “{word}” itself", edits=(edit,), action=f"Remove {word}"),)
