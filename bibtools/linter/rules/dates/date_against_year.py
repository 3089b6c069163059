"""DAT006 date-against-year."""

from __future__ import annotations

from bibtools.linter.dates import has_exact_date, read_date
from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message


@rule("DAT006", "date-against-year", Severity.ERROR, when=has_exact_date, scope="entry", peers=("biber",))
def date_against_year(item: Item) -> Problems:
    """Date and year that disagree.

    ## What it does
    Finds entries whose `year` is not the year of their `date`.

    ## Why is this bad?
    BibTeX prints the year and biblatex the date.

    ## Example
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journaltitle = {Türk Dili},
      date = {1971-06-12},
      year = {1972}
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
    field = item.fields.get("year")
    if field is None or "date" not in item.fields:
        return
    value = field.value.strip()
    date = read_date(item.value("date"))
    if date is None or date.start.year is None or not (value.isdecimal() and len(value) == 4):
        return
    first = date.start.year
    last = (date.end.year if date.end and not date.end.open else None) or (9999 if date.end else first)
    if not first <= int(value) <= last:
        yield Problem(
            message("the year is {value}, but the date is {value2}", value=value, value2=item.value("date")),
            field=field,
        )
