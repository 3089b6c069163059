"""TYP005 field-not-used."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.models import dialect_of
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.model.datamodel import all_fields, known_fields
from bibtools.support.messages import message


@rule(
    "TYP005",
    "field-not-used",
    Severity.INFO,
    scope="entry",
    bib_only=True,
    default=False,
    peers=("biber", "bibcop"),
)
def field_not_used(item: Item) -> Problems:
    """Field that the entry's type does not use.

    ## What it does
    Finds fields that other types have but this one does not: the journal of a @book, the publisher of an
    @article. It runs only when selected, since such fields do no harm.

    ## Why is this bad?
    The style does not print them; perhaps another type was meant.

    ## Example
    ```bib
    @book{cebesoy1955,
      author = {Cebesoy, Ali Fuat},
      title = {Moskova Hatıraları},
      publisher = {Vatan Neşriyatı},
      journal = {Türk Dili},
      year = {1955}
    }
    ```

    ## Use instead
    ```bib
    @book{cebesoy1955,
      author = {Cebesoy, Ali Fuat},
      title = {Moskova Hatıraları},
      publisher = {Vatan Neşriyatı},
      year = {1955}
    }
    ```
    """
    dialect = dialect_of(item)
    known = known_fields(dialect, item.type)
    if known is None:
        return
    for name, field in item.fields.items():
        if name not in known and name in all_fields(dialect):
            yield Problem(
                message("@{type} does not use “{name}”", type=item.type, name=name),
                at=field.name_span,
                field=field,
            )
