"""DAT011 seen-before-published."""

from __future__ import annotations

from bibtools.linter.dates import read_date, years_of
from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message


@rule("DAT011", "seen-before-published", Severity.WARNING, fields=("urldate",))
def seen_before_published(item: Item, field: EntryField) -> Problems:
    """Date of access before the date of publication.

    ## What it does
    Finds entries whose `urldate` is more than a year before their `date` or `year`. What is online first is often
    seen in the year before its volume.

    ## Why is this bad?
    A page cannot be read before it is published: one of the two dates is wrong.

    ## Example
    ```bib
    @online{tdk,
      author = {{Türk Dil Kurumu}},
      title = {Yazım Kuralları},
      date = {2020},
      url = {https://tdk.gov.tr},
      urldate = {2012-05-01}
    }
    ```

    ## Use instead
    ```bib
    @online{tdk,
      author = {{Türk Dil Kurumu}},
      title = {Yazım Kuralları},
      date = {2012},
      url = {https://tdk.gov.tr},
      urldate = {2020-05-01}
    }
    ```
    """
    seen, years = read_date(field.value), years_of(item)
    if seen is None or years is None or seen.start.year is None or seen.start.year >= years[0] - 1:
        return ()
    return (
        Problem(
            message("accessed in {year}, but published in {year2}", year=seen.start.year, year2=years[0])
        ),
    )
