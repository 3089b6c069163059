"""TXT022 encoding-assumed."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import fault_problems
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("TXT022", "encoding-assumed", Severity.WARNING, scope="file")
def encoding_assumed(document: Document) -> Problems:
    """File that is not UTF-8.

    ## What it does
    Reports files whose encoding had to be guessed, and single bytes that do not fit the rest of the file.

    ## Why is this bad?
    Every program guesses by itself, and sooner or later one guesses wrongly. Name the encoding with `--encoding`,
    or better, save the file as UTF-8.

    ## Example
    ```text
    a file saved as ISO-8859-9 or windows-1254
    ```

    ## Use instead
    ```text
    the same file saved as UTF-8
    ```
    """
    return fault_problems(
        document, "encoding-assumed", "encoding-mixed", "encoding-doubtful", hint="save the file as UTF-8"
    )
