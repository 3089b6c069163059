"""SRC002 doubtful-value."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.provenance import ACCEPTED, changes_of, field_of, has_record, is_accepted, is_edited
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message


@rule("SRC002", "doubtful-value", Severity.WARNING, when=has_record, scope="entry")
def doubtful_value(item: Item) -> Problems:
    """Value that was read from the source list and may be wrong.

    ## What it does
    Reports values that the parser is less than 90 % sure of, until a person has edited the field, or accepted
    the reference in `bibtools review`; another value of the field is reported again. The message says how sure the
    parser is that the value is right, and where the doubt is. The setting `doubt-below` of
    `[tool.bibtools.check]` is another threshold: `0.8` reports fewer right values, `0.95` finds more of the wrong ones.
    A line in which a second work seems to begin is reported as a whole.

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
    yield from _second_work(item)
    reasons = {change.field: change.reason for change, _ in changes_of(item, "doubt") if change.reason}
    for variable, origin in sorted(item.record.reference.origins.items()):
        field = field_of(item, variable)
        if not field or origin.inferred or is_edited(item, field) or is_accepted(item, field):
            continue
        if origin.confidence < item.document.doubt_below:
            said = message(
                "{field} may be wrong: the parser is {percent}% sure of “{value}”",
                field=field.name.lower(),
                percent=int(100 * origin.confidence),
                value=field.value,
            )
            if variable in reasons:
                said = message(
                    "{sentence}; {reason}", sentence=message(said), reason=message(reasons[variable])
                )
            yield Problem(
                said,
                field=field,
                hint="compare it with the source",
            )


def _second_work(item: Item) -> Problems:
    """Yield the doubt about the whole line: that a second work begins in it."""
    if item.memo.get(ACCEPTED):
        return
    for change, _ in changes_of(item, "doubt"):
        if change.field == "raw" and change.reason:
            yield Problem(
                message(change.reason),
                hint="compare it with the source; write each work on a line of its own",
            )
