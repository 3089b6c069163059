"""SRC002 doubtful-value."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.provenance import field_of, has_record, is_edited
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity

_LEAST = 0.8


@rule("SRC002", "doubtful-value", Severity.WARNING, when=has_record, scope="entry")
def doubtful_value(item: Item) -> Problems:
    """Value that was read from the source list with little confidence.

    ## What it does
    Reports values that the parser is less than 80 % sure of, until a person has edited the field.

    ## Why is this bad?
    The words may belong in another field: a publisher read as a place, a title read as a name.

    ## Example
    ```text
    Sarıhan 1986 Kurtuluş Savaşı Günlüğü Öğretmen yay Ank
    ```

    ## Use instead
    ```text
    Zeki Sarıhan, Kurtuluş Savaşı Günlüğü, Öğretmen Yayınları, Ankara 1986
    ```
    """
    if item.record is None:
        return
    for variable, origin in sorted(item.record.reference.origins.items()):
        field = field_of(item, variable)
        if field and not origin.inferred and origin.confidence < _LEAST and not is_edited(item, field):
            said = f"“{field.value}” may not belong in {field.name.lower()}"
            yield Problem(
                said, field=field, hint="compare it with the source", confidence=1 - origin.confidence
            )
