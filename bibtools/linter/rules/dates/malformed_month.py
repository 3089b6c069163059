"""DAT002 malformed-month."""

from __future__ import annotations

import re

from bibtools.bibtex.dates import MACROS
from bibtools.bibtex.decode import plain_text
from bibtools.language.months import MONTH, month_forms, month_of, season_forms
from bibtools.linter.document import Item, editable
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity
from bibtools.support.folding import fold_letters
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_WORDS = "|".join(form for forms in (*month_forms("en"), *season_forms("en")) for form in forms)
_MONTH = rf"(?:{_WORDS})\.?"
_OK = lazy(
    rf"(?:0?[1-9]|1[0-2]|2[1-4]|(?:\d{{1,2}}[\s~.,-]*)?{_MONTH}(?:[\s~.,–/\\-]+(?:and|to|&)?[\s~]*(?:\d{{1,2}}|{_MONTH}))*(?:st|nd|rd|th)?)",
    re.IGNORECASE,
)
_NAMES = lazy(MONTH)


@rule(
    "DAT002",
    "malformed-month",
    Severity.WARNING,
    fields=("month",),
    bib_only=True,
    fix="unsafe",
    fix_does="Replaces the name of the month by its macro.",
    peers=("JabRef", "bibclean", "bibcop"),
)
def malformed_month(item: Item, field: EntryField) -> Problems:
    """Malformed month.

    ## What it does
    Finds months other than a macro (`jan` to `dec`), a number from 1 to 12, an English name or a range of
    these. A month in another language is recognised, and the fix writes its macro.

    ## Why is this bad?
    Styles print the month in their own language only if they know it; biber drops what it cannot read.

    ## Example
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journal = {Türk Dili},
      year = 1971,
      month = {Haziran}
    }
    ```

    ## Use instead
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journal = {Türk Dili},
      year = 1971,
      month = jun
    }
    ```
    """
    value = plain_text(field.value).strip()
    if not value or _OK.fullmatch(value):
        return ()
    match = _NAMES.fullmatch(fold_letters(value))
    if match is None or not editable(field):
        return (
            Problem(
                message("“{value}” is not a month", value=value), hint="write jan to dec, without braces"
            ),
        )
    number, calendar = month_of(match)
    if calendar:
        said = message(
            "“{value}” is a month of the {calendar} calendar",
            value=value,
            calendar=message(calendar.capitalize()),
        )
        return (Problem(said, hint="move it to `note`; `month` takes Gregorian months"),)
    macro = MACROS[number - 1]
    edit = Edit(field.value_span, macro)
    return (
        Problem(
            message("“{value}” should be the macro {macro}", value=value, macro=macro),
            edits=(edit,),
            action=message("Write {macro}", macro=macro),
        ),
    )
