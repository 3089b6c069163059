"""NAM006 initials-run-together."""

from __future__ import annotations

from bibtools.bibtex.namelists import PLAIN_NAMES, split_names
from bibtools.linter.document import Item, editable, value_span
from bibtools.linter.fieldsets import NAMES
from bibtools.linter.people import CAPITALS, looks_corporate
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_INITIALS = lazy(rf"[{CAPITALS}]{{2,3}}")
_DOTTED = lazy(rf"(?<!\w)[{CAPITALS}]\.(?=[{CAPITALS}]\.)")


@rule(
    "NAM006",
    "initials-run-together",
    Severity.INFO,
    unless=PLAIN_NAMES,
    fields=NAMES,
    fix="unsafe",
    fix_does="Writes full stops and spaces between the initials.",
)
def initials_run_together(item: Item, field: EntryField) -> Problems:
    """Initials without a space between them.

    ## What it does
    Finds given names such as “J.R.R.” and, after a comma, “JRR”. (“IBM Corp.” is an organisation.)

    ## Why is this bad?
    BibTeX reads them as one name: abbreviated, they become “J.”.

    ## Example
    ```bib
    @misc{a, author = {Tolkien, J.R.R.}, title = {Bir Kitap}}
    ```

    ## Use instead
    ```bib
    @misc{a, author = {Tolkien, J. R. R.}, title = {Bir Kitap}}
    ```
    """
    for person in split_names(field.value):
        given = person.given
        if not given or person.keyed or "{" in given or len(given) < 2:
            continue
        if _INITIALS.fullmatch(given) and not person.family.isupper() and person.commas:
            made = " ".join(f"{letter}." for letter in given)
        elif "." in given and _DOTTED.search(given):
            made = _DOTTED.sub(lambda match: match[0] + " ", given)
        else:
            continue
        if looks_corporate(person.text):
            continue
        at = person.text.rindex(given) if person.commas else 0
        span = value_span(field, person.start + at, person.start + at + len(given))
        edits = (Edit(span, made),) if editable(field) else ()
        yield Problem(
            message("“{given}” should be “{made}”", given=given, made=made),
            at=span,
            edits=edits,
            action=message("Write {made}", made=made),
        )
