"""TXT015 turkish-capital-i."""

from __future__ import annotations

import re

from bibtools.check.document import Item
from bibtools.check.fieldsets import NAMES, PROSE
from bibtools.check.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity, Span

_WORDS = (
    "Istanbul|Izmir|Iznik|Izmit|Iskender|Inönü|Ismail|Ibrahim|Ilhan|Ihsan|Ismet|Isfendiyar|Inkılap|Inkılab|"
    "Imparatorlu|Ittihat|Ittihad|Ingiliz|Istiklal|Istiklâl|Iktisa|Islam|Islâm|Ihtilal|Idare|Isyan|Ilişki|Inceleme|Ikinci|Ilk"
)


@rule(
    "TXT015",
    "turkish-capital-i",
    Severity.WARNING,
    fields=(*PROSE, *NAMES),
    pattern=rf"(?<!\w)(?:{_WORDS})",
    fix="unsafe",
    peers=(),
)
def turkish_capital_i(item: Item, field: EntryField, match: re.Match[str]) -> Problems:
    """Turkish word that begins with I instead of İ.

    ## What it does
    Finds words such as “Istanbul” and “Inkılap” in entries that are Turkish: by `langid`, or by letters that
    only Turkish has (ğ, ş, ı, İ).

    ## Why is this bad?
    I and İ are different letters: the word is misspelt, and sorted in another place.

    ## Example
    ```bib
    @misc{a, title = {Istanbul'un Kuruluşu}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {İstanbul'un Kuruluşu}}
    ```
    """
    if not is_turkish(item):
        return ()
    span = Span(*match.span())
    made = f"İ{match[0][1:]}"
    return (
        Problem(
            f"“{match[0]}…” is spelt “{made}…” in Turkish",
            at=span,
            edits=(Edit(span, made),),
            action="Write İ",
        ),
    )


def is_turkish(item: Item) -> bool:
    """Say whether an entry is Turkish, by its language or by the letters of its title."""
    language = item.value("langid", "language", "hyphenation").lower()
    if language:
        return language.startswith(("tr", "tür"))
    return not set(item.value("title")).isdisjoint("ğşıİĞŞ")
