"""TYP017 unknown-gender."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message

_GENDERS = frozenset("sf sm sn pf pm pn pp".split())
"""Singular or plural; feminine, masculine, neuter, or a plural of persons of both (biblatex manual, `gender`)."""


@rule(
    "TYP017",
    "unknown-gender",
    Severity.WARNING,
    fields=("gender",),
    dialects=("biblatex",),
    bib_only=True,
    peers=("biber",),
)
def unknown_gender(item: Item, field: EntryField) -> Problems:
    """Gender that biblatex does not know.

    ## What it does
    Finds values of `gender` other than sf, sm, sn, pf, pm, pn and pp: singular or plural; feminine, masculine,
    neuter or (pp) mixed.

    ## Why is this bad?
    biblatex chooses the words for “the same” (eadem, idem) by it; biber, with `--validate-datamodel`, warns of any
    other value.

    ## Example
    ```bib
    @book{adivar1928, author = {Adıvar, Halide Edib}, title = {The Turkish Ordeal}, date = {1928}, gender = {f}}
    ```

    ## Use instead
    ```bib
    @book{adivar1928, author = {Adıvar, Halide Edib}, title = {The Turkish Ordeal}, date = {1928}, gender = {sf}}
    ```
    """
    value = field.value.strip()
    if value and value.lower() not in _GENDERS:
        yield Problem(
            message("“{value}” is not a gender of biblatex", value=value),
            hint="write sf, sm, sn, pf, pm, pn or pp",
        )
