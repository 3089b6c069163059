"""TXT010 all-caps-title."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.patterns import lazy

_LETTERS = lazy(r"[^\W\d_]{2,}")


@rule(
    "TXT010",
    "all-caps-title",
    Severity.WARNING,
    fields=("title", "booktitle", "maintitle", "journal", "journaltitle"),
    peers=("bibtex-tidy",),
)
def all_caps_title(item: Item, field: EntryField) -> Problems:
    """Title in capitals.

    ## What it does
    Finds titles of three words or more in capitals throughout.

    ## Why is this bad?
    A style can print titles in capitals, but it cannot undo capitals in the file.

    ## Example
    ```bib
    @misc{a, title = {TÜRK İSTİKLAL HARBİ}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Türk İstiklal Harbi}}
    ```
    """
    if not field.value.isupper() or "\\" in field.value:
        return ()
    words = _LETTERS.findall(field.value)
    if len(words) < 3 or sum(map(len, words)) < 12:
        return ()
    return (Problem("the title is in capitals", hint="write it with the capitals of a sentence"),)
