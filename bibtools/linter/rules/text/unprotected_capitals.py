"""TXT009 unprotected-capitals."""

from __future__ import annotations

from bibtools.linter.document import Item, value_span
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_ACRONYM = lazy(r"(?<![\w\\{])(?:[A-ZÇĞİÖŞÜ]{2,}\w*|\w+[a-zçğıöşü][A-ZÇĞİÖŞÜ]\w*)(?![\w}])")


@rule(
    "TXT009",
    "unprotected-capitals",
    Severity.INFO,
    fields=("title", "booktitle"),
    default=False,
    bib_only=True,
    peers=("JabRef", "bibcop"),
)
def unprotected_capitals(item: Item, field: EntryField) -> Problems:
    """Acronym or inner capital in a title without protecting braces.

    ## What it does
    Finds words such as `NATO`, `TBMM` and `LaTeX` outside of braces in titles. It runs only when selected.

    ## Why is this bad?
    Styles that print titles in lower case change it to `nato`.

    ## Example
    ```bib
    @misc{a, title = {The NATO and Turkey}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {The {NATO} and Turkey}}
    ```
    """
    value = field.value
    if value.isupper() or (value.startswith("{") and value.endswith("}")):
        return
    for match in _ACRONYM.finditer(value):
        if value.count("{", 0, match.start()) <= value.count("}", 0, match.start()):
            at = value_span(field, *match.span())
            yield Problem(message("“{text}” is not in braces", text=match[0]), at=at, hint="put it in braces")
