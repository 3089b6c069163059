"""STR004 month-not-macro."""

from __future__ import annotations

from bibtools.bibtex.dates import MACROS
from bibtools.language.months import month_forms
from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.whole_numbers import whole_number

_MONTHS = {form.lower(): number for number, forms in enumerate(month_forms("en")) for form in forms}


@rule(
    "STR004",
    "month-not-macro",
    Severity.INFO,
    fields=("month",),
    bib_only=True,
    fix="safe",
    fix_does="Replaces the name of the month by its macro.",
    peers=("bibclean", "bibtex-tidy"),
)
def month_not_macro(item: Item, field: EntryField) -> Problems:
    """Name of a month instead of its macro.

    ## What it does
    Finds English names of months in braces, and numbers in BibTeX files. The macros `jan` to `dec` are
    defined by every style.

    ## Why is this bad?
    Only the macro (or, in biblatex, the number) lets the style print the month in its own language, and
    biber cannot read the month's name at all.

    ## Example
    ```bib
    @article{baydar1971,
      title = {Bir Belge},
      year = 1971,
      month = {June}
    }
    ```

    ## Use instead
    ```bib
    @article{baydar1971,
      title = {Bir Belge},
      year = 1971,
      month = jun
    }
    ```
    """
    number = _MONTHS.get(field.value.strip().rstrip(".").lower())
    digits = field.value.strip()
    if item.document.dialect == "bibtex" and 1 <= (written := whole_number(digits, 0)) <= 12:
        number = written - 1
    if number is None or field.raw[:1] not in ("{", '"') or field.raw[1:-1] != field.value:
        return ()
    macro = MACROS[number]
    edit = Edit(field.value_span, macro)
    return (
        Problem(
            message("“{value}” should be the macro {macro}", value=field.value, macro=macro),
            edits=(edit,),
            action=message("Write {macro}", macro=macro),
        ),
    )
