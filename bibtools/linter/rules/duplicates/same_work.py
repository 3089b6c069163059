"""DUP003 same-work."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.linter.document import Document
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.linter.works import same_works
from bibtools.model import Severity
from bibtools.support.messages import message


@rule(
    "DUP003",
    "same-work",
    Severity.WARNING,
    scope="set",
    implied_by=("KEY001", "KEY005", "DUP001", "DUP002"),
    peers=("JabRef", "bibtex-tidy"),
)
def same_work(documents: Sequence[Document]) -> Problems:
    """Two entries for what is most likely the same work.

    ## What it does
    Compares entries by title, author and year, without regard to accents and capitals, and says how sure it is.
    Entries that differ in volume, number, pages, edition, language, translator or DOI are different works. Works
    without an author are the same only with the same journal, book or publisher and year. Nothing is said of
    entries whose key, DOI or ISBN is already reported as that of another entry.

    ## Why is this bad?
    The bibliography lists the work twice if both are cited.

    ## Example
    ```bib
    @book{cebesoy1955, author = {Cebesoy, Ali Fuat}, title = {Moskova Hatıraları}, publisher = {Vatan}, year = 1955}
    @book{afc55, author = {Ali Fuat Cebesoy}, title = {Moskova hatıraları.}, publisher = {Vatan Neşriyatı}, year = 1955}
    ```

    ## Use instead
    ```bib
    @book{cebesoy1955, author = {Cebesoy, Ali Fuat}, title = {Moskova Hatıraları}, publisher = {Vatan}, year = 1955}
    ```
    """
    for pair in same_works(documents):
        place = pair.first.document.place_of(pair.first, None)
        said = message(
            "most likely the same work as “{key}” ({reason})", key=pair.first.key, reason=message(pair.reason)
        )
        yield Problem(
            said, item=pair.second, related=((place, "the other entry"),), confidence=pair.confidence
        )
