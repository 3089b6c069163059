"""SRC003 cut-off-source."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.provenance import has_record
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message, without_stop


@rule("SRC003", "cut-off-source", Severity.WARNING, when=has_record, scope="entry")
def cut_off_source(item: Item) -> Problems:
    """Source line that is cut off.

    ## What it does
    Reports references whose source line ends in the middle of something: an open bracket, a comma, “s.”.

    ## Why is this bad?
    The rest of the reference is lost, and only the author of the document can say what it was.

    ## Example
    ```text
    - T.B.M.M. Gizli Celse Zabıtları, 16 Teşrinievvel 1336 (1
    ```

    ## Use instead
    ```text
    - T.B.M.M. Gizli Celse Zabıtları, 16 Teşrinievvel 1336 (1920)
    ```
    """
    if item.record is not None:
        for change in item.record.changes:
            if change.kind == "cut-off":
                said = without_stop(change.reason) or message(
                    "the source line is cut off at “{before}”", before=change.before
                )
                yield Problem(said, hint="complete it from the document it was copied from")
