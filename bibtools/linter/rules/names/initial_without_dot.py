"""NAM017 initial-without-dot."""

from __future__ import annotations

from bibtools.bibtex.namelists import PLAIN_NAMES, split_names
from bibtools.linter.document import Item, editable, value_span
from bibtools.linter.fieldsets import NAMES
from bibtools.linter.people import CAPITALS
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_BARE = lazy(rf"(?<![\w.'’-])[{CAPITALS}](?![\w.'’-])")


@rule(
    "NAM017",
    "initial-without-dot",
    Severity.INFO,
    fields=NAMES,
    unless=PLAIN_NAMES,
    default=False,
    fix="unsafe",
    fix_does="Writes the full stops.",
    peers=("bibcop",),
)
def initial_without_dot(item: Item, field: EntryField) -> Problems:
    """Initial without its full stop.

    ## What it does
    Finds single capitals among given names. It runs only when selected.

    ## Why is this bad?
    Some names are written with a full stop, some without, in the same bibliography.

    ## Example
    ```bib
    @misc{a, author = {Tolkien, J R R}}
    ```

    ## Use instead
    ```bib
    @misc{a, author = {Tolkien, J. R. R.}}
    ```
    """
    for person in split_names(field.value):
        given = person.given
        if given and "{" not in person.text and _BARE.search(given):
            made = _BARE.sub(lambda match: f"{match[0]}.", given)
            at = person.text.rindex(given) if person.commas else 0
            span = value_span(field, person.start + at, person.start + at + len(given))
            edits = (Edit(span, made),) if editable(field) else ()
            yield Problem(
                message("“{given}” should be “{made}”", given=given, made=made),
                at=span,
                edits=edits,
                action=message("Write {made}", made=made),
            )
