"""DAT003 malformed-date."""

from __future__ import annotations

from bibtools.linter.dates import read_date, without_time
from bibtools.linter.document import Item
from bibtools.linter.fieldsets import DATES
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_SHAPE = lazy(r"-?\d{4}-\d{2}(-\d{2})?")
_FREE = lazy(r"\d{3,4}[?~%]?")


@rule(
    "DAT003",
    "malformed-date",
    Severity.WARNING,
    fields=DATES,
    dialects=("biblatex", "csl"),
    implied_by=("DAT007", "SRC007"),
    peers=("biber", "JabRef"),
)
def malformed_date(item: Item, field: EntryField) -> Problems:
    """Date that is not of the form YYYY-MM-DD.

    ## What it does
    Finds dates that are not in the Extended Date/Time Format (EDTF, ISO 8601-2, level 1). Examples of the format
    are `1920`, `1920-10-16`, `1988?`, `19XX` and `1914/1918`.

    ## Why is this bad?
    biber drops a date it cannot read.

    ## Example
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journaltitle = {Türk Dili},
      date = {12 Haziran 1971}
    }
    ```

    ## Use instead
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journaltitle = {Türk Dili},
      date = {1971-06-12}
    }
    ```
    """
    value = without_time(field.value)
    if not value or read_date(value) is not None or _FREE.fullmatch(value):
        return ()
    if all(_SHAPE.fullmatch(part) or not part.strip(".") or read_date(part) for part in value.split("/")):
        return ()  # of the right form: DAT004 or DAT010 says what is wrong
    return (
        Problem(message("“{value}” is not a date", value=value), hint="write YYYY, YYYY-MM or YYYY-MM-DD"),
    )
