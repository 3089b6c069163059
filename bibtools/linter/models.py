"""What the data models of BibTeX and biblatex require of an item, inheritance and both dialects considered."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import cast

from bibtools.bibtex.inheritance import Inheritance
from bibtools.linter.document import Document, Item
from bibtools.linter.kinds import applicable
from bibtools.linter.rule import Problem
from bibtools.model.datamodel import (
    Dialect,
    Requirement,
    canonical_type,
    known_types,
    required_fields,
)
from bibtools.support.messages import message, one_of

_SAME: tuple[tuple[str, ...], ...] = (
    ("date", "year", "issued"),
    ("journal", "journaltitle"),
    ("school", "institution", "organization"),
    ("eprint", "arxivid", "pmid"),
    ("number", "eid"),
)
"""Fields that satisfy the same requirement in either dialect."""
_EDITED = frozenset("book mvbook inbook bookinbook suppbook".split())
"""Types for which an editor satisfies the requirement of an author, since styles print one or the other."""
_PUBLISHED = frozenset(
    """
    book mvbook inbook bookinbook suppbook collection mvcollection reference mvreference incollection
    suppcollection
    """.split()
)
"""Types whose publisher every style prints, although biblatex does not require it."""
PUBLISHER = Requirement(("publisher",))


def dialect_of(item: Item) -> Dialect:
    """Return the dialect whose data model applies to an item: biblatex unless it is in a BibTeX file."""
    return "bibtex" if item.document.dialect == "bibtex" else "biblatex"


@cache
def _requirements(dialect: Dialect, type_: str) -> tuple[Requirement, ...]:
    made = [_widened(each, canonical_type(dialect, type_)) for each in required_fields(dialect, type_)]
    if canonical_type(dialect, type_) in _PUBLISHED and PUBLISHER not in made:
        made.append(PUBLISHER)
    return tuple(made)


def _widened(requirement: Requirement, type_: str) -> Requirement:
    names = list(requirement.fields)
    for group in _SAME:
        if not set(group).isdisjoint(names):
            names += [name for name in group if name not in names]
    if "author" in names and type_ in _EDITED and "editor" not in names:
        names.append("editor")
    return Requirement(tuple(names))


_BIBLATEX_FIELDS = frozenset(
    """
    journaltitle date location subtitle maintitle eprinttype langid urldate
    entryset execute ids options presort related relatedtype shorthand sortkey sortname xdata
    """.split()
)
"""Fields that only biblatex reads, without those that reference managers write into BibTeX files too."""
_BIBLATEX_TYPES = known_types("biblatex") - known_types("bibtex")


def is_mixed(document: Document) -> bool:
    """Return whether a BibTeX file seems to be used with biblatex too.

    It does if one entry in five, and at least three, have types or fields that only biblatex knows. In such a file
    it would be a false alarm to report that BibTeX ignores `location`.
    """
    known = document.memo.get("mixed")
    if known is None:
        found = for_biblatex(document.items)
        known = document.memo["mixed"] = are_mixed(found, len(document.items))
    return bool(known)


def for_biblatex(items: Iterable[Item]) -> int:
    """Return how many items have a type or field that only biblatex knows."""
    return sum(item.type in _BIBLATEX_TYPES or not _BIBLATEX_FIELDS.isdisjoint(item.fields) for item in items)


def are_mixed(found: int, items: int) -> bool:
    """Return whether a file with so many items, of which `found` are for biblatex, is used with both."""
    return found >= 3 and 5 * found >= items


def unmet(item: Item) -> tuple[Requirement, ...]:
    """Return the requirements of the item's type that neither the item nor its parents meet.

    The result is empty if a parent is not in the file, since that parent may meet them.
    """
    found: tuple[Requirement, ...] | None = item.memo.get("unmet")
    if found is None:
        found = item.memo["unmet"] = _unmet(item)
    return found


def _unmet(item: Item) -> tuple[Requirement, ...]:
    dialect = dialect_of(item)
    wanted = _requirements(dialect, item.type)
    if not wanted:
        return ()
    names = {name for name, field in item.fields.items() if field.value.strip()}
    missing = tuple(each for each in wanted if not each.met_by(names))
    missing = applicable(item, missing) if missing else missing
    if missing and item.entry is not None and ("crossref" in names or "xdata" in names):
        inheritance = inheritance_of(item.document)
        if not inheritance.complete(item.entry):
            return ()
        inherited = inheritance.fields(item.entry).keys()
        missing = tuple(each for each in missing if not each.met_by(set(inherited)))
    return missing


def inherits(document: Document) -> bool:
    """Return whether any entry of a .bib file inherits from another."""
    return document.library is not None and not {"crossref", "xdata"}.isdisjoint(document.by_name)


def inheritance_of(document: Document) -> Inheritance:
    """Return what the entries of a .bib file inherit, found when first asked for."""
    known = document.memo.get("inheritance")
    if known is None:
        assert document.library is not None
        known = document.memo["inheritance"] = Inheritance(document.library)
    return cast(Inheritance, known)


def missing_problem(item: Item, *names: str) -> list[Problem]:
    """Return a problem if the item does not meet a requirement that one of the fields `names` would meet."""
    for requirement in unmet(item):
        if not set(names).isdisjoint(requirement.fields):
            return [
                Problem(
                    message("this @{type} has no {fields}", type=item.type, fields=_said(item, requirement))
                )
            ]
    return []


def _said(item: Item, requirement: Requirement) -> str:
    dialect = dialect_of(item)
    first = next(
        (each for each in required_fields(dialect, item.type) if set(each.fields) <= set(requirement.fields)),
        requirement,
    )
    names = [name for name in first.fields if name not in ("journal", "address", "school")] or list(
        first.fields
    )
    return one_of(names[:3])
