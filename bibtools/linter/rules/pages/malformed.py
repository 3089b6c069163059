"""PAG001 malformed-pages."""

from __future__ import annotations

import re

from bibtools.linter.document import Item
from bibtools.linter.pages import DASHES
from bibtools.linter.people import shortened
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_OK = lazy(
    rf"""[\s\w.:*†§/()\[\]{{}}+~'’\\-]*      # a page, or anything with a number and no odd sign
        (?:(?:-{{1,3}}|[{DASHES},;&])\s*[\w.:*†§/()\[\]{{}}+~'’\s\\-]*)*""",
    re.VERBOSE,
)


_BEGINS = lazy(rf"[-{DASHES}]+\s*\d")
_PAIR = lazy(r"\d+\s+\d+")


@rule("PAG001", "malformed-pages", Severity.WARNING, fields=("pages",), peers=("biber", "JabRef", "bibcop"))
def malformed_pages(item: Item, field: EntryField) -> Problems:
    """Pages without a page number.

    ## What it does
    Finds values of `pages` without a number (Arabic or Roman), with a sign such as `?`, with a dash before the first
    number (`-10`), or with two numbers and nothing between them (`1 2`).

    ## Why is this bad?
    They were a placeholder, or the field was confused with another one.

    ## Example
    ```bib
    @misc{a, title = {Bir Makale}, pages = {??}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Makale}, pages = {12--20}}
    ```
    """
    value = field.value.strip()
    if not value:
        return ()
    if not re.search(r"\d|\b[ivxlcdm]+\b", value, re.IGNORECASE):
        words = re.fullmatch(r"[A-Za-z]\w*", value)
        return (
            ()
            if words and len(value) <= 3
            else (Problem(message("“{value}” contains no page number", value=shortened(value))),)
        )
    if why := _fault(value):
        return (Problem(why),)
    return (
        ()
        if "?" not in value and _OK.fullmatch(value)
        else (Problem(message("“{value}” is not a list of pages", value=shortened(value))),)
    )


def _fault(value: str) -> str:
    """Return what is wrong with the numbers of a value; the empty string if nothing is."""
    if _BEGINS.match(value):
        return message("“{value}” has no page before its dash", value=shortened(value))
    if _PAIR.fullmatch(value):
        return message("“{value}” has two numbers and nothing between them", value=shortened(value))
    return ""
