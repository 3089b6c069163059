"""KEY001 duplicate-key."""

from __future__ import annotations

from bibtools.linter.document import Document, Item, entries_of
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message


@rule(
    "KEY001",
    "duplicate-key",
    Severity.ERROR,
    scope="file",
    bib_only=True,
    peers=("biber", "JabRef", "bibclean", "bibtex-tidy", "bibcop"),
)
def duplicate_key(document: Document) -> Problems:
    """Key that two entries of a file have.

    ## What it does
    Finds entries whose key an earlier entry has.

    ## Why is this bad?
    BibTeX stops with “Repeated entry”, biber drops the second: a citation may print the wrong source.

    ## Example
    ```bib
    @misc{tuzel1999, title = {Türk İstiklal Harbi}}
    @misc{tuzel1999, title = {Moskova Hatıraları}}
    ```

    ## Use instead
    ```bib
    @misc{tuzel1999, title = {Türk İstiklal Harbi}}
    @misc{cebesoy2017, title = {Moskova Hatıraları}}
    ```
    """
    seen: dict[str, Item] = {}
    for item, entry in entries_of(document.items):
        first = seen.setdefault(item.key, item)
        if first is not item and item.key:
            related = ((document.place_of(first, None), message("the first entry with this key")),)
            yield Problem(
                message("the key “{key}” is already used", key=item.key),
                item=item,
                at=entry.key_span,
                related=related,
            )
