"""NAM004 et-al-in-name."""

from __future__ import annotations

import re

from bibtools.bibtex.namelists import PLAIN_NAMES, split_names
from bibtools.language.name_lists import OTHERS
from bibtools.linter.document import Item, editable, value_span
from bibtools.linter.fieldsets import NAMES
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_ET_AL = lazy(rf"(?:(?<=[\s~,]),?|^|,)\s*\(?(?<![\w}}.])(?:{OTHERS.loose()})\)?(?=[\s,)]|$)", re.IGNORECASE)
_SHORT = 4
"""Words of fewer letters are initials if they have a capital: `Roe, U. A.`, `V.D. Poe`."""


@rule(
    "NAM004",
    "et-al-in-name",
    Severity.WARNING,
    unless=PLAIN_NAMES,
    fields=NAMES,
    bib_only=True,
    fix="safe",
    fix_does="Replaces the words at the end of the list by “and others”.",
)
def et_al_in_name(item: Item, field: EntryField) -> Problems:
    """“et al.” or “vd.” written out in a list of names.

    ## What it does
    Finds “et al.”, “vd.”, “ve diğerleri”, “u.a.” in names.

    ## Why is this bad?
    It is read as part of a person's name. BibTeX's own form is `and others`, which the style prints in the
    language of the document.

    ## Example
    ```bib
    @misc{a, author = {Tüzel, Abidin vd.}, title = {Bir Kitap}}
    ```

    ## Use instead
    ```bib
    @misc{a, author = {Tüzel, Abidin and others}, title = {Bir Kitap}}
    ```
    """
    people = split_names(field.value)
    for person in people:
        match = _ET_AL.search(person.text)
        if not match or person.braced or person.others or _are_initials(match[0]):
            continue
        said = match[0].strip(" ,()")
        last = person is people[-1] and match.end() == len(person.text)
        if not last and _letters(said) < _SHORT:
            continue  # a particle or initials: “v. d. Berg, Jan”
        edits: tuple[Edit, ...] = ()
        if last and editable(field):
            start = len(person.text[: match.start()].rstrip(" ~,\t\r\n"))
            lead = " and " if start else ""
            edits = (Edit(value_span(field, person.start + start, person.end), f"{lead}others"),)
        at = value_span(field, person.start + match.start(), person.start + match.end())
        yield Problem(
            message("“{said}” is read as part of a name", said=said),
            at=at,
            edits=edits,
            action="Write “and others”",
            hint="write “and others”",
        )


def _are_initials(text: str) -> bool:
    """Return whether a word that may mean “and others” is the initials of a name."""
    return _letters(text) < _SHORT and text != text.lower()


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
