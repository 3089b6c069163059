"""PAG005 word-before-pages."""

from __future__ import annotations

import re

from bibtools.language.units import PAGE
from bibtools.linter.document import Item, editable
from bibtools.linter.edits import replace_value
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_PREFIX = lazy(rf"\s*(?:{PAGE.strict()})\s*~?\s*(?=[\divxlc])", re.IGNORECASE)

_LATER = lazy(rf"([,;/–—-]\s*)(?:{PAGE.strict()})\s*~?\s*(?=[\divxlc])", re.IGNORECASE)
_ANY = lazy(rf"(?<![^\W\d_])(?:{PAGE.strict()})(?![^\W\d_])", re.IGNORECASE)
"""The word anywhere else in the value: then the fix would leave half of it."""


@rule(
    "PAG005",
    "word-before-pages",
    Severity.WARNING,
    fields=("pages",),
    fix="safe",
    fix_does="Removes the words before all page numbers of the value.",
)
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
    made = _LATER.sub(lambda found: found[1], _PREFIX.sub("", field.value, count=1))
    edits = replace_value(field, made) if not _ANY.search(made) else ()
    return (
        Problem(
            message("the style adds “{word}” itself", word=word),
            edits=edits,
            action=message("Remove {word}", word=word),
        ),
    )
