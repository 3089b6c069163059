"""KEY006 key-pattern-drift."""

from __future__ import annotations

import re
from collections import Counter

from bibtools.linter.document import Document, entries_of
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity

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
    """Key that is made in another way than nearly all others.

    ## What it does
    Reduces keys to a shape (`tuzel1999` is letters and four digits) and reports those that differ from the
    shape that at least four fifths of ten or more keys have. A rule of taste: it runs only when selected.

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
            said = f"the key “{item.key}” is not made like the others ({usual})"
            yield Problem(said, item=item, at=entry.key_span)


def _shape(key: str) -> str:
    """Return a key with letters as `A` or `a` and years as `0000`."""
    key = re.sub(r"\d{4}[a-z]?", "0", key)
    key = re.sub(r"[^\W\d_]+", lambda match: "Aa" if match[0][0].isupper() else "aa", key)
    return key.replace("0", "year").replace("Aa", "Name").replace("aa", "name")
