"""TXT019 double-braced-title."""

from __future__ import annotations

from bibtools.bibtex.namelists import is_group
from bibtools.linter.document import Item
from bibtools.linter.edits import replace_value
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity


@rule(
    "TXT019",
    "double-braced-title",
    Severity.INFO,
    fields=("title", "booktitle", "journal", "journaltitle"),
    default=False,
    bib_only=True,
    fix="unsafe",
    fix_does="Takes the inner pair of braces away.",
    peers=("bibtex-tidy",),
)
def double_braced_title(item: Item, field: EntryField) -> Problems:
    """Title in two pairs of braces.

    ## What it does
    Finds titles that are protected as a whole. It runs only when selected, since that may be intended.

    ## Why is this bad?
    No style can change the capitals of such a title.

    ## Example
    ```bib
    @misc{a, title = {{Moskova Hatıraları}}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Moskova Hatıraları}}
    ```
    """
    value = field.value
    if not is_group(value):
        return ()
    edits = replace_value(field, value[1:-1])
    return (Problem("the title is in two pairs of braces", edits=edits, action="Remove the inner braces"),)
