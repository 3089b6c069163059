"""TYP016 not-an-integer."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.model.datamodel.fields import DATATYPES
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_INTEGER = lazy(r"-?\d+")


@rule(
    "TYP016",
    "not-an-integer",
    Severity.INFO,
    fields=tuple(sorted(name for name, kind in DATATYPES.items() if kind == "integer")),
    unless=_INTEGER,
    dialects=("biblatex",),
    bib_only=True,
    default=False,
    peers=("biber",),
)
def not_an_integer(item: Item, field: EntryField) -> Problems:
    """Value other than an integer in a field of that type.

    ## What it does
    Finds values of `volume`, `volumes`, `number` and `sortyear` that are not integers, in biblatex files. It runs only
    when selected, since many volumes and numbers have letters.

    ## Why is this bad?
    biber sorts such a value as a text and, with `--validate-datamodel`, warns of it.

    ## Example
    ```bib
    @article{baydar1971, title = {Bir Belge}, journaltitle = {Türk Dili}, volume = {12a}, date = {1971}}
    ```

    ## Use instead
    ```bib
    @article{baydar1971, title = {Bir Belge}, journaltitle = {Türk Dili}, volume = {12}, date = {1971}}
    ```
    """
    if field.value.strip() and not _INTEGER.fullmatch(field.value.strip()):
        yield Problem(message("“{value}” is not an integer", value=field.value.strip()))
