"""TYP010 prefix-in-number."""

from __future__ import annotations

import re

from bibtools.language.units import ISSUE, VOLUME
from bibtools.linter.document import Item, editable, value_span
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_PREFIX = lazy(
    rf"(?:{VOLUME.strict()}|{ISSUE.strict()}|{VOLUME.bare(least=3)}|{ISSUE.bare(least=2)})"
    r"(?:(?<![^\W\d_])|(?![^\W\d_]))\s*:?\s*(?=\d|[ivxlcdm]+(?!\w))",
    re.IGNORECASE,
)
"""The whole word, not the first letters of another: `November`, `Sayım 5`."""


@rule(
    "TYP010",
    "prefix-in-number",
    Severity.WARNING,
    fields=("volume", "number", "issue", "volumes", "chapter"),
    fix="unsafe",
    fix_does="Removes the word before the number.",
    peers=("biber", "bibcop"),
)
def prefix_in_number(item: Item, field: EntryField) -> Problems:
    """Volume or number with the word that the style adds.

    ## What it does
    Finds “Vol.”, “No.”, “Cilt”, “C.”, “Sayı”, “Bd.” and the like before the number in `volume`, `number`,
    `issue` and `chapter`.

    ## Why is this bad?
    The style adds the word itself: “vol. Vol. 3”.

    ## Example
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journal = {Türk Dili},
      volume = {Cilt 24},
      year = {1971}
    }
    ```

    ## Use instead
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journal = {Türk Dili},
      volume = {24},
      year = {1971}
    }
    ```
    """
    match = _PREFIX.match(field.value)
    if not match or not editable(field):
        return ()
    edit = Edit(value_span(field, 0, match.end()), "")
    word = match[0].strip()
    said = message("the style adds “{word}” itself", word=word)
    return (
        Problem(
            said,
            at=value_span(field, 0, len(word)),
            edits=(edit,),
            action=message("Remove {word}", word=word),
        ),
    )
