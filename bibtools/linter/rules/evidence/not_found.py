"""EVI002 not-found."""

from __future__ import annotations

from bibtools.linter.attested import evidence_of, has_evidence, listed
from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Grade, Severity
from bibtools.support.messages import message


@rule("EVI002", "not-found", Severity.INFO, when=has_evidence, scope="entry")
def not_found(item: Item) -> Problems:
    """Work that none of the catalogues asked holds.

    ## What it does
    Runs where catalogues are asked. It is a warning for an entry with a DOI, since a registered DOI can be looked up.
    Archival documents, minutes, newspapers and manuscripts are not looked up at all.

    ## Why is this bad?
    It need not be bad: no catalogue is complete, and most hold few works in other languages than English. But a work
    that nobody knows is worth a second look.

    ## Example
    ```text
    @article{roe2021, author = {Roe, Ann}, title = {A Journey That Nobody Made}, journal = {Nature}, year = 2021}
    ```

    ## Use instead
    ```text
    A reference to a work that exists, or the same one, with a comment that says why no catalogue has it.
    ```
    """
    evidence = evidence_of(item)
    if evidence is None or evidence.grade != Grade.NOT_FOUND:
        return
    severity = Severity.WARNING if item.value("doi") else None
    said = message("not found in {asked}", asked=listed(evidence.asked))
    names = {
        "edition": message("another edition"),
        "part": message("another volume"),
        "preprint": message("the preprint"),
    }
    known = next(((names[kind], found) for kind, found in evidence.kin if kind in names), None)
    if known:
        edition, found = known
        date = found.reference.issued or message("no date")
        said = message("{sentence}, which has {edition} ({date})", sentence=said, edition=edition, date=date)
    yield Problem(said, field=item.first("title"), severity=severity)
