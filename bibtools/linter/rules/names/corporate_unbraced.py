"""NAM008 corporate-author-unbraced."""

from __future__ import annotations

from bibtools.bibtex.namelists import PLAIN_NAMES, WrittenName, split_names
from bibtools.linter.document import Item, editable, value_span
from bibtools.linter.fieldsets import NAMES
from bibtools.linter.people import looks_corporate, shortened
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity
from bibtools.support.messages import message


@rule(
    "NAM008",
    "corporate-author-unbraced",
    Severity.WARNING,
    unless=PLAIN_NAMES,
    fields=NAMES,
    bib_only=True,
    fix="unsafe",
    fix_does="Puts the name in braces.",
)
def corporate_author_unbraced(item: Item, field: EntryField) -> Problems:
    """Name of an organisation that is read as the name of a person.

    ## What it does
    Finds names of organisations without braces. They are recognised by words such as Bakanlığı, Kurumu,
    Üniversitesi, Ministry, Institute, University.

    ## Why is this bad?
    “Türk Tarih Kurumu” is sorted and abbreviated as “Kurumu, T. T.”; an “and” or a comma in it splits it.

    ## Example
    ```bib
    @misc{a, author = {Türk Tarih Kurumu}, title = {Bir Kitap}}
    ```

    ## Use instead
    ```bib
    @misc{a, author = {{Türk Tarih Kurumu}}, title = {Bir Kitap}}
    ```
    """
    people = split_names(field.value)
    for at, person in enumerate(people):
        if person.braced or person.text[:1] == "{" or person.keyed or not _is_body(person):
            continue
        span = value_span(field, person.start, person.end)
        beside = (*people[max(at - 1, 0) : at], *people[at + 1 : at + 2])
        whole = editable(field) and "," not in person.text and not any(map(_may_be_half, beside))
        edits = (Edit(span, "{" + person.text + "}"),) if whole else ()
        said = message("“{text}” is an organisation, not a person", text=shortened(person.text))
        yield Problem(said, at=span, edits=edits, action="Put the name in braces", hint="put it in braces")


def _may_be_half(person: WrittenName) -> bool:
    """Return whether a name may belong to the organisation beside it: Ministry of Food *and Agriculture*."""
    return not (person.commas or person.given or person.braced or person.others or person.particle)


def _is_body(person: WrittenName) -> bool:
    """Return whether a name is that of an organisation; a single word before a comma may be a family name."""
    head = person.family if person.commas else person.text
    return " " in head and looks_corporate(head)
