"""MIS009 missing-editor."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.models import unmet
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message


@rule(
    "MIS009",
    "missing-editor",
    Severity.INFO,
    when=unmet,
    scope="entry",
    dialects=("biblatex",),
    peers=("biber",),
)
def missing_editor(item: Item) -> Problems:
    """Collection, or part of one, without an editor.

    ## What it does
    Finds entries whose type requires an editor in biblatex: @collection, @incollection, @reference,
    @periodical.

    ## Why is this bad?
    Collections are listed and looked up by their editors.

    ## Example
    ```bib
    @collection{atlas1989,
      title = {Türkiye Tarihi},
      publisher = {Cem Yayınevi},
      date = {1989}
    }
    ```

    ## Use instead
    ```bib
    @collection{atlas1989,
      editor = {Akşin, Sina},
      title = {Türkiye Tarihi},
      publisher = {Cem Yayınevi},
      date = {1989}
    }
    ```
    """
    return [
        Problem(message("this @{type} has no editor", type=item.type))
        for requirement in unmet(item)
        if requirement.fields[0] == "editor"
    ]
