"""SRC001 inferred-value."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.provenance import changes_of, field_of, has_record, is_edited
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message, without_stop


@rule("SRC001", "inferred-value", Severity.WARNING, when=has_record, scope="entry")
def inferred_value(item: Item) -> Problems:
    """Value that the source list does not state.

    ## What it does
    Reports every value that was inferred from something else, such as a year completed from the Ottoman date
    next to it, until a person has confirmed it by editing the field or by a suppression.

    ## Why is this bad?
    The inferred value may be wrong, and readers take it for the words of the source.

    ## Example
    ```text
    - T.B.M.M. Gizli Celse Zabıtları, 16 Teşrinievvel 1336 (1
    ```

    ## Use instead
    ```text
    - T.B.M.M. Gizli Celse Zabıtları, 16 Teşrinievvel 1336 (1920)
    ```
    """
    said = set()
    for change, field in changes_of(item, "infer"):
        said.add(change.field)
        yield Problem(
            message("inferred: {reason}", reason=message(without_stop(change.reason) or change.after)),
            field=field,
            hint=_HINT,
        )
    for variable, origin in sorted(item.record.reference.origins.items()) if item.record else ():
        field = field_of(item, variable)
        if origin.inferred and variable not in said and field and not is_edited(item, field):
            yield Problem(
                message("inferred: the source does not state “{value}”", value=field.value),
                field=field,
                hint=_HINT,
                confidence=origin.confidence,
            )


_HINT = "confirm it in the source"
