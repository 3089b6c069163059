"""TYP001 unknown-type."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.nearest import nearest
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, Severity
from bibtools.model.datamodel import known_types
from bibtools.support.messages import message


@rule(
    "TYP001",
    "unknown-type",
    Severity.WARNING,
    scope="entry",
    bib_only=True,
    fix="unsafe",
    fix_does="Replaces the type by the known one.",
    peers=("biber", "JabRef"),
)
def unknown_type(item: Item) -> Problems:
    """Entry type that neither BibTeX nor biblatex knows.

    ## What it does
    Finds types that are in neither data model; a known type that differs by one letter is proposed.

    ## Why is this bad?
    BibTeX prints such entries as @misc with a warning, and biber drops what it does not know.

    ## Example
    ```bib
    @artcle{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journal = {Türk Dili},
      year = {1971}
    }
    ```

    ## Use instead
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journal = {Türk Dili},
      year = {1971}
    }
    ```
    """
    if item.type in _KNOWN or item.entry is None:
        return
    near = nearest(item.type, _KNOWN)
    edits = (Edit(item.entry.type_span, near),) if near else ()
    said = message("there is no entry type @{type}", type=item.type)
    if near:
        said = message("{sentence}; did you mean @{near}?", sentence=said, near=near)
    yield Problem(
        said,
        at=item.entry.type_span,
        hint="@misc takes every field" if not near else "",
        edits=edits,
        action=message("Write @{near}", near=near),
    )


_KNOWN = known_types("biblatex") | known_types("bibtex")
