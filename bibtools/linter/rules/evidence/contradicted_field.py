"""EVI001 contradicted-field."""

from __future__ import annotations

from bibtools.linter.attested import evidence_of, has_evidence, source_of
from bibtools.linter.document import Item
from bibtools.linter.provenance import field_of
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message


@rule("EVI001", "contradicted-field", Severity.ERROR, when=has_evidence, scope="entry")
def contradicted_field(item: Item) -> Problems:
    """Value that a catalogue contradicts.

    ## What it does
    Runs where catalogues are asked (`--catalogue`, `--online`, or `[tool.bibtools.catalogues]`). Reports each field in
    which the entry and the catalogue's record of the same work differ: other authors, another year, another journal.
    Initials, abbreviations, transliterations and titles without their subtitles agree. Another edition, translation or
    reprint is no contradiction. Which of the two is wrong is for a person to find out.

    ## Why is this bad?
    Nobody finds the work by a wrong name or year. A reference whose authors do not fit its title may be invented.

    ## Example
    ```text
    @book{tenor2009, author = {Tenör, Bülent}, title = {Kurtuluş Kuruluş}, date = {2009}}
    The catalogue: Tanör, Bülent: Kurtuluş, Kuruluş. Cumhuriyet Kitapları, 2009.
    ```

    ## Use instead
    ```text
    @book{tanor2009, author = {Tanör, Bülent}, title = {Kurtuluş Kuruluş}, date = {2009}}
    ```
    """
    evidence = evidence_of(item)
    if evidence is None or evidence.record is None:
        return
    for each in evidence.contradictions:
        field = field_of(item, each.field) or (item.first("editor") if each.field == "author" else None)
        yield Problem(
            message(
                "{record} has “{theirs}”, not “{ours}”",
                record=source_of(evidence.record),
                theirs=each.theirs,
                ours=each.ours,
            ),
            field=field,
            hint="compare both with the work itself",
            confidence=evidence.identity,
        )
