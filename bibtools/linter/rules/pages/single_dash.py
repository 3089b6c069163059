"""PAG003 single-dash-in-pages."""

from __future__ import annotations

import re

from bibtools.linter.document import Item, editable
from bibtools.linter.edits import replace_value
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity

_PLAIN = re.compile(r"(\s*\d+)\s*(?:-|[–—‒−‐])\s*(\d+\s*)")


@rule(
    "PAG003",
    "single-dash-in-pages",
    Severity.INFO,
    fields=("pages",),
    bib_only=True,
    fix="safe",
    peers=("JabRef", "bibclean", "bibtex-tidy", "bibcop"),
)
def single_dash_in_pages(item: Item, field: EntryField) -> Problems:
    """Range of pages with a hyphen.

    ## What it does
    Finds `12-20` and, in BibTeX files, `12–20` with a Unicode dash. The en dash of a range is written `--`.

    ## Why is this bad?
    BibTeX's older styles print the range with a hyphen. biblatex corrects it itself.

    ## Example
    ```bib
    @misc{a, title = {Bir Makale}, pages = {12-20}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Makale}, pages = {12--20}}
    ```
    """
    value = field.value
    if "--" in value or value.isdigit() or not editable(field):
        return ()
    parts = value.split(",")
    found = [_PLAIN.fullmatch(part) for part in parts]
    if not any(found) or (item.document.dialect == "biblatex" and "-" not in value):
        return ()
    made = ",".join(f"{m[1]}--{m[2]}" if m else part for m, part in zip(found, parts, strict=True))
    edits = replace_value(field, made)
    return (Problem(f"“{value}” should be “{made}”", edits=edits, action=f"Write {made}"),)
