"""IDN011 eprint-without-archive."""

from __future__ import annotations

import re

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.patterns import lazy

_LOOKS_ARXIV = lazy(r"(?:arxiv:)?\d{4}\.\d{4,5}(?:v\d+)?", re.IGNORECASE)


@rule("IDN011", "eprint-without-archive", Severity.INFO, fields=("eprint",), bib_only=True, peers=("bibcop",))
def eprint_without_archive(item: Item, field: EntryField) -> Problems:
    """eprint without the name of its archive.

    ## What it does
    Finds `eprint` without `eprinttype` or `archiveprefix`.

    ## Why is this bad?
    Readers cannot know which archive the number belongs to.

    ## Example
    ```bib
    @misc{a, title = {Bir Makale}, eprint = {1706.03762}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Makale}, eprint = {1706.03762}, archiveprefix = {arXiv}}
    ```
    """
    value = field.value.strip()
    if not value or item.value("eprinttype", "archiveprefix") or value.lower().startswith(("http", "arxiv:")):
        return ()
    hint = (
        "add archiveprefix = {arXiv}"
        if _LOOKS_ARXIV.fullmatch(value)
        else "name the archive in archiveprefix"
    )
    return (Problem("the eprint names no archive", hint=hint),)
