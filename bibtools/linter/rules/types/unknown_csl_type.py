"""TYP014 unknown-csl-type."""

from __future__ import annotations

from difflib import get_close_matches

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import TYPES, Severity
from bibtools.support.messages import message


@rule("TYP014", "unknown-csl-type", Severity.WARNING, scope="entry", dialects=("csl",))
def unknown_csl_type(item: Item) -> Problems:
    """Type that CSL does not have, in a CSL-JSON file.

    ## What it does
    Finds items of CSL-JSON files whose `type` is not a type of CSL 1.0.2 (specification, appendix III); a known
    type that is spelt similarly, or with its words in another order, is proposed.

    ## Why is this bad?
    A style does not know what kind of source it is, and prints it as a general document.

    ## Example
    ```json
    [{"id": "baydar1971", "type": "journal-article", "title": "Bir Belge"}]
    ```

    ## Use instead
    ```json
    [{"id": "baydar1971", "type": "article-journal", "title": "Bir Belge"}]
    ```
    """
    if item.document.kind == "csl-json" and item.record and item.record.reference.type not in TYPES:
        written = item.record.reference.type
        near = _similar(written)
        yield Problem(
            message("CSL has no type “{written}”", written=written),
            hint=message("did you mean {near}?", near=near) if near else "",
        )


def _similar(written: str) -> str:
    """Return the CSL type that has the same words in another order, or is spelt similarly; else the empty string."""
    words = sorted(written.lower().split("-"))
    turned = [name for name in sorted(TYPES) if sorted(name.split("-")) == words]
    return next(iter(turned or get_close_matches(written, sorted(TYPES), 1, 0.75)), "")
