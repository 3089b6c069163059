"""SYN009 field-name-with-space."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.faults import fault_problems
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("SYN009", "field-name-with-space", Severity.ERROR, scope="file", bib_only=True)
def field_name_with_space(document: Document) -> Problems:
    """Field name of more than one word.

    ## What it does
    Finds names of fields that contain a space.

    ## Why is this bad?
    BibTeX expects the equals sign after the first word and stops reading the entry.

    ## Example
    ```bib
    @book{tuzel1999,
      title = {Türk İstiklal Harbi},
      call number = {DR589}
    }
    ```

    ## Use instead
    ```bib
    @book{tuzel1999,
      title = {Türk İstiklal Harbi},
      call-number = {DR589}
    }
    ```
    """
    return fault_problems(document, "name-with-space", hint="join the words with a hyphen")
