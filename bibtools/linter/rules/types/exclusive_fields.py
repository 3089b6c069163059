"""TYP009 exclusive-fields."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.model.datamodel import exclusive_fields
from bibtools.support.messages import all_of, message


@rule(
    "TYP009",
    "exclusive-fields",
    Severity.INFO,
    scope="entry",
    bib_only=True,
    dialects=("bibtex",),
)
def fields_that_exclude(item: Item) -> Problems:
    """Two fields of which BibTeX's styles print only one.

    ## What it does
    Finds books, papers and parts of books with both volume and number. The author and the editor of a @book, of whom
    the standard styles print one only, are not reported: no other field takes the name of who prepared a text.

    ## Why is this bad?
    The standard styles print the first and warn “can't use both”.

    ## Example
    ```bib
    @book{arikan2008,
      author = {Arıkan, Celal},
      title = {Kurtuluş Savaşı Tarihi},
      publisher = {İş Bankası},
      volume = {1},
      number = {1482},
      series = {Tarih Dizisi},
      year = 2008,
      month = jun
    }
    ```

    ## Use instead
    ```bib
    @book{arikan2008,
      author = {Arıkan, Celal},
      title = {Kurtuluş Savaşı Tarihi},
      publisher = {İş Bankası},
      volume = {1},
      series = {Tarih Dizisi 1482},
      year = 2008,
      month = jun
    }
    ```
    """
    for group in exclusive_fields("bibtex", item.type):
        found = [item.fields[name] for name in group if name in item.fields]
        if len(found) > 1:
            names = all_of(group)
            said = message(
                "BibTeX's styles cannot use both {names} of a @{type}", names=names, type=item.type
            )
            yield Problem(said, at=found[1].name_span, field=found[1])
