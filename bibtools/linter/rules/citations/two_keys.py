"""CIT003 cited-under-two-keys."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.linter.document import Document
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.linter.works import same_works
from bibtools.model import Severity
from bibtools.support.messages import message


@rule("CIT003", "cited-under-two-keys", Severity.WARNING, scope="set")
def cited_under_two_keys(documents: Sequence[Document]) -> Problems:
    """Source that is cited under two keys.

    ## What it does
    Finds pairs of entries that are most likely the same work, as DUP003 finds them, and that are both cited.

    ## Why is this bad?
    The bibliography lists the work twice, with two labels.

    ## Example
    ```text
    paper.tex   \\cite{tuzel1999} and \\cite{tuzel:harp}, both “Türk İstiklal Harbi”
    ```

    ## Use instead
    ```text
    paper.tex   \\cite{tuzel1999} in both places
    ```
    """
    cited = {
        each.name: each for document in documents if document.citations for each in document.citations.keys
    }
    if not cited:
        return
    owner = {id(m): d for d in documents if d.citations for m in d.citations.keys}
    for pair in same_works(documents):
        first, second = cited.get(pair.first.key), cited.get(pair.second.key)
        if first and second and pair.first.key != pair.second.key:
            said = message("“{name}” and “{name2}” are the same work", name=second.name, name2=first.name)
            related = ((first.place, "cited here under the other key"),)
            yield Problem(said, document=owner[id(second)], place=second.place, related=related)
