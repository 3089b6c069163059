"""TXT011 title-ends-with-punctuation."""

from __future__ import annotations

import re

from bibtools.bibtex.decode import plain_text
from bibtools.language.abbreviations import ABBREVIATIONS
from bibtools.language.months import month_abbreviations
from bibtools.linter.document import Item, editable, value_span
from bibtools.linter.languages import is_english
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_MARKS = frozenset(".,;:")
_END = lazy(r"(?<![.\s])([.,;:])\s*$")
_ABBREVIATION = lazy(
    r"(?:\b\w|\b(?:etc|vol|no|al|usw|ca)|\.\w+)\.$",
    re.IGNORECASE,
)
_ORDINAL = lazy(r"(?<!\w)[IVXLC]{2,}\.$")
"""A Roman number as an ordinal, as German and other languages write it: Briefe Friedrichs II."""
_WORD = lazy(r"(?P<before>\S+)?\s*(?<![^\W\d_])(?P<word>[^\W\d_]+)\.$")
_VOWEL = lazy(r"[aeiouyıöüâîûáéíóúàèìòùäåæøœãõêôëï]", re.IGNORECASE)


@rule(
    "TXT011",
    "title-ends-with-punctuation",
    Severity.WARNING,
    fields=(
        "title",
        "booktitle",
        "maintitle",
        "journal",
        "journaltitle",
        "series",
        "publisher",
        "address",
        "location",
    ),
    bib_only=True,
    fix="unsafe",
    fix_does="Takes the punctuation at the end away.",
    peers=("bibcop",),
)
def title_ends_with_punctuation(item: Item, field: EntryField) -> Problems:
    """Title, publisher or place that ends with a full stop, comma or colon.

    ## What it does
    Finds a comma, a colon or a semicolon at the end of a title, a journal, a publisher or a place, and a full stop at
    the end of `title`, `booktitle` and `maintitle`, except after abbreviations.

    ## Why is this bad?
    The style adds its own: “Moskova Hatıraları.. İstanbul”.

    ## Example
    ```bib
    @misc{a, title = {Moskova Hatıraları.}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Moskova Hatıraları}}
    ```
    """
    if field.value.rstrip()[-1:] not in _MARKS:
        return ()
    match = _END.search(field.value)
    if not match or (
        match[1] == "."
        and (field.name.lower() not in _SENTENCES or _keeps_stop(item, plain_text(field.value)))
    ):
        return ()
    if match.start() and field.value[match.start() - 1] == "\\":
        return ()
    span = value_span(field, match.start(), match.end())
    edits = (Edit(span, ""),) if editable(field) else ()
    said = message("the {name} ends with “{text}”", name=field.name.lower(), text=match[1])
    return (Problem(said, at=span, edits=edits, action=message("Remove “{text}”", text=match[1])),)


_SENTENCES = ("title", "booktitle", "maintitle")


def _keeps_stop(item: Item, text: str) -> bool:
    return is_abbreviation(text) or (bool(_ORDINAL.search(text.rstrip())) and not is_english(item))


def is_abbreviation(text: str) -> bool:
    """Return whether a text ends with an abbreviation.

    That is a known one, a word without vowels, the second of a row, or the month of a day (27-29 Oct.).
    """
    text = text.rstrip()
    if _ABBREVIATION.search(text):
        return True
    match = _WORD.search(text)
    if match is None:
        return False
    word, before = match["word"].lower(), match["before"] or ""
    if before[-1:].isdecimal() and word in month_abbreviations():
        return True
    return word in ABBREVIATIONS or not _VOWEL.search(word) or before.endswith(".")
