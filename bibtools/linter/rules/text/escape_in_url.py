"""TXT020 escape-in-url."""

from __future__ import annotations

import re

from bibtools.linter.document import Item
from bibtools.linter.edits import replace_value
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity


@rule(
    "TXT020",
    "escape-in-url",
    Severity.INFO,
    fields=("url", "doi"),
    bib_only=True,
    fix="unsafe",
    fix_does="Replaces the commands and escaped characters by the characters of the address.",
)
def escape_in_url(item: Item, field: EntryField) -> Problems:
    r"""Backslash in a URL or DOI.

    ## What it does
    Finds `\_`, `\%`, `\&`, `\#` and `{\textasciitilde}` in `url` and `doi`.

    ## Why is this bad?
    These fields are verbatim: the backslash becomes part of the address.

    ## Example
    ```bib
    @misc{a, title = {Bir Sayfa}, url = {https://example.org/bir\_sayfa}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Sayfa}, url = {https://example.org/bir_sayfa}}
    ```
    """
    if "\\" not in field.value or field.value.lstrip().startswith(("\\url", "\\href")):
        return ()
    made = re.sub(r"\{?\\textasciitilde\s*(?:\{\})?\}?|\\~\{\}|\\sim\b", "~", field.value)
    made = re.sub(r"\{?\\([_%&#$~])\}?", r"\1", made)
    edits = replace_value(field, made) if "\\" not in made else ()
    return (Problem("there is a backslash in the address", edits=edits, action="Remove the backslashes"),)
