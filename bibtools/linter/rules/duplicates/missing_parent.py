"""DUP005 link-to-nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.bibtex.inheritance import split_keys
from bibtools.linter.defined import defined_keys
from bibtools.linter.document import Document
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message

_LINKS = ("crossref", "xdata", "xref", "entryset", "related")


@rule("DUP005", "link-to-nowhere", Severity.ERROR, scope="set", bib_only=True, peers=("biber", "JabRef"))
def link_to_nowhere(documents: Sequence[Document]) -> Problems:
    """Link to an entry that does not exist.

    ## What it does
    Finds keys in `crossref`, `xdata`, `xref`, `entryset` and `related` that none of the files checked together
    defines.

    ## Why is this bad?
    The fields that should be inherited are missing.

    ## Example
    ```bib
    @inproceedings{a, author = {Tüzel, A.}, title = {Bir Bildiri}, crossref = {kongre1999}}
    ```

    ## Use instead
    ```bib
    @inproceedings{a, author = {Tüzel, A.}, title = {Bir Bildiri}, crossref = {kongre1999}}
    @proceedings{kongre1999, title = {Kongre}, booktitle = {Kongre}, year = 1999}
    ```
    """
    keys = {key.lower() for key in defined_keys(documents)}
    for document in documents:
        for item in document.items if document.kind == "bib" else ():
            for name in _LINKS:
                field = item.fields.get(name)
                for key in split_keys(field.value) if field else ():
                    if key.lower() not in keys:
                        yield Problem(message("there is no entry “{key}”", key=key), item=item, field=field)
