"""DUP004 crossref-loop."""

from __future__ import annotations

from bibtools.linter.document import Document, split_keys
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity


@rule("DUP004", "crossref-loop", Severity.ERROR, scope="file", bib_only=True, peers=("biber",))
def crossref_loop(document: Document) -> Problems:
    """Entry that inherits from itself.

    ## What it does
    Finds entries that, by `crossref` and `xdata`, inherit from an entry that inherits from them.

    ## Why is this bad?
    biber stops, and BibTeX prints wrong data.

    ## Example
    ```bib
    @misc{a, title = {Bir}, crossref = {b}}
    @misc{b, title = {İki}, crossref = {a}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir}, crossref = {b}}
    @misc{b, title = {İki}}
    ```
    """
    links = {}
    for item in document.items:
        if "crossref" in item.fields or "xdata" in item.fields:
            names = split_keys(item.value("crossref")) + split_keys(item.value("xdata"))
            links[item.key.lower()] = [name.lower() for name in names]
    for item in document.items:
        key = item.key.lower()
        if key in links and _returns(key, links):
            yield Problem("this entry inherits from itself", item=item, field=item.first("crossref", "xdata"))


def _returns(start: str, links: dict[str, list[str]]) -> bool:
    todo, seen = list(links[start]), set()
    while todo:
        key = todo.pop()
        if key == start:
            return True
        if key not in seen:
            seen.add(key)
            todo += links.get(key, [])
    return False
