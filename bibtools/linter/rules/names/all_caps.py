"""NAM005 all-caps-name."""

from __future__ import annotations

from bibtools.bibtex.namelists import PLAIN_NAMES, split_names
from bibtools.language.bodies import ACRONYMS
from bibtools.language.casing import lower
from bibtools.linter.document import Item, editable, value_span
from bibtools.linter.fieldsets import NAMES
from bibtools.linter.languages import TURKISH_LETTERS, is_turkish
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_CAPS = lazy(r"[^\W\d_]{4,}")

_WORD = lazy(r"\{[^{}]*\}|[^\W\d_]+")
_NUMERAL = lazy(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")


@rule(
    "NAM005",
    "all-caps-name",
    Severity.WARNING,
    unless=PLAIN_NAMES,
    fields=NAMES,
    fix="unsafe",
    fix_does="Writes all letters but the first in lower case, except in Roman numerals, acronyms and braces.",
)
def all_caps_name(item: Item, field: EntryField) -> Problems:
    """Family name in capitals.

    ## What it does
    Finds family names of four letters and more written in capitals. The fix writes all letters but the first
    in lower case, by Turkish rules if the name has a Turkish letter.

    ## Why is this bad?
    A style can print names in capitals, but it cannot undo capitals in the file.

    ## Example
    ```bib
    @misc{a, author = {İNALCIK, Halil}, title = {Bir Kitap}}
    ```

    ## Use instead
    ```bib
    @misc{a, author = {İnalcık, Halil}, title = {Bir Kitap}}
    ```
    """
    if field.value.islower():
        return
    for person in split_names(field.value):
        family = person.family
        if (
            not family
            or not family.isupper()
            or not person.given
            or not _CAPS.search(family)
            or "\\" in family
        ):
            continue
        at = person.text.rindex(family) if person.commas == 0 else person.text.index(family)
        turkish = not TURKISH_LETTERS.isdisjoint(family + person.given)
        doubtful = not turkish and "I" in family and is_turkish(item)
        made = in_lower_case(family, "tr" if turkish else None)
        if made == family:
            continue
        span = value_span(field, person.start + at, person.start + at + len(family))
        edits = (Edit(span, made),) if editable(field) and not doubtful else ()
        yield Problem(
            message("“{family}” is in capitals", family=family),
            at=span,
            edits=edits,
            action=message("Write {made}", made=made),
            hint="the I of a Turkish name becomes ı" if doubtful else "",
        )


def in_lower_case(name: str, language: str | None) -> str:
    """Return a name in lower case except for the first letter of each of its words."""
    return _WORD.sub(lambda match: _word(match[0], language), name)


def _word(word: str, language: str | None) -> str:
    """Return a word, or a group in braces, in lower case; numerals, acronyms and groups are kept."""
    if word[0] == "{" or word in ACRONYMS or _NUMERAL.fullmatch(word):
        return word
    return word[0] + lower(word[1:], language)
