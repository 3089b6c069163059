"""CIT004 missing-bibliography."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message


@rule("CIT004", "missing-bibliography", Severity.ERROR, scope="file", peers=("biber",))
def missing_bibliography(document: Document) -> Problems:
    """Bibliography file that does not exist.

    ## What it does
    Finds .bib files that a text names in `\\bibliography`, `\\addbibresource`, a Markdown header or
    `#bibliography()` and that do not exist.

    ## Why is this bad?
    No citation can be resolved.

    ## Example
    ```text
    \\addbibresource{source.bib}      but the file is sources.bib
    ```

    ## Use instead
    ```text
    \\addbibresource{sources.bib}
    ```
    """
    for mention in document.citations.missing if document.citations else ():
        yield Problem(message("there is no file “{name}”", name=mention.name), place=mention.place)
