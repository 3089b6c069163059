"""NAM003 wrong-name-separator."""

from __future__ import annotations

import re

from bibtools.bibtex.namelists import PLAIN_NAMES, WrittenName, split_names
from bibtools.language.name_lists import ABBREVIATED_AND, AND, OTHERS, SHORT_AND
from bibtools.linter.document import Item, editable, value_span
from bibtools.linter.fieldsets import NAMES
from bibtools.linter.people import looks_corporate
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_WORDS = "|".join(word for word in sorted(AND.words) if len(word) > 1 and word != "and")
_SEPARATOR = lazy(
    rf"(?<!\\);|\s(?!(?:{OTHERS.phrases()})(?!\w))(?:\\?&|{_WORDS})\s(?!zu[mr]?\s)(?=[^\W\d_])|\\&"
)
"""Signs and words for “and”, but not those of “and others” (und andere), which NAM004 reports, nor von und zu."""
_LETTERS = "".join(
    sorted(word for table in (AND, ABBREVIATED_AND, SHORT_AND) for word in table.words if len(word) == 1)
)
_SHORT = lazy(rf"\s[{_LETTERS}]\.?\s(?=[^\W\d_])")
"""Those of one letter, which also join the parts of a family name."""
_TIGHT = lazy(r"(?<!\S)and(?=\{[^\\])|(?<=\})and(?=[\s{])", re.IGNORECASE)
_LETTER = lazy(r"\{\\[^{}]*\}$")


@rule(
    "NAM003",
    "wrong-name-separator",
    Severity.WARNING,
    unless=PLAIN_NAMES,
    fields=NAMES,
    bib_only=True,
    fix="unsafe",
    fix_does="Writes spaces around an “and” that touches a brace.",
    peers=("bibcop",),
)
def wrong_name_separator(item: Item, field: EntryField) -> Problems:
    """Names joined by something other than “and”.

    ## What it does
    Finds names joined by a semicolon, an ampersand, “ve”, “und” or “et” outside of braces, and an “and” that
    touches a brace: `{Alpha Press}and{Beta Press}`. The fix puts spaces around such an “and”.

    ## Why is this bad?
    Only “and” separates names, in every language: all of these are read as one person.

    ## Example
    ```bib
    @misc{a, author = {Abidin Tüzel ve Ali Fuat Cebesoy}, title = {Bir Kitap}}
    ```

    ## Use instead
    ```bib
    @misc{a, author = {Abidin Tüzel and Ali Fuat Cebesoy}, title = {Bir Kitap}}
    ```
    """
    value = field.value
    if "{" not in value and not _SEPARATOR.search(value) and not _SHORT.search(value):
        return
    for person in split_names(value):
        match = None if "{" in person.text else _separator(person)
        if person.braced or (not match and "{" not in person.text) or looks_corporate(person.text):
            continue
        if match is None:
            yield from _tight(field, person)
        else:
            at = value_span(field, person.start + match.start(), person.start + match.end())
            said = message("“{text}” does not separate names", text=match[0].strip())
            yield Problem(
                said, at=at, hint="write “and” between names; put the name of an organisation in braces"
            )


def _separator(person: WrittenName) -> re.Match[str] | None:
    """Return what joins two names in one; a single letter does between two commas: `Rossi, M. e Bianchi, L.`"""
    text = person.text
    if (match := _SEPARATOR.search(text)) or person.commas != 2:
        return match
    return _SHORT.search(text, text.index(",") + 1, text.rindex(","))


def _tight(field: EntryField, person: WrittenName) -> Problems:
    """Report each “and” between names that has no white space on one of its sides."""
    text = person.text
    for match in _TIGHT.finditer(text):
        before = text[: match.start()]
        if before.count("{") != before.count("}") or _LETTER.search(before):
            continue
        at = value_span(field, person.start + match.start(), person.start + match.end())
        lead, tail = (" " if each and not each.isspace() else "" for each in (before[-1:], text[match.end()]))
        edits = (Edit(at, f"{lead}{match[0]}{tail}"),) if editable(field) else ()
        said = message(
            "this “{text}” does not separate names: write white space on both of its sides", text=match[0]
        )
        yield Problem(said, at=at, edits=edits, action="Put spaces around it")
