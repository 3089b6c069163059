"""EVI004 published-version."""

from __future__ import annotations

from collections.abc import Iterator

from bibtools.bibtex.editing import set_field, set_type
from bibtools.linter.attested import evidence_of, has_evidence, source_of
from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Date, Edit, Fix, Reference, Severity
from bibtools.support.messages import message


@rule("EVI004", "published-version", Severity.INFO, when=has_evidence, scope="entry")
def published_version(item: Item) -> Problems:
    """Preprint whose published version is known.

    ## What it does
    Runs where catalogues are asked, and reports preprints of which a catalogue holds the published version: the same
    title and authors, in a journal or in proceedings. The edits that make the entry that of the published version come
    with the finding, in editors and in `--format json`; `--fix` does not apply them.

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
            said = message("{found} has the published version: {where}", found=source_of(found), where=where)
            edits = tuple(_edits(item, work))
            # Shown in editors and in JSON, and not applied by --fix: it is another publication.
            fix = Fix("Cite the published version", edits, "display") if edits else None
            yield Problem(said, field=item.first("title"), fix=fix)
            return


def _edits(item: Item, work: Reference) -> Iterator[Edit]:
    """Yield the edits that make an entry of a .bib file that of the published version."""
    library, entry = item.document.library, item.entry
    if library is None or entry is None or not work.container_title:
        return
    biblatex = library.dialect == "biblatex"
    date = str(work.issued) if isinstance(work.issued, Date) else ""
    values = {
        "journaltitle" if biblatex else "journal": work.container_title,
        "date" if biblatex else "year": date if biblatex else date[:4],
        "volume": work.volume,
        "pages": work.page.replace("–", "--"),
        "doi": work.doi,
    }
    yield from set_type(entry, "article")
    for name, value in values.items():
        if value:
            yield from set_field(library, entry, name, value)
