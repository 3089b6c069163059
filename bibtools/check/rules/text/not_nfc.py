"""TXT002 not-nfc."""

from __future__ import annotations

import re
import unicodedata

from bibtools.check.document import Item
from bibtools.check.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity, Span


@rule("TXT002", "not-nfc", Severity.WARNING, pattern="\\w[\u0300-\u036f]+", fix="safe", peers=())
def not_nfc(item: Item, field: EntryField, match: re.Match[str]) -> Problems:
    """Letter that is put together of two characters although Unicode has it as one.

    ## What it does
    Finds letters with combining accents that Normalization Form C writes as one character.

    ## Why is this bad?
    The two forms look alike, but searching, sorting and comparing take them for different letters.

    ## Example
    ```bib
    @misc{a, title = {Ag\u0306aog\u0306lu}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {A\u011fao\u011flu}}
    ```
    """
    made = unicodedata.normalize("NFC", match[0])
    if made == match[0]:
        return ()
    span = Span(*match.span())
    return (
        Problem(
            f"“{made}” is written in {len(match[0])} characters",
            at=span,
            edits=(Edit(span, made),),
            action=f"Write {made}",
        ),
    )
