"""TXT027 data-in-booktitle."""

from __future__ import annotations

import re

from bibtools.language.months import month_names
from bibtools.linter.document import Item, value_span
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

# Not the short forms: “May 3” and “mar 4” are also other words.
_MONTHS = "|".join(name for name in month_names("en") if name != "may")
_DATA = lazy(
    rf"\b(?:pp?\.\s*\d+|pages\s+\d+|(?:{_MONTHS})\s+\d"
    r"|(?:1[89]|20)\d\d|ACM|IEEE)\b",
    re.IGNORECASE,
)


@rule(
    "TXT027",
    "data-in-booktitle",
    Severity.INFO,
    fields=("booktitle",),
    default=False,
    peers=("JabRef", "bibcop"),
)
def data_in_booktitle(item: Item, field: EntryField) -> Problems:
    """Year, day, pages or organisation inside the title of a book.

    ## What it does
    Finds data in `booktitle` that have a field of their own. It runs only when selected, since many conferences
    have the year in their name.

    ## Why is this bad?
    They are printed twice.

    ## Example
    ```bib
    @misc{a, booktitle = {Türk Tarih Kongresi 1999, pp. 12--20}}
    ```

    ## Use instead
    ```bib
    @misc{a, booktitle = {Türk Tarih Kongresi}, year = 1999, pages = {12--20}}
    ```
    """
    for match in _DATA.finditer(field.value):
        at = value_span(field, *match.span())
        yield Problem(message("the title of the book contains “{text}”", text=match[0]), at=at)
