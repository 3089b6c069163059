"""TYP011 edition-format."""

from __future__ import annotations

import re

from bibtools.language.units import EDITION
from bibtools.linter.document import Item
from bibtools.linter.edits import replace_value
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_EDITION = lazy(
    rf"(?P<number>\d+)\s*(?:\.|st|nd|rd|th|e|er|ère|ème|a|ª)?\s*(?:{EDITION.bare()})?\.?", re.IGNORECASE
)

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()


@rule(
    "TYP011",
    "edition-format",
    Severity.INFO,
    fields=("edition",),
    bib_only=True,
    fix="unsafe",
    fix_does="Replaces the edition by its number, or writes the ordinal with a capital.",
    peers=("JabRef",),
)
def edition_format(item: Item, field: EntryField) -> Problems:
    """Edition that is not a plain number.

    ## What it does
    Finds editions such as “2nd ed.”, “second” or “3. baskı” in biblatex files, where a number is expected, and
    “second” in BibTeX files, whose styles expect “Second” (btxdoc, 3.2).

    ## Why is this bad?
    biblatex writes “2nd ed.” or “2. bs.” itself, in the document's language; it can do so only with a number.

    ## Example
    ```bib
    @book{cebesoy2017,
      author = {Cebesoy, Ali Fuat},
      title = {Moskova Hatıraları},
      publisher = {Temel Yayınları},
      edition = {2. baskı},
      date = {2017}
    }
    ```

    ## Use instead
    ```bib
    @book{cebesoy2017,
      author = {Cebesoy, Ali Fuat},
      title = {Moskova Hatıraları},
      publisher = {Temel Yayınları},
      edition = {2},
      date = {2017}
    }
    ```
    """
    value = field.value.strip()
    if value.lower() in _ORDINALS:
        return _ordinal(item, field, value)
    if item.document.dialect == "bibtex":
        return ()
    match = _EDITION.fullmatch(value)
    if not match or value.isdecimal():
        return ()
    edits = replace_value(field, match["number"])
    return (
        Problem(
            message("“{value}” should be the number {number}", value=value, number=match["number"]),
            edits=edits,
            action="Write the number",
        ),
    )


def _ordinal(item: Item, field: EntryField, value: str) -> Problems:
    """Report an English ordinal: a number in biblatex, a word with a capital in BibTeX."""
    number = str(_ORDINALS.index(value.lower()) + 1)
    made = value.capitalize() if item.document.dialect == "bibtex" else number
    if value != made:
        yield Problem(
            message("“{value}” should be “{made}”", value=value, made=made),
            edits=replace_value(field, made),
            action=message("Write {made}", made=made),
        )
