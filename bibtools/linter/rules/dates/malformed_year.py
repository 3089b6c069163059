"""DAT001 malformed-year."""

from __future__ import annotations

import re

from bibtools.language.statements import NO_DATE, NOT_YET_PRINTED
from bibtools.linter.dates import PLAIN_YEAR, written_year
from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_OK = lazy(
    r"""\d{4}                                     # 1999
    | \d{4}\s*(?:-{1,3}|[–—/])\s*(?:\d{4}|\d{2})  # 1999--2001, 1999/2000
    | \d{1,4}\??~?                                # a year before 1000; 1999? as EDTF has it
    | -\d{4} | \d{2}XX | \d{3}X                   # years before Christ, and masked digits
    """,
    re.VERBOSE,
)
_WORDS = lazy(
    rf"(?:{NOT_YET_PRINTED.loose()}|n\.?\s?d\.?|s\.?\s?[da]\.?|o\.?\s?j\.?|{NO_DATE.loose()})",
    re.IGNORECASE,
)
_OF_TODAY = ("journal", "journaltitle", "isbn", "issn", "doi")
"""Fields that no work of the first millennium has."""


@rule(
    "DAT001",
    "malformed-year",
    Severity.WARNING,
    fields=("year", "origyear"),
    unless=PLAIN_YEAR,
    implied_by=("DAT007", "SRC007"),
    peers=("JabRef", "bibcop"),
)
def malformed_year(item: Item, field: EntryField) -> Problems:
    """Year that is not a number of four digits.

    ## What it does
    Finds values of `year` other than a year or a range of years, years of two digits, and years of three digits in
    entries with a journal, an ISBN, an ISSN or a DOI, which nothing of that age has. Words such as “in press” or
    “t.y.” are accepted in BibTeX files, which have no other place for them, and reported in biblatex files.

    ## Why is this bad?
    Sorting and author-year labels need a number.

    ## Example
    ```bib
    @book{cebesoy1955,
      author = {Cebesoy, Ali Fuat},
      title = {Moskova Hatıraları},
      publisher = {Vatan Neşriyatı},
      year = {İstanbul 1955}
    }
    ```

    ## Use instead
    ```bib
    @book{cebesoy1955,
      author = {Cebesoy, Ali Fuat},
      title = {Moskova Hatıraları},
      publisher = {Vatan Neşriyatı},
      address = {İstanbul},
      year = {1955}
    }
    ```
    """
    value = written_year(field.value)
    if len(value) == 2 and value.isdecimal() and field.name.lower() == "year":
        return (
            Problem(
                message("“{value}” means the year {value}", value=value),
                hint="write four digits, also for the first century",
            ),
        )
    if len(value) == 3 and value.isdecimal() and field.name.lower() == "year" and item.value(*_OF_TODAY):
        return (
            Problem(message("“{value}” is a year of three digits", value=value), hint="write four digits"),
        )
    if not value or (len(value) == 4 and value.isdecimal()) or _OK.fullmatch(value):
        return ()
    if _WORDS.fullmatch(value):
        if item.document.dialect == "bibtex":
            return ()
        hint = "leave the date out; biblatex has `pubstate` for works that are still to appear"
        return (Problem(message("“{value}” is not a year", value=value), hint=hint),)
    return (Problem(message("“{value}” is not a year", value=value), hint="write four digits"),)
