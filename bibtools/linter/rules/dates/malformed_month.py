"""DAT002 malformed-month."""

from __future__ import annotations

import re

from bibtools.language.months import MONTH, month_of, plain
from bibtools.linter.document import Item, editable
from bibtools.linter.latex import plain_text
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|fall|winter)\.?"
)
_OK = re.compile(
    rf"(?:0?[1-9]|1[0-2]|2[1-4]|(?:\d{{1,2}}[\s~.,-]*)?{_MONTH}(?:[\s~.,–/\\-]+(?:and|to|&)?[\s~]*(?:\d{{1,2}}|{_MONTH}))*(?:st|nd|rd|th)?)",
    re.IGNORECASE,
)
_MACROS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NAMES = re.compile(MONTH)


@rule(
    "DAT002",
    "malformed-month",
    Severity.WARNING,
    fields=("month",),
    bib_only=True,
    fix="unsafe",
    peers=("JabRef", "bibclean", "bibcop"),
)
def malformed_month(item: Item, field: EntryField) -> Problems:
    """Month that is none.

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
    match = _NAMES.fullmatch(plain(value))
    if match is None or not editable(field):
        return (Problem(f"“{value}” is no month", hint="write jan to dec, without braces"),)
    number, hijri = month_of(match)
    if hijri:
        return (Problem(f"“{value}” is a month of the Hijri year", hint="keep it in `note`"),)
    macro = _MACROS[number - 1]
    edit = Edit(field.value_span, macro)
    return (Problem(f"“{value}” should be the macro {macro}", edits=(edit,), action=f"Write {macro}"),)
