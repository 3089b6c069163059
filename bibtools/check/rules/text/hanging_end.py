"""TXT024 title-breaks-off."""

from __future__ import annotations

import re

from bibtools.check.document import Item, value_span
from bibtools.check.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity

_HANGING = re.compile(
    r"\b(?:on|of|the|and|in|for|at|from|with|ve|ile|und|der|für|von|et|de|la)\s*$",
    re.IGNORECASE,
)


@rule(
    "TXT024",
    "title-breaks-off",
    Severity.WARNING,
    fields=("title", "booktitle", "journal", "journaltitle"),
    peers=("JabRef",),
)
def title_breaks_off(item: Item, field: EntryField) -> Problems:
    """Title that ends with a word that cannot stand at the end.

    ## What it does
    Finds titles that end with “of”, “on”, “the”, “ve”, “und” and the like, as in “Proceedings of the
    Conference on”.

    ## Why is this bad?
    The rest was lost where the title was copied from.

    ## Example
    ```bib
    @misc{a, title = {Proceedings of the Conference on}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Proceedings of the Conference on Turkish History}}
    ```
    """
    value = field.value
    if " " not in value or value[-1:] in "}.)" or item.value("subtitle"):
        return ()
    match = _HANGING.search(value)
    if not match or not match[0].strip().islower():
        return ()
    return (Problem(f"it ends with “{match[0].strip()}”", at=value_span(field, *match.span())),)
