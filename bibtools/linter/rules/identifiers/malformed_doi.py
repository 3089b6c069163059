"""IDN001 malformed-doi."""

from __future__ import annotations

from bibtools.language.dois import DOI, RESOLVER
from bibtools.linter.document import Item
from bibtools.linter.identifiers import PLAIN_DOI
from bibtools.linter.people import shortened
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message


@rule(
    "IDN001", "malformed-doi", Severity.ERROR, fields=("doi",), unless=PLAIN_DOI, peers=("JabRef", "bibcop")
)
def malformed_doi(item: Item, field: EntryField) -> Problems:
    """Malformed DOI.

    ## What it does
    Finds values of `doi` that are not of the form `10.prefix/suffix`. The address of a resolver, such as
    `https://doi.org/`, is ignored; IDN002 reports it.

    ## Why is this bad?
    The link in the bibliography does not work.

    ## Example
    ```bib
    @misc{a, title = {Bir Belge}, doi = {1000/182}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Belge}, doi = {10.1000/182}}
    ```
    """
    value = RESOLVER.sub("", field.value).strip()
    if not value or DOI.fullmatch(value.replace("\\", "")):
        return ()
    return (
        Problem(
            message("“{value}” is not a DOI", value=shortened(value)),
            hint="a DOI begins with 10. and has a slash",
        ),
    )
