"""TXT002 not-nfc."""

from __future__ import annotations

import re
import unicodedata

from bibtools.linter.document import Item
from bibtools.linter.fieldsets import is_verbatim
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity, Span
from bibtools.support.messages import message


@rule(
    "TXT002",
    "not-nfc",
    Severity.WARNING,
    rare=True,
    pattern="[\u0300-\u036f]+",
    fix="safe",
    fix_does="Writes the letter as one character.",
    peers=("JabRef",),
)
def not_nfc(item: Item, field: EntryField, match: re.Match[str]) -> Problems:
    """Letter written as two characters although Unicode has one for it.

    ## What it does
    Finds letters with combining accents that Normalization Form C writes as one character.

    ## Why is this bad?
    The two forms look alike, but searches, sorting and comparisons treat them as different letters.

    ## Example
    ```bib
    @misc{a, title = {Ag\u0306aog\u0306lu}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {A\u011fao\u011flu}}
    ```
    """
    if is_verbatim(field.name):
        return ()
    start = max(match.start() - 1, 0)
    written = match.string[start : match.end()]
    made = unicodedata.normalize("NFC", written)
    if made == written:
        return ()
    span = Span(start, match.end())
    return (
        Problem(
            message("“{made}” is written in {count} characters", made=made, count=len(written)),
            at=span,
            edits=(Edit(span, made),),
            action=message("Write {made}", made=made),
        ),
    )
