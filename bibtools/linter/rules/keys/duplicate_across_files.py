"""KEY005 duplicate-key-across-files."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.linter.document import Document, Item, entries_of
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message


@rule("KEY005", "duplicate-key-across-files", Severity.WARNING, scope="set", bib_only=True)
def duplicate_key_across_files(documents: Sequence[Document]) -> Problems:
    """Key that entries of two files have.

    ## What it does
    Finds keys that more than one of the .bib files checked together defines.

    ## Why is this bad?
    A document that loads both files cites whichever comes first.

    ## Example
    ```text
    a.bib   @misc{tuzel1999, title = {Türk İstiklal Harbi}}
    b.bib   @misc{tuzel1999, title = {Moskova Hatıraları}}
    ```

    ## Use instead
    ```text
    a.bib   @misc{tuzel1999, title = {Türk İstiklal Harbi}}
    b.bib   @misc{cebesoy2017, title = {Moskova Hatıraları}}
    ```
    """
    seen: dict[str, Item] = {}
    for document in documents:
        for item, entry in entries_of(document.items):
            first = seen.setdefault(item.key, item)
            if first.document is not document and item.key:
                place = first.document.place_of(first, None)
                said = message("the key “{key}” is also in {file}", key=item.key, file=place.file)
                yield Problem(said, item=item, at=entry.key_span, related=((place, "the other entry"),))
