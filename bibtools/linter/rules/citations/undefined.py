"""CIT001 undefined-citation."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from bibtools.linter.defined import defined_keys
from bibtools.linter.document import Document
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message


@rule("CIT001", "undefined-citation", Severity.ERROR, scope="set", peers=("biber", "checkcites"))
def undefined_citation(documents: Sequence[Document]) -> Problems:
    """Cited key that no bibliography defines.

    ## What it does
    Finds keys that a .tex file (or a file that it inputs), an .aux, .bcf, .md, .qmd, .typ or .ipynb file cites,
    and that no .bib file defines, neither one that is checked with it nor one that it names.

    ## Why is this bad?
    The citation is printed as “[?]” or in bold, or the document is not built at all.

    ## Example
    ```text
    paper.tex   … as \\cite{tuzel1998} says        sources.bib   @book{tuzel1999, …}
    ```

    ## Use instead
    ```text
    paper.tex   … as \\cite{tuzel1999} says        sources.bib   @book{tuzel1999, …}
    ```
    """
    keys = defined_keys(documents)
    if not any(document.kind != "citing" and document.kind != "text" for document in documents):
        return
    for document in documents:
        seen: set[str] = set()
        for mention in document.citations.keys if document.citations else ():
            if mention.name not in keys and mention.name not in seen:
                seen.add(mention.name)
                near = get_close_matches(mention.name, keys, 1, 0.8)
                hint = message("did you mean {near}?", near=near[0]) if near else ""
                said = message("no bibliography defines “{name}”", name=mention.name)
                yield Problem(said, document=document, place=mention.place, hint=hint)
