"""IDN003 invalid-isbn."""

from __future__ import annotations

import re

from bibtools.linter.document import Item, value_span
from bibtools.linter.identifiers import without_braces
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_PART = lazy(r"(?:ISBN[- :]*)?[0-9][0-9Xx \-–‐]{8,}[0-9Xx]", re.IGNORECASE)


@rule("IDN003", "invalid-isbn", Severity.ERROR, fields=("isbn",), peers=("biber", "JabRef"))
def invalid_isbn(item: Item, field: EntryField) -> Problems:
    """ISBN whose check digit or length is wrong.

    ## What it does
    Checks length and check digit of every ISBN in the field.

    ## Why is this bad?
    A digit was mistyped, and no catalogue finds the book. (If the book itself prints a wrong ISBN, suppress the
    finding with that reason.)

    ## Example
    ```bib
    @misc{a, title = {Bir Kitap}, isbn = {978-0-306-40615-8}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Kitap}, isbn = {978-0-306-40615-7}}
    ```
    """
    from stdnum import isbn

    text = without_braces(field.value)
    for match in _PART.finditer(text):
        for part in _parts(re.sub(r"(?i)ISBN(?:-1[03])?[- :]*", "", match[0])):
            if not isbn.is_valid(_digits(part)):
                said = message(
                    "“{part}” is not a valid ISBN: {why}", part=part.strip(), why=_why(_digits(part))
                )
                yield Problem(said, at=value_span(field, *match.span()) if text == field.value else None)


def _parts(text: str) -> list[str]:
    """Split at white space if every part then has the length of an ISBN; some ISBNs have spaces inside."""
    parts = text.split()
    return parts if all(len(_digits(part)) in (10, 13) for part in parts) else [text]


def _digits(text: str) -> str:
    return re.sub(r"[^0-9Xx]", "", text).upper()


def _why(digits: str) -> str:
    if len(digits) not in (10, 13):
        return message("it has {count} digits, not 10 or 13", count=len(digits))
    return message("its check digit is wrong")
