"""MIS010 empty-field."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.edits import remove_field
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message


@rule(
    "MIS010",
    "empty-field",
    Severity.WARNING,
    scope="entry",
    bib_only=True,
    fix="unsafe",
    fix_does="Removes the field.",
    peers=("bibclean", "bibtex-tidy"),
)
def empty_field(item: Item) -> Problems:
    """Field without a value.

    ## What it does
    Finds fields whose value is empty or only white space.

    ## Why is this bad?
    An empty field hides that something is missing, and in an entry with a crossref it keeps the entry from
    inheriting the value of its parent. (For that reason its removal is an unsafe fix.)

    ## Example
    ```bib
    @misc{baydar1971,
      title = {Bir Belge},
      note = {}
    }
    ```

    ## Use instead
    ```bib
    @misc{baydar1971,
      title = {Bir Belge}
    }
    ```
    """
    for name, field in item.fields.items():
        if (not field.value and field.raw in ("{}", '""')) or field.value.isspace():
            fields = item.entry.fields if item.entry else ()
            twice = sum(each.name.lower() == name for each in fields) > 1  # which is meant, SYN013 asks
            edits = () if twice else (remove_field(item.document, field),)
            yield Problem(
                message("“{name}” is empty", name=name),
                field=field,
                edits=edits,
                action=message("Remove {name}", name=name),
            )
