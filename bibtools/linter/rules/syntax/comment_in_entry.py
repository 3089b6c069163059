"""SYN014 comment-in-entry."""

from __future__ import annotations

from dataclasses import replace

from bibtools.linter.document import Document
from bibtools.linter.faults import faults_of, from_fault
from bibtools.linter.rule import Problems, rule
from bibtools.model import Severity


@rule("SYN014", "comment-in-entry", Severity.WARNING, scope="file", bib_only=True)
def comment_in_entry(document: Document) -> Problems:
    """Comment with % inside an entry.

    ## What it does
    Finds `%` between the fields of an entry.

    ## Why is this bad?
    BibTeX has no comments inside entries and stops reading there; biber accepts them, so that in a biblatex file
    this is only an information. A file that both read should not have any.

    ## Example
    ```bib
    @book{tuzel1999,
      % title = {Old title},
      title = {Türk İstiklal Harbi}
    }
    ```

    ## Use instead
    ```bib
    % title = {Old title}
    @book{tuzel1999,
      title = {Türk İstiklal Harbi}
    }
    ```
    """
    for fault in faults_of(document, "comment-in-entry"):
        text = document.text.content[fault.span.start : fault.span.end]
        if "bibtools:" not in text:
            hint = "move the comment before the entry, or into a field of its own"
            severity = Severity.INFO if document.dialect == "biblatex" else None
            yield replace(from_fault(document, fault, hint), severity=severity)
