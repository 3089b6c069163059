"""DUP001 same-doi."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.linter.document import Document
from bibtools.linter.identifiers import bare_doi
from bibtools.linter.rule import Problems, rule
from bibtools.linter.shared import shared_values
from bibtools.model import Severity


@rule("DUP001", "same-doi", Severity.WARNING, scope="set", peers=("JabRef", "bibclean", "bibtex-tidy"))
def same_doi(documents: Sequence[Document]) -> Problems:
    """DOI that two entries have.

    ## What it does
    Finds entries whose DOI an earlier entry has, in the same file or in another file that is checked with it.

    ## Why is this bad?
    A DOI belongs to one work: the entries are duplicates, or one has the wrong DOI.

    ## Example
    ```bib
    @misc{a, title = {Bir Kitap}, doi = {10.1000/182}}
    @misc{b, title = {İki Kitap}, doi = {10.1000/182}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Kitap}, doi = {10.1000/182}}
    @misc{b, title = {İki Kitap}, doi = {10.1000/183}}
    ```
    """
    return shared_values(documents, "doi", lambda _, value: bare_doi(value))
