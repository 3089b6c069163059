"""DUP006 parent-before-child."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message


@rule(
    "DUP006",
    "parent-before-child",
    Severity.WARNING,
    scope="file",
    bib_only=True,
    dialects=("bibtex",),
)
def parent_before_child(document: Document) -> Problems:
    """Parent of a crossref before its child, in a BibTeX file.

    ## What it does
    Finds entries whose `crossref` names an entry further up in the file.

    ## Why is this bad?
    BibTeX reads a file once: a parent must come after its children, or they inherit nothing. (biber accepts any
    order.)

    ## Example
    ```bib
    @proceedings{kongre1999, title = {Kongre}, booktitle = {Kongre}, year = 1999, address = {Ankara}}
    @inproceedings{a, author = {Tüzel, A.}, title = {Bir Bildiri}, crossref = {kongre1999}, year = 1999}
    ```

    ## Use instead
    ```bib
    @inproceedings{a, author = {Tüzel, A.}, title = {Bir Bildiri}, crossref = {kongre1999}, year = 1999}
    @proceedings{kongre1999, title = {Kongre}, booktitle = {Kongre}, year = 1999, address = {Ankara}}
    ```
    """
    seen = set()
    for item in document.items:
        parent = item.value("crossref").strip().lower()
        if parent and parent in seen:
            said = message(
                "BibTeX needs “{value}” after the entries that refer to it", value=item.value("crossref")
            )
            yield Problem(said, item=item, field=item.fields["crossref"])
        seen.add(item.key.lower())
