"""TXT023 word-broken-by-hyphen."""

from __future__ import annotations

import re

from bibtools.language.name_lists import BETWEEN_HALVES
from bibtools.linter.document import Item
from bibtools.linter.fieldsets import PROSE
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity, Span
from bibtools.support.folding import fold_case
from bibtools.support.messages import message


@rule(
    "TXT023",
    "word-broken-by-hyphen",
    Severity.INFO,
    fields=PROSE,
    pattern=r"- (?P<tail>[^\W\d_]{2,})",
    needles=("- ",),
)
def word_broken_by_hyphen(item: Item, field: EntryField, match: re.Match[str]) -> Problems:
    """Word with a hyphen and a space in it.

    ## What it does
    Finds “Hatı- raları”: a word that was broken at the end of a line where it was copied from.

    ## Why is this bad?
    The hyphen and the space are printed inside the word.

    ## Example
    ```bib
    @misc{a, title = {Moskova Hatı- raları}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Moskova Hatıraları}}
    ```
    """
    before = re.search(r"(?<![\w-])[^\W\d_]{2,}$", match.string[max(0, match.start() - 40) : match.start()])
    if before is None or not match["tail"].islower() or fold_case(match["tail"]) in BETWEEN_HALVES:
        return ()
    at = Span(match.start() - len(before[0]), match.end())
    return (Problem(message("“{before}{text}” looks like one word", before=before[0], text=match[0]), at=at),)
