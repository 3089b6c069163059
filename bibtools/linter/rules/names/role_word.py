"""NAM007 role-in-name."""

from __future__ import annotations

import re

from bibtools.bibtex.namelists import PLAIN_NAMES, split_names
from bibtools.language.roles import EDITOR, TRANSLATOR, may_hold_role
from bibtools.linter.document import Item, value_span
from bibtools.linter.fieldsets import NAMES
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
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
    if not may_hold_role(field.value):
        return
    for match in _ROLE.finditer(field.value):
        if match[0].isalpha() and _is_family_name(field.value, match):
            continue
        at = value_span(field, *match.span())
        yield Problem(
            message("“{text}” is a role, not part of a name", text=match[0]),
            at=at,
            hint="move the person to the field for the role",
        )


def _is_family_name(value: str, match: re.Match[str]) -> bool:
    """Return whether a word is the second of two that are a whole name, with capitals: `Brian Editor`."""
    for person in split_names(value):
        if person.start <= match.start() < person.end:
            words = person.text.split()
            return len(words) == 2 and words[1] == match[0] and match[0].istitle()
    return False
