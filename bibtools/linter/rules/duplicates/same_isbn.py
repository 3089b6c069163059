"""DUP002 same-isbn."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.linter.document import Document
from bibtools.linter.duplicates import isbn_of_book
from bibtools.linter.rule import Problems, rule
from bibtools.linter.shared import shared_values
from bibtools.model import Severity


@rule("DUP002", "same-isbn", Severity.WARNING, scope="set")
def same_isbn(documents: Sequence[Document]) -> Problems:
    """ISBN that two books have.

    ## What it does
    Finds books whose ISBN an earlier book has. Chapters share the ISBN of their book and are left out, as are
    volumes of the same work.

    ## Why is this bad?
    An ISBN belongs to one edition: the entries are duplicates, or one has the wrong ISBN.

    ## Example
    ```bib
    @book{a, author = {Tüzel, A.}, title = {Bir}, publisher = {X}, year = 1999, isbn = {978-0-306-40615-7}}
    @book{b, author = {Tüzel, A.}, title = {İki}, publisher = {X}, year = 1999, isbn = {9780306406157}}
    ```

    ## Use instead
    ```bib
    @book{a, author = {Tüzel, A.}, title = {Bir}, publisher = {X}, year = 1999, isbn = {978-0-306-40615-7}}
    @book{b, author = {Tüzel, A.}, title = {İki}, publisher = {X}, year = 1999, isbn = {978-3-16-148410-0}}
    ```
    """
    return shared_values(documents, "isbn", isbn_of_book)
