"""TXT015 turkish-capital-i."""

from __future__ import annotations

import re

from bibtools.linter.document import Item
from bibtools.linter.fieldsets import NAMES, PROSE
from bibtools.linter.languages import is_turkish
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity, Span
from bibtools.support.messages import message

_WORDS = (
    "stanbul|zmir|znik|zmit|skender|nönü|smail|brahim|lhan|hsan|smet|sfendiyar|nkılap|nkılab|"
    "mparatorlu|ttihat|ttihad|ngiliz|stiklal|stiklâl|ktisa|slam|slâm|htilal|dare|syan|lişki|nceleme|kinci|lk"
)


@rule(
    "TXT015",
    "turkish-capital-i",
    Severity.WARNING,
    fields=(*PROSE, *NAMES),
    pattern=rf"I(?:{_WORDS})",
    fix="unsafe",
    fix_does="Writes İ for I.",
)
def turkish_capital_i(item: Item, field: EntryField, match: re.Match[str]) -> Problems:
    """Turkish word that begins with I instead of İ.

    ## What it does
    Finds words such as “Istanbul” and “Inkılap” in Turkish entries, which are recognised by their `langid` or by
    Turkish letters (ğ, ş, ı, İ).

    ## Why is this bad?
    I and İ are different letters: the word is misspelt, and sorted in the wrong place.

    ## Example
    ```bib
    @misc{a, title = {Istanbul'un Kuruluşu}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {İstanbul'un Kuruluşu}}
    ```
    """
    if match.string[match.start() - 1 : match.start()].isalnum() or not is_turkish(item):
        return ()
    span = Span(*match.span())
    made = f"İ{match[0][1:]}"
    return (
        Problem(
            message("“{text}…” is spelt “{made}…” in Turkish", text=match[0], made=made),
            at=span,
            edits=(Edit(span, made),),
            action="Write İ",
        ),
    )
