"""KEY002 duplicate-key-by-case."""

from __future__ import annotations

from bibtools.linter.document import Document, Item, entries_of
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message


@rule(
    "KEY002", "duplicate-key-by-case", Severity.WARNING, scope="file", bib_only=True, peers=("bibtex-tidy",)
)
def duplicate_key_by_case(document: Document) -> Problems:
    """Key that differs from another one only by case.

    ## What it does
    Finds entries whose key differs from the key of an earlier entry only by capital letters.

    ## Why is this bad?
    BibTeX takes both for the same key and stops; biber distinguishes them.

    ## Example
    ```bib
    @misc{tuzel1999, title = {Türk İstiklal Harbi}}
    @misc{Tuzel1999, title = {Moskova Hatıraları}}
    ```

    ## Use instead
    ```bib
    @misc{tuzel1999, title = {Türk İstiklal Harbi}}
    @misc{cebesoy2017, title = {Moskova Hatıraları}}
    ```
    """
    seen: dict[str, Item] = {}
    for item, entry in entries_of(document.items):
        first = seen.setdefault(item.key.lower(), item)
        if first.key != item.key:
            related = ((document.place_of(first, None), message("the other key")),)
            said = message("the key “{key}” differs from “{key2}” only by case", key=item.key, key2=first.key)
            yield Problem(said, item=item, at=entry.key_span, related=related)
