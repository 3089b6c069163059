"""IDN003 invalid-isbn."""

from __future__ import annotations

import re

from bibtools.linter.document import Item, value_span
from bibtools.linter.identifiers import without_braces
from bibtools.linter.people import shortened
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity, Span
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_PART = lazy(r"(?:ISBN[- :]*)?[0-9][0-9Xx \-–‐]{8,}[0-9Xx]", re.IGNORECASE)
_NUMBERS = lazy(r"[\d\s–‐X-]+", re.IGNORECASE)


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
    found = list(_PART.finditer(text))
    digits = _digits(text) if not found and _NUMBERS.fullmatch(text) else ""
    if digits and not isbn.is_valid(digits):
        yield _invalid(text, digits)
    for match in found:
        for part in _parts(re.sub(r"(?i)ISBN(?:-1[03])?[- :]*", "", match[0])):
            if not isbn.is_valid(_digits(part)):
                at = value_span(field, *match.span()) if text == field.value else None
                yield _invalid(part, _digits(part), at)


def _invalid(part: str, digits: str, at: Span | None = None) -> Problem:
    said = message("“{part}” is not a valid ISBN: {why}", part=shortened(part.strip()), why=_why(digits))
    return Problem(said, at=at)


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
