"""Family and given names whose order, or whose being a family name at all, the language of a reference tells."""

from __future__ import annotations

from collections.abc import Callable

from bibtools.model import Name
from bibtools.parser.assemble.given_names_alone import printed_before_surnames, without_family
from bibtools.parser.lexicon import is_given
from bibtools.support.dataclass import replaced


def reader_of_names(language: str, raw: str, issued: str) -> Callable[[Name], Name] | None:
    """Return what reads a name anew as references in a language have it; None if there is nothing to read anew.

    `raw` is the reference, `issued` its date as it is written.
    """
    if language == "hu":
        return lambda name: _turned(name, raw)
    if language == "it":
        return lambda name: _given_last(name, raw)
    if language == "fr" and "(" in raw:
        return _given_in_brackets
    if language == "tr" and printed_before_surnames(issued):
        return lambda name: without_family(name, raw)
    return None


def _turned(name: Name, raw: str) -> Name:
    """Take the first of two words for the family name, as Hungarian has it: Kovács István."""
    written = f"{name.given} {name.family}"
    natural = written in raw and " " not in name.family and name.given and "." not in name.given
    if not natural or name.non_dropping_particle:
        return name
    family, _, given = written.partition(" ")
    return Name(family=family, given=given)


def _given_last(name: Name, raw: str) -> Name:
    """Take the first of two words for the family name if only the second is known as a given one: Conti Aldo."""
    known = is_given(name.family) and name.given.isalpha() and not is_given(name.given)
    return _turned(name, raw) if known else name


def _given_in_brackets(name: Name) -> Name:
    """Take a name in brackets for the given one, as French lists have it: Lacombe (Jeanne)."""
    if name.given and name.family.startswith("(") and name.family.endswith(")"):
        return replaced(name, family=name.given, given=name.family[1:-1])
    return name
