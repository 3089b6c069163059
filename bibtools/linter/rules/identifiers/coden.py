"""IDN017 invalid-coden."""

from __future__ import annotations

import re

from bibtools.linter.document import Item, value_span
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_PART = lazy(r"[^\s,;]+")
_FORM = lazy(r"(?:[a-z]{4}|[0-9]{2}[a-z]{2})[a-z][a-z2-9]", re.IGNORECASE)
_WEIGHTS = (11, 7, 5, 3, 1)
_CHECKS = "9ABCDEFGHIJKLMNOPQRSTUVWXYZ2345678"
"""The check character for each remainder of the weighted sum by 34, from 0."""


@rule("IDN017", "invalid-coden", Severity.ERROR, fields=("coden",), peers=("bibclean",))
def invalid_coden(item: Item, field: EntryField) -> Problems:
    """CODEN whose check character or length is wrong.

    ## What it does
    Checks form and check character of every CODEN in the field: four letters (of a book: two digits and two letters),
    a fifth letter, and a letter or a digit from 2 to 9.

    ## Why is this bad?
    A character was mistyped, and no catalogue finds the journal.

    ## Example
    ```bib
    @misc{a, title = {Bir Makale}, coden = {JACSAX}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Makale}, coden = {JACSAT}}
    ```
    """
    for match in _PART.finditer(field.value):
        coden = match[0].upper()
        if not _FORM.fullmatch(coden):
            said = message("“{value}” is not a CODEN", value=match[0])
            hint = "a CODEN has six characters: JACSAT"
        elif coden[-1] != check_character(coden):
            said = message("“{value}” is not a valid CODEN: its check character is wrong", value=match[0])
            hint = ""
        else:
            continue
        yield Problem(said, at=value_span(field, *match.span()), hint=hint)


def check_character(coden: str) -> str:
    """Return the sixth character that the first five characters of a CODEN ask for.

    Letters count from 1 and digits from 27. Sources: OCLC, Bibliographic Formats and Standards, field 030; Teppo
    Vuori, “Coden” (tarkistusmerkit.teppovuori.fi), who found the weights in 2,200 CODENs.
    """
    values = (int(char) + 26 if char.isdecimal() else ord(char) - ord("A") + 1 for char in coden[:5].upper())
    return _CHECKS[sum(weight * value for weight, value in zip(_WEIGHTS, values, strict=True)) % len(_CHECKS)]
