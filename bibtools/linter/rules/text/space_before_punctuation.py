"""TXT017 space-before-punctuation."""

from __future__ import annotations

import re

from bibtools.linter.document import Item
from bibtools.linter.fieldsets import NAMES, PROSE
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity, Span
from bibtools.support.patterns import lazy

_AND = lazy(r"(?<=\s)and\Z", re.IGNORECASE)


@rule(
    "TXT017",
    "space-before-punctuation",
    Severity.INFO,
    needles=(" ,", " .", "( "),
    fields=(*PROSE, *NAMES),
    pattern=r" [,.](?=[\s}])(?! \.)|\( +(?=\w)",
    fix="safe",
    fix_does="Takes the space away.",
    peers=("bibcop",),
)
def space_before_punctuation(item: Item, field: EntryField, match: re.Match[str]) -> Problems:
    """Space before a comma or full stop, or after an opening bracket.

    ## What it does
    Finds a space between a word and the comma or full stop that follows it, or between a bracket and its first
    word.

    ## Why is this bad?
    It is printed, and the line may break there.

    ## Example
    ```bib
    @misc{a, title = {Kurtuluş , Kuruluş}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Kurtuluş, Kuruluş}}
    ```
    """
    span = Span(match.start(), match.end() - 1)
    said = "there is a space before punctuation"
    if match[0][0] == "(":
        said = "there is a space after the bracket"
        span = Span(match.start() + 1, match.end())
    else:
        while span.start > 0 and match.string[span.start - 1] == " ":
            span = Span(span.start - 1, span.end)
        before = match.string[max(0, span.start - 4) : span.start]
        if not before[-1:].isalpha() or _AND.search(before):
            return ()  # “and ,” in a list of names: NAM001
    return (Problem(said, at=span, edits=(Edit(span, ""),), action="Remove the space"),)
