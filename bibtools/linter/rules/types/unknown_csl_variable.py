"""TYP015 unknown-csl-variable."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES, TEXT_VARIABLES, Severity
from bibtools.support.messages import message

_KNOWN = (
    TEXT_VARIABLES
    | NUMBER_VARIABLES
    | DATE_VARIABLES
    | NAME_VARIABLES
    | {"categories", "custom", "shortTitle", "journalAbbreviation"}
)


@rule("TYP015", "unknown-csl-variable", Severity.INFO, scope="entry", dialects=("csl",))
def unknown_csl_variable(item: Item) -> Problems:
    """Variable that CSL does not have, in a CSL-JSON file.

    ## What it does
    Finds keys of CSL-JSON items that are not variables of CSL 1.0.2 (specification, appendix IV).

    ## Why is this bad?
    No style prints it.

    ## Example
    ```json
    [{"id": "tuzel1999", "type": "book", "title": "Türk İstiklal Harbi", "place": "Ankara"}]
    ```

    ## Use instead
    ```json
    [{"id": "tuzel1999", "type": "book", "title": "Türk İstiklal Harbi", "publisher-place": "Ankara"}]
    ```
    """
    if item.document.kind != "csl-json" or item.record is None:
        return
    for name in sorted(item.record.reference.extra):
        if name not in _KNOWN:
            near = _near(name)
            yield Problem(
                message("CSL has no variable “{name}”", name=name),
                hint=message("did you mean {near}?", near=near) if near else "",
            )


@lru_cache(maxsize=512)
def _near(name: str) -> str:
    """Return the variable that a name most likely means; the empty string if none is near. All items may have it."""
    return next(iter(get_close_matches(name, sorted(_KNOWN), 1, 0.75)), "")
