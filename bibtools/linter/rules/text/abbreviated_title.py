"""TXT028 abbreviated-title."""

from __future__ import annotations

from bibtools.linter.document import Item, value_span
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_SHORT = lazy(r"(?<![\w.])[^\W\d_]{3,}\.(?=\s+\S)")


@rule(
    "TXT028",
    "abbreviated-title",
    Severity.INFO,
    fields=("journal", "journaltitle", "booktitle"),
    default=False,
    peers=("JabRef", "bibcop"),
)
def abbreviated_title(item: Item, field: EntryField) -> Problems:
    """Name of a journal or book with abbreviated words.

    ## What it does
    Finds words of three letters and more that end with a full stop inside the name of a journal or book. It runs
    only when selected.

    ## Why is this bad?
    A style can abbreviate a name, but it cannot restore the name from an abbreviation.

    ## Example
    ```bib
    @misc{a, journal = {Jour. of Ottoman Stud.}}
    ```

    ## Use instead
    ```bib
    @misc{a, journal = {Journal of Ottoman Studies}}
    ```
    """
    match = _SHORT.search(field.value)
    if match is None:
        return ()
    return (
        Problem(message("“{text}” is an abbreviation", text=match[0]), at=value_span(field, *match.span())),
    )
