"""TXT026 address-in-title."""

from __future__ import annotations

import re

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message


@rule(
    "TXT026",
    "address-in-title",
    Severity.WARNING,
    fields=("title", "booktitle", "journal", "journaltitle"),
    pattern=r"(?:https?://|ftp://|www\.)[^\s{}]+",
    needles=("http", "ftp", "www."),
    peers=("JabRef",),
)
def address_in_title(item: Item, field: EntryField, match: re.Match[str]) -> Problems:
    """Web address inside a title.

    ## What it does
    Finds `http://`, `https://`, `ftp://` and `www.` in titles and names of journals.

    ## Why is this bad?
    It is printed as text, without a link and without a place where the line can break.

    ## Example
    ```bib
    @misc{a, title = {Yazım Kuralları, https://tdk.gov.tr}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Yazım Kuralları}, url = {https://tdk.gov.tr}}
    ```
    """
    return (
        Problem(
            message("the {name} contains “{text}”", name=field.name.lower(), text=match[0]),
            hint="move it to the field url",
        ),
    )
