"""CIT002 never-cited."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.bibtex.inheritance import split_keys
from bibtools.linter.document import Document
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity


@rule("CIT002", "never-cited", Severity.INFO, scope="set", peers=("bibcop", "checkcites"))
def never_cited(documents: Sequence[Document]) -> Problems:
    """Entry that nothing cites.

    ## What it does
    Reports entries that none of the texts checked with them cites. Nothing is reported if no text is checked,
    or if one cites everything (`\\nocite{*}`). An entry that a cited entry inherits from counts as cited.

    ## Why is this bad?
    It is not printed: a citation was forgotten, or the entry is not needed.

    ## Example
    ```text
    paper.tex   … as \\cite{tuzel1999} says        sources.bib   @book{tuzel1999, …} @book{cebesoy2017, …}
    ```

    ## Use instead
    ```text
    paper.tex   … as \\cite{tuzel1999} says        sources.bib   @book{tuzel1999, …}
    ```
    """
    citing = [each.citations for each in documents if each.citations]
    if not citing or any(each.everything for each in citing):
        return
    cited = {mention.name for each in citing for mention in each.keys}
    for document in documents:
        for item in document.items if document.kind == "bib" else ():
            if cited.isdisjoint((item.key, *split_keys(item.value("ids")))):
                continue
            for name in ("crossref", "xdata", "entryset", "xref", "related"):
                cited.update(split_keys(item.value(name)))
    for document in documents:
        for item in document.items if document.kind == "bib" else ():
            if (
                item.key
                and cited.isdisjoint((item.key, *split_keys(item.value("ids"))))
                and item.type != "xdata"
            ):
                yield Problem("no text cites this entry", item=item)
