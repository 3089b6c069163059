"""IDN006 invalid-orcid."""

from __future__ import annotations

from bibtools.linter.document import Item, value_span
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_ORCID = lazy(r"\b(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])\b")


@rule(
    "IDN006",
    "invalid-orcid",
    Severity.ERROR,
    fields=("orcid", "orcid-numbers", "author+an", "author+an:orcid", "author", "editor", "note"),
)
def invalid_orcid(item: Item, field: EntryField) -> Problems:
    """ORCID iD whose check digit is wrong.

    ## What it does
    Checks ORCID iDs (which are ISNIs, ISO 27729) in `orcid`, in biblatex's annotations (`author+an:orcid`), in
    names and in notes.

    ## Why is this bad?
    A digit was mistyped: the link does not work, or it points to another person.

    ## Example
    ```bib
    @misc{a, title = {Bir Makale}, orcid = {0000-0002-1825-0098}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Makale}, orcid = {0000-0002-1825-0097}}
    ```
    """
    if "-" not in field.value or (
        field.name.lower() in ("author", "editor", "note") and "0000-" not in field.value
    ):
        return
    from stdnum import isni

    for match in _ORCID.finditer(field.value):
        if not isni.is_valid(match[1]):
            said = message("“{text}” is not a valid ORCID iD: its check digit is wrong", text=match[1])
            yield Problem(said, at=value_span(field, *match.span(1)))
