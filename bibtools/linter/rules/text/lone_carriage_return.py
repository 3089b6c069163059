"""TXT031 lone-carriage-return."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity, Span
from bibtools.support.patterns import lazy

_LONE = lazy(r"\r(?!\n)")


@rule("TXT031", "lone-carriage-return", Severity.WARNING, scope="file", bib_only=True)
def lone_carriage_return(document: Document) -> Problems:
    r"""Line that ends with a lone carriage return.

    ## What it does
    Finds the line ends of the classic Mac OS, `\r` without `\n`.

    ## Why is this bad?
    git, diff and most other programs see a single line, so that every change is a change of the whole file, and a
    comment that begins with % hides everything after it.

    ## Example
    ```text
    @book{tuzel1999,\r title = {Türk İstiklal Harbi}\r}
    ```

    ## Use instead
    ```text
    @book{tuzel1999,\n title = {Türk İstiklal Harbi}\n}
    ```
    """
    match = _LONE.search(document.text.content)
    if match:
        at = Span(match.start(), match.end())
        yield Problem(
            "a line ends with a lone carriage return", at=at, hint="save the file with Unix line ends"
        )
