"""TXT030 wide-encoding."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity, Span
from bibtools.support.messages import message


@rule("TXT030", "wide-encoding", Severity.WARNING, scope="file", bib_only=True)
def wide_encoding(document: Document) -> Problems:
    """File in UTF-16 or UTF-32.

    ## What it does
    Finds .bib files whose characters take two or four bytes each, as some Windows editors save them.

    ## Why is this bad?
    BibTeX and biber read bytes or UTF-8; for them the file is full of NUL characters.

    ## Example
    ```text
    a file saved as “Unicode” in Notepad
    ```

    ## Use instead
    ```text
    the same file saved as UTF-8
    ```
    """
    encoding = document.text.encoding
    if encoding.startswith(("utf-16", "utf-32")):
        hint = "save the file as UTF-8"
        yield Problem(
            message("the file is {encoding}, which BibTeX and biber cannot read", encoding=encoding.upper()),
            at=Span(0, 0),
            hint=hint,
        )
