"""IDN002 doi-as-url."""

from __future__ import annotations

from bibtools.language.dois import RESOLVER
from bibtools.linter.document import Item, editable, value_span
from bibtools.linter.identifiers import PLAIN_DOI
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity
from bibtools.support.messages import message


@rule(
    "IDN002",
    "doi-as-url",
    Severity.WARNING,
    fields=("doi",),
    unless=PLAIN_DOI,
    fix="safe",
    fix_does="Removes what stands before the DOI.",
    peers=("bibclean",),
)
def doi_as_url(item: Item, field: EntryField) -> Problems:
    """DOI with the address of a resolver.

    ## What it does
    Finds `https://doi.org/…` and `doi:…` in the field `doi`.

    ## Why is this bad?
    Styles put the address before the DOI themselves, so that it is printed twice.

    ## Example
    ```bib
    @misc{a, title = {Bir Belge}, doi = {https://doi.org/10.1000/182}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Belge}, doi = {10.1000/182}}
    ```
    """
    match = RESOLVER.match(field.value)
    if not match:
        return ()
    edits = (Edit(value_span(field, 0, match.end()), ""),) if editable(field) else ()
    said = message("“{text}” is not part of the DOI", text=match[0].strip())
    return (Problem(said, at=value_span(field, *match.span()), edits=edits, action="Write the DOI alone"),)
