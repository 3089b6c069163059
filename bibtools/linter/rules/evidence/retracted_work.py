"""EVI003 retracted-work."""

from __future__ import annotations

from bibtools.linter.attested import evidence_of, has_evidence, source_of
from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message


@rule("EVI003", "retracted-work", Severity.ERROR, when=has_evidence, scope="entry")
def retracted_work(item: Item) -> Problems:
    """Work that was retracted.

    ## What it does
    Runs where catalogues are asked, and reports works whose record says that they were retracted or withdrawn.

    ## Why is this bad?
    Its publisher no longer stands by it. Whoever cites it on purpose says so in the text.

    ## Example
    ```text
    @article{roe2020, author = {Roe, Ann}, title = {A Result}, journal = {A Journal}, doi = {10.5555/retracted}}
    ```

    ## Use instead
    ```text
    @comment{bibtools: ignore[EVI003] cited as an example of a retraction}
    ```
    """
    evidence = evidence_of(item)
    if evidence is not None and evidence.record is not None and evidence.record.retracted:
        said = message(
            "{record} says that this work was retracted ({retracted})",
            record=source_of(evidence.record),
            retracted=evidence.record.retracted,
        )
        yield Problem(said, field=item.first("doi", "title"))
