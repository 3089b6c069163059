"""TXT029 title-case."""

from __future__ import annotations

from bibtools.bibtex.decode import plain_text
from bibtools.linter.document import Item
from bibtools.linter.languages import language_of
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_MINOR = frozenset(
    "in of at to by the a an and or as if up via yet nor but off on for into with from".split()
)
_WORD = lazy(r"(?<![\w'’-])[A-Za-z][a-z]+(?![\w'’])")


@rule(
    "TXT029",
    "title-case",
    Severity.INFO,
    fields=("journal", "journaltitle", "booktitle"),
    default=False,
    peers=("bibcop",),
)
def title_case(item: Item, field: EntryField) -> Problems:
    """English name of a journal or book with words that begin with a small letter.

    ## What it does
    Finds words in lower case, except articles and prepositions, in names of journals and books that are English by
    their `langid` or, without one, have only ASCII letters. It runs only when selected.

    ## Why is this bad?
    English names of journals and books are written with capitals.

    ## Example
    ```bib
    @misc{a, journal = {Journal of Ottoman studies}, langid = {english}}
    ```

    ## Use instead
    ```bib
    @misc{a, journal = {Journal of Ottoman Studies}, langid = {english}}
    ```
    """
    if not field.value.isascii() or language_of(item) not in ("en", ""):
        return ()
    for match in _WORD.finditer(plain_text(field.value)):
        if match[0].islower() and match[0] not in _MINOR:
            return (Problem(message("“{text}” begins with a small letter", text=match[0])),)
    return ()
