"""KEY006 key-pattern-drift."""

from __future__ import annotations

import re
from collections import Counter

from bibtools.linter.document import Document, entries_of
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message

_LEAST, _SHARE = 10, 0.8


@rule(
    "KEY006",
    "key-pattern-drift",
    Severity.INFO,
    scope="file",
    bib_only=True,
    default=False,
    peers=("JabRef",),
)
def key_pattern_drift(document: Document) -> Problems:
    """Key that does not have the form of nearly all others.

    ## What it does
    Reduces keys to a form (`tuzel1999` is a name and a year). If at least four fifths of the keys, and at least
    ten, have the same form, the others are reported. It runs only when selected.

    ## Why is this bad?
    Keys that follow no pattern are hard to remember and to guess.

    ## Example
    ```text
    tuzel1999, cebesoy2017, tanor2009, … and Kur_Sav
    ```

    ## Use instead
    ```text
    tuzel1999, cebesoy2017, tanor2009, … and erikan2008
    ```
    """
    shapes = Counter(_shape(item.key) for item in document.items)
    usual, count = max(shapes.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    if count < _LEAST or count < _SHARE * len(document.items):
        return
    for item, entry in entries_of(document.items):
        if _shape(item.key) != usual:
            said = message(
                "the key “{key}” does not have the form of the others ({usual})", key=item.key, usual=usual
            )
            yield Problem(said, item=item, at=entry.key_span)


def _shape(key: str) -> str:
    """Return the form of a key: `Name` or `name` for its letters, `year` for four digits (and a letter)."""
    return re.sub(
        r"(?P<year>\d{4}[a-z]?)|[^\W\d_]+",
        lambda match: "year" if match["year"] else "Name" if match[0][0].isupper() else "name",
        key,
    )
