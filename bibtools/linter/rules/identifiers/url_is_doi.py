"""IDN010 url-is-doi."""

from __future__ import annotations

import re
from urllib.parse import unquote

from bibtools.language.dois import DOI
from bibtools.linter.document import Item, editable
from bibtools.linter.edits import rename_field, replace_value
from bibtools.linter.identifiers import bare_doi
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Fix, Severity
from bibtools.support.patterns import lazy

_DOI_URL = lazy(r"\s*https?://(?:dx\.)?doi\.org/(10\..+)", re.IGNORECASE)


_QUERY = lazy(r"[?#\\]")
"""What is not part of the DOI, or escaped for LaTeX."""


@rule(
    "IDN010",
    "url-is-doi",
    Severity.INFO,
    fields=("url",),
    fix="unsafe",
    fix_does="Removes the resolver, and makes the rest the field `doi`.",
    peers=("bibclean",),
)
def url_is_doi(item: Item, field: EntryField) -> Problems:
    """URL that only repeats a DOI.

    ## What it does
    Finds `https://doi.org/…` in `url`, whether or not the entry has the DOI as well.

    ## Why is this bad?
    Styles print the same link twice, or do not recognise that it is a DOI.

    ## Example
    ```bib
    @misc{a, title = {Bir Makale}, url = {https://doi.org/10.1000/182}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Makale}, doi = {10.1000/182}}
    ```
    """
    match = _DOI_URL.match(field.value)
    if not match:
        return ()
    if bare_doi(item.value("doi")) == bare_doi(match[1]):
        return (Problem("the url repeats the DOI", hint="remove the url"),)
    edits: tuple[Edit, ...] = ()
    doi = unquote(match[1].strip()) if not _QUERY.search(match[1]) else ""
    if "doi" not in item.fields and editable(field) and item.entry and DOI.fullmatch(doi) and "{" not in doi:
        edits = (rename_field(field, "doi"), *replace_value(field, doi))
    fix = Fix("Make it the DOI", edits, "unsafe") if edits else None
    return (Problem("the url is a DOI", hint="move it to the field doi", fix=fix),)
