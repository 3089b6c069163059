"""Word → the class of what stands beside it, in the languages of reference lists.

The classes are features of the tagger. A model keeps the classes that it was trained with (`word_classes` in
model.json), so that a word added to the tables of `bibtools.language` changes its features only by training.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from bibtools.language import (
    bodies,
    genres,
    imprints,
    months,
    name_lists,
    person_titles,
    roles,
    statements,
    theses,
    units,
)
from bibtools.language.word_table import WordTable
from bibtools.support.folding import fold_case

_CLASSES: Mapping[str, tuple[WordTable, ...]] = {
    "editor": (roles.EDITOR, roles.PERHAPS_EDITOR),
    "translator": (roles.TRANSLATOR, roles.PERHAPS_TRANSLATOR),
    "director": (roles.DIRECTOR, roles.PRODUCER),
    "others": (name_lists.OTHERS, name_lists.PERHAPS_OTHERS, name_lists.ANONYMOUS),
    "and": (name_lists.AND,),
    "in": (statements.IN, statements.PERHAPS_IN),
    "vol": (units.VOLUME, units.PART),
    "iss": (units.ISSUE,),
    "year-count": (units.ANNUAL,),
    "page": (units.PAGE, units.COLUMN),
    "folio": (units.FOLIO,),
    "edition": (units.EDITION, units.REPRINT, units.ORDINAL, units.REVISED),
    "publisher": (imprints.PUBLISHER, imprints.PERHAPS_PUBLISHER),
    "school": (bodies.SCHOOL, bodies.PERHAPS_SCHOOL),
    "body": (bodies.BODY, bodies.PERHAPS_BODY),
    "thesis": (theses.THESIS, theses.PERHAPS_THESIS),
    "journal": (genres.JOURNAL,),
    "proceedings": (genres.PERHAPS_PROCEEDINGS,),
    "encyclopedia": (genres.PERHAPS_ENCYCLOPEDIA,),
    "archive": (genres.PERHAPS_ARCHIVE,),
    "minutes": (genres.PERHAPS_MINUTES, units.SESSION),
    "series": (units.SERIES,),
    "access": (statements.ACCESS, statements.PERHAPS_ACCESS),
    "nodate": (statements.NO_DATE, statements.NO_IMPRINT),
    "see": (statements.SEE, statements.SAME_WORK, statements.OTHER_CITED, statements.PERHAPS_CITED),
    "title-of-person": (person_titles.HONORIFIC, person_titles.ACADEMIC),
    "genre": (genres.KINDS,),
}
"""Class → the tables of its words, in the order in which the classes of a word are named."""


@cache
def word_classes() -> Mapping[str, str]:
    """Return word → its class, or its classes joined by `+`; words are folded with `fold_case`."""
    classes: dict[str, list[str]] = {}
    for name, tables in _CLASSES.items():
        _put(classes, name, (word for table in tables for word in table.words))
    _put(classes, "month", months.month_words())
    return {word: "+".join(names) for word, names in sorted(classes.items())}


def _put(classes: dict[str, list[str]], name: str, words: Iterable[str]) -> None:
    for word in words:
        known = classes.setdefault(fold_case(word), [])
        if name not in known:
            known.append(name)


def grouped(classes: Mapping[str, str]) -> dict[str, str]:
    """Return class → its words, in the form in which a model keeps them."""
    groups: dict[str, list[str]] = {}
    for word, name in sorted(classes.items()):
        groups.setdefault(name, []).append(word)
    return {name: " ".join(words) for name, words in groups.items()}


def ungrouped(groups: Mapping[str, str]) -> dict[str, str]:
    """Return word → class of what `grouped` made."""
    return {word: name for name, words in groups.items() for word in words.split()}
