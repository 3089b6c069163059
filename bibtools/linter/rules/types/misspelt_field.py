"""TYP003 misspelt-field."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.edits import rename_field
from bibtools.linter.nearest import nearest
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.model.datamodel import all_fields
from bibtools.support.messages import message

_SKIP = frozenset("volumes volume number numbers notes titles year years".split())
_ALL = all_fields("biblatex") | all_fields("bibtex")


def has_unknown(item: Item) -> bool:
    """Return whether an item has a field that neither dialect knows."""
    return not item.fields.keys() <= _ALL


@rule(
    "TYP003",
    "misspelt-field",
    Severity.WARNING,
    scope="entry",
    when=has_unknown,
    bib_only=True,
    fix="unsafe",
    fix_does="Replaces the name of the field by the known one.",
)
def misspelt_field(item: Item) -> Problems:
    """Field whose name differs by a letter from that of a known field.

    ## What it does
    Finds unknown fields whose name differs by one letter, or by two swapped letters, from a known field
    that the entry does not have.

    ## Why is this bad?
    Unknown fields are ignored: the value is not printed.

    ## Example
    ```bib
    @book{cebesoy1955,
      author = {Cebesoy, Ali Fuat},
      title = {Moskova Hatıraları},
      publiser = {Vatan Neşriyatı},
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
    for name, field in item.fields.items():
        if name in _ALL or len(name) < 4 or name in _SKIP:
            continue
        near = nearest(name, _ALL)
        if near and near not in item.fields:
            edit = rename_field(field, near)
            said = message("there is no field “{name}”; did you mean “{near}”?", name=name, near=near)
            yield Problem(
                said,
                at=field.name_span,
                field=field,
                edits=(edit,),
                action=message("Write {near}", near=near),
            )
