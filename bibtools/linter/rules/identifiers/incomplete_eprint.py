"""IDN013 incomplete-eprint."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message


@rule(
    "IDN013",
    "incomplete-eprint",
    Severity.INFO,
    fields=("archiveprefix", "eprinttype", "primaryclass", "eprintclass"),
    bib_only=True,
    peers=("bibcop",),
)
def incomplete_eprint(item: Item, field: EntryField) -> Problems:
    """Archive or class of an eprint without its number.

    ## What it does
    Finds `archiveprefix`, `eprinttype`, `primaryclass` and `eprintclass` in entries without `eprint`.

    ## Why is this bad?
    Styles print the archive only with the number.

    ## Example
    ```bib
    @misc{baydar1971, title = {Bir Belge}, archiveprefix = {arXiv}, primaryclass = {cs.CL}}
    ```

    ## Use instead
    ```bib
    @misc{baydar1971, title = {Bir Belge}, eprint = {1706.03762}, archiveprefix = {arXiv}, primaryclass = {cs.CL}}
    ```
    """
    first = item.first("archiveprefix", "eprinttype", "primaryclass", "eprintclass")
    if field is first and field.value.strip() and not item.value("eprint", "arxivid", "crossref", "xdata"):
        yield Problem(
            message("there is “{name}” but no eprint", name=field.name.lower()),
            hint="write the number in eprint",
        )
