"""DAT002 malformed-month."""

from __future__ import annotations

import re

from bibtools.bibtex.dates import MACROS
from bibtools.bibtex.decode import plain_text
from bibtools.language.months import MONTH, SEASON, month_forms, month_of, season_forms
from bibtools.linter.document import Item, editable
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity
from bibtools.support.folding import fold_letters
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_WORDS = "|".join(form for forms in (*month_forms("en"), *season_forms("en")) for form in forms)
_BETWEEN = lazy(r"\s*(?:-{1,3}|[–—/])\s*")
_MONTH = rf"(?:{_WORDS})\.?"
_OK = lazy(
    rf"(?:0?[1-9]|1[0-2]|2[1-4]|(?:\d{{1,2}}[\s~.,-]*)?{_MONTH}(?:[\s~.,–/\\-]+(?:and|to|&)?[\s~]*(?:\d{{1,2}}|{_MONTH}))*(?:st|nd|rd|th)?)",
    re.IGNORECASE,
)
_NAMES = lazy(MONTH)
_SEASONS = lazy(SEASON)


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
    these. A month in another language is recognised, also a range of two, and the fix writes its macro. Seasons are
    accepted in every language: there is no macro for them.

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
    if not value or _OK.fullmatch(value) or _SEASONS.fullmatch(fold_letters(value)):
        return ()
    months = _months(fold_letters(value))
    if not months or not editable(field):
        return (
            Problem(
                message("“{value}” is not a month", value=value), hint="write jan to dec, without braces"
            ),
        )
    for _, calendar in months:
        if calendar:
            said = message(
                "“{value}” is a month of the {calendar} calendar",
                value=value,
                calendar=message(calendar.capitalize()),
            )
            return (Problem(said, hint="move it to `note`; `month` takes Gregorian months"),)
    macro = ' # "--" # '.join(MACROS[number - 1] for number, _ in months)
    edit = Edit(field.value_span, macro)
    return (
        Problem(
            message("“{value}” should be the macro {macro}", value=value, macro=macro),
            edits=(edit,),
            action=message("Write {macro}", macro=macro),
        ),
    )


def _months(folded: str) -> list[tuple[int, str]]:
    """Return the number and calendar of a month or of the two of a range; none for anything else."""
    # Some names have a hyphen: Teşrin-i Evvel.
    names = [folded] if _NAMES.fullmatch(folded) else _BETWEEN.split(folded)
    matches = [_NAMES.fullmatch(name) for name in names]
    found = [month_of(match) for match in matches if match is not None]
    return found if len(found) == len(matches) <= 2 else []
