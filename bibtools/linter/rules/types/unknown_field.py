"""TYP004 unknown-field."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.model.datamodel import all_fields
from bibtools.support.messages import message


@rule("TYP004", "unknown-field", Severity.INFO, scope="entry", bib_only=True, default=False, peers=("biber",))
def unknown_field(item: Item) -> Problems:
    """Field that neither BibTeX nor biblatex knows.

    ## What it does
    Finds fields that are in neither data model. Reference managers add many such fields, which do no harm, so
    the rule runs only when selected.

    ## Why is this bad?
    Unknown fields are ignored; if one was meant to be printed, it will not be.

    ## Example
    ```bib
    @misc{baydar1971,
      title = {Bir Belge},
      colour = {red}
    }
    ```

    ## Use instead
    ```bib
    @misc{baydar1971,
      title = {Bir Belge},
      note = {red binding}
    }
    ```
    """
    for name, field in item.fields.items():
        if name not in _ALL:
            yield Problem(message("there is no field “{name}”", name=name), at=field.name_span, field=field)


_ALL = all_fields("biblatex") | all_fields("bibtex")
