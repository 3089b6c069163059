"""STR005 string-too-long."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import fault_problems
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("STR005", "string-too-long", Severity.ERROR, scope="file", bib_only=True)
def string_too_long(document: Document) -> Problems:
    """Macro whose value is too long to be written out.

    ## What it does
    Finds uses of @string macros that would make the file longer by more than a million characters, and ten for
    each character of the file. The name of the macro stands for its value there.

    ## Why is this bad?
    Macros that hold each other double with each line: a small file can fill the memory of any program that reads it.

    ## Example
    ```text
    @string{a0 = "lol"}
    @string{a1 = a0 # a0}
    …
    @string{a30 = a29 # a29}
    @misc{a, title = a30}
    ```

    ## Use instead
    ```text
    @misc{a, title = {lol}}
    ```
    """
    return fault_problems(document, "string-too-long", hint="write the value itself, or a shorter macro")
