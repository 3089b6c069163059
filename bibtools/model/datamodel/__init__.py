"""The data models of BibTeX and biblatex, as questions one can ask of them.

All names of types and fields are taken and given in lower case.
"""

from __future__ import annotations

from functools import cache

from bibtools.model.datamodel import biblatex, bibtex
from bibtools.model.datamodel.dialect import detect_dialect
from bibtools.model.datamodel.fields import DATATYPES, PARTS_OF_DATES, Datatype
from bibtools.model.datamodel.inheritance import inherited_as
from bibtools.model.datamodel.requirement import Dialect, Requirement, requirements

__all__ = [
    "PARTS_OF_DATES",
    "Datatype",
    "Dialect",
    "Requirement",
    "all_fields",
    "canonical_field",
    "canonical_type",
    "datatype",
    "detect_dialect",
    "exclusive_fields",
    "inherited_as",
    "known_fields",
    "known_types",
    "required_fields",
]


@cache
def known_types(dialect: Dialect) -> frozenset[str]:
    """Return the entry types of a dialect, aliases included."""
    if dialect == "bibtex":
        return frozenset(bibtex.REQUIRED)
    return frozenset(biblatex.REQUIRED) | frozenset(biblatex.TYPE_ALIASES)


def canonical_type(dialect: Dialect, type_: str) -> str:
    """Return the type that an alias stands for (`phdthesis` → `thesis` in biblatex), or the type itself."""
    return biblatex.TYPE_ALIASES.get(type_, type_) if dialect == "biblatex" else type_


def canonical_field(dialect: Dialect, field: str) -> str:
    """Return the field that an alias stands for (`journal` → `journaltitle` in biblatex), or the field itself."""
    return biblatex.FIELD_ALIASES.get(field, field) if dialect == "biblatex" else field


@cache
def required_fields(dialect: Dialect, type_: str) -> tuple[Requirement, ...]:
    """Return what a type requires; nothing for an unknown type.

    In biblatex an alias fills in `type` by itself, and every requirement is also met by the alias of a
    field (`journal` for `journaltitle`).
    """
    if dialect == "bibtex":
        return requirements(bibtex.REQUIRED.get(type_, ""))
    canonical = canonical_type(dialect, type_)
    filled = biblatex.ALIAS_SETS.get(type_, ("", ""))[0]
    found = requirements(biblatex.REQUIRED.get(canonical, ""))
    return tuple(_with_aliases(each) for each in found if filled not in each.fields)


def _with_aliases(requirement: Requirement) -> Requirement:
    names = list(requirement.fields)
    names += [alias for alias, field in biblatex.FIELD_ALIASES.items() if field in requirement.fields]
    return Requirement(tuple(names))


@cache
def known_fields(dialect: Dialect, type_: str) -> frozenset[str] | None:
    """Return the fields that a type uses, aliases and the fields of every type included.

    None means that the type takes any field: it is unknown or has no format of its own.
    """
    if dialect == "bibtex":
        if type_ not in bibtex.REQUIRED:
            return None
        own = bibtex.REQUIRED[type_].replace("/", " ").split() + bibtex.OPTIONAL[type_].split()
        return frozenset(own) | bibtex.EVERYWHERE | bibtex.CUSTOMARY
    fields = biblatex.FIELDS.get(canonical_type(dialect, type_))
    if fields is None:
        return None
    known = frozenset(fields.split()) | biblatex.EVERYWHERE
    return known | {alias for alias, field in biblatex.FIELD_ALIASES.items() if field in known}


@cache
def all_fields(dialect: Dialect) -> frozenset[str]:
    """Return every field that some type of a dialect uses."""
    found: set[str] = set()
    for type_ in known_types(dialect):
        found |= known_fields(dialect, type_) or frozenset()
    return frozenset(found) | (frozenset(DATATYPES) if dialect == "biblatex" else frozenset())


def exclusive_fields(dialect: Dialect, type_: str) -> tuple[tuple[str, ...], ...]:
    """Return the groups of fields of which a type uses only one: BibTeX's `volume` and `number`, for instance."""
    if dialect == "bibtex":
        return bibtex.EXCLUSIVE.get(type_, ())
    return (("date", "year"),) if type_ in known_types(dialect) else ()


def datatype(field: str) -> Datatype:
    """Return what a field holds; `literal` for a field that is not known."""
    return DATATYPES.get(field, "literal")
