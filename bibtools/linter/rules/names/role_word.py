"""NAM007 role-in-name."""

from __future__ import annotations

import re

from bibtools.bibtex.namelists import PLAIN_NAMES
from bibtools.language.roles import EDITOR, TRANSLATOR
from bibtools.linter.document import Item, value_span
from bibtools.linter.fieldsets import NAMES
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.patterns import lazy

_ROLE = lazy(rf"[(\[]?(?<![\w=-])(?:{EDITOR.strict()}|{TRANSLATOR.strict()})[)\]]?", re.IGNORECASE)


@rule("NAM007", "role-in-name", Severity.WARNING, unless=PLAIN_NAMES, fields=NAMES)
def role_in_name(item: Item, field: EntryField) -> Problems:
    """Role of a person inside the name.

    ## What it does
    Finds “(ed.)”, “Haz.”, “çev.”, “Hrsg.” and the like in names.

    ## Why is this bad?
    They are read as part of the name, and the style prints the role again. A role is given by the name of the
    field: `editor`, `translator`.

    ## Example
    ```bib
    @misc{a, author = {Akın, Rıdvan (Haz.)}, title = {Bir Kitap}}
    ```

    ## Use instead
    ```bib
    @misc{a, editor = {Akın, Rıdvan}, title = {Bir Kitap}}
    ```
    """
    if "." not in field.value and "(" not in field.value and " " not in field.value:
        return
    for match in _ROLE.finditer(field.value):
        at = value_span(field, *match.span())
        yield Problem(
            f"“{match[0]}” is a role, not part of a name",
            at=at,
            hint="move the person to the field for the role",
        )
