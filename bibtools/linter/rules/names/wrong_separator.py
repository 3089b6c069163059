"""NAM003 wrong-name-separator."""

from __future__ import annotations

import re

from bibtools.linter.document import Item, value_span
from bibtools.linter.fieldsets import NAMES
from bibtools.linter.names import PLAIN_NAMES, split_names
from bibtools.linter.people import looks_corporate
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity

_SEPARATOR = re.compile(r"(?<!\\);|\s(?:\\?&|und|ve|et)\s(?=[^\W\d_])|\\&")


@rule(
    "NAM003",
    "wrong-name-separator",
    Severity.WARNING,
    unless=PLAIN_NAMES,
    fields=NAMES,
    bib_only=True,
    peers=("bibcop",),
)
def wrong_name_separator(item: Item, field: EntryField) -> Problems:
    """Names joined by something else than “and”.

    ## What it does
    Finds names joined by a semicolon, an ampersand, “ve”, “und” or “et” outside of braces.

    ## Why is this bad?
    Only “and”, in every language, separates names: all of them are taken for one person.

    ## Example
    ```bib
    @misc{a, author = {Abidin Tüzel ve Ali Fuat Cebesoy}, title = {Bir Kitap}}
    ```

    ## Use instead
    ```bib
    @misc{a, author = {Abidin Tüzel and Ali Fuat Cebesoy}, title = {Bir Kitap}}
    ```
    """
    for person in split_names(field.value):
        match = _SEPARATOR.search(person.text) if not person.braced and "{" not in person.text else None
        if match and not looks_corporate(person.text):
            at = value_span(field, person.start + match.start(), person.start + match.end())
            said = f"“{match[0].strip()}” does not separate names"
            yield Problem(said, at=at, hint="write “and” between names; put a body's name in braces")
