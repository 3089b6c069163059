"""EVI004 published-version."""

from __future__ import annotations

from bibtools.linter.attested import evidence_of, has_evidence, source_of
from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity


@rule("EVI004", "published-version", Severity.INFO, when=has_evidence, scope="entry")
def published_version(item: Item) -> Problems:
    """Preprint whose published version is known.

    ## What it does
    Runs where catalogues are asked, and reports preprints of which a catalogue holds the published version: the same
    title and authors, in a journal or in proceedings.

    ## Why is this bad?
    Readers want the version that was reviewed, and its pages.

    ## Example
    ```text
    @online{roe2020, author = {Roe, Ann}, title = {A Result}, eprint = {2001.00001}, date = {2020}}
    ```

    ## Use instead
    ```text
    @article{roe2021, author = {Roe, Ann}, title = {A Result}, journaltitle = {A Journal}, date = {2021}}
    ```
    """
    evidence = evidence_of(item)
    if evidence is None:
        return
    for kind, found in evidence.kin:
        if kind == "version":
            work = found.reference
            where = ", ".join(
                part for part in (work.container_title, str(work.issued or ""), work.doi) if part
            )
            yield Problem(f"{source_of(found)} has the published version: {where}", field=item.first("title"))
            return
