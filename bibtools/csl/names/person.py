"""Names as CSL-JSON has them, parsed once, with the text that they were last shown as."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bibtools.csl.names.parsing import is_lower, split_leading, split_suffix, split_trailing
from bibtools.csl.names.scripts import is_east_asian
from bibtools.csl.text.clean import clean
from bibtools.support.patterns import lazy

SIMPLE = lazy(r"\w[\w.-]*(?: \w[\w.-]*)*\Z")
"""Text in which there is no markup, no quotation mark and no punctuation but full stops and hyphens."""
_PARTS = {
    "literal": "literal",
    "family": "family",
    "given": "given",
    "non-dropping-particle": "particle",
    "dropping-particle": "dropping",
    "suffix": "suffix",
}


class Person:
    """One name. `literal` is the whole of an institution's name; then the other parts are empty.

    `family_first` names are never inverted: those in East Asian scripts, and those marked as `static-ordering`;
    `spaced` ones have a space between family and given name. A `simple` name needs nothing but its two parts put
    together.
    """

    __slots__ = (
        "comma_particle",
        "comma_suffix",
        "dropping",
        "family",
        "family_first",
        "form",
        "given",
        "literal",
        "particle",
        "simple",
        "spaced",
        "suffix",
        "text",
    )

    def __init__(self, raw: Mapping[str, Any]) -> None:
        """Take a CSL-JSON name."""
        self.literal = self.particle = self.dropping = self.suffix = ""
        self.form = -1
        self.text: str | None = None
        self.comma_particle = self.comma_suffix = self.family_first = False
        self.spaced = True
        family, given = raw.get("family"), raw.get("given")
        if len(raw) == 2 and type(family) is str and type(given) is str and _is_plain(family, given):
            self.family, self.given = family, given
            self.simple = True
            return
        self._take(raw)
        if not self.literal:
            self._parse()
        east_asian = is_east_asian(self.family)
        self.family_first = bool(raw.get("static-ordering")) or east_asian
        self.spaced = not (east_asian and is_east_asian(self.given))
        self.simple = self._is_simple()

    def _take(self, raw: Mapping[str, Any]) -> None:
        self.family = self.given = ""
        for name, value in raw.items():
            attribute = _PARTS.get(name)
            if attribute is not None and isinstance(value, str | int):
                setattr(self, attribute, clean(str(value)).strip())
        if self.literal:
            self.family = self.given = self.particle = self.dropping = ""
        self.comma_suffix = bool(raw.get("comma-suffix"))
        if self.family and not self.given and raw.get("isInstitution"):
            self.literal, self.family = self.family, ""

    def _parse(self) -> None:
        """Take particles and suffixes out of the family and the given name; one in quotation marks is a whole."""
        if len(self.family) > 2 and self.family[0] == self.family[-1] == '"':
            self.family = self.family[1:-1]
        elif not self.particle:
            self.particle, self.family = split_leading(self.family)
        if not self.suffix:
            self.given, suffix, with_comma = split_suffix(self.given)
            if is_lower(suffix) and not self.dropping:
                self.dropping, self.comma_particle = suffix, True
            else:
                self.suffix, self.comma_suffix = suffix, with_comma or self.comma_suffix
        if not self.dropping:
            self.given, self.dropping = split_trailing(self.given)

    def _is_simple(self) -> bool:
        """Return whether the name is a given and a family name in letters, digits, hyphens and full stops."""
        if not (self.family and self.given) or self.family_first:
            return False
        if self.particle or self.dropping or self.suffix:
            return False
        return bool(SIMPLE.match(self.family) and SIMPLE.match(self.given))

    def parts(self) -> tuple[str, ...]:
        """Return the parts by which people are compared."""
        return self.particle, self.family, self.given, self.dropping, self.suffix, self.literal


def _is_plain(family: str, given: str) -> bool:
    """Return whether two parts of a name are just that: no particles, suffixes, quotation marks."""
    return bool(
        SIMPLE.match(family)
        and SIMPLE.match(given)
        and family[0].isupper()
        and given[given.rfind(" ") + 1].isupper()
    )


def _person(raw: Mapping[str, Any], known: dict[str, Person]) -> Person:
    """Return the person of a name: the one that is known where the name has nothing but its two parts."""
    family, given = raw.get("family"), raw.get("given")
    if len(raw) != 2 or type(family) is not str or type(given) is not str:
        return Person(raw)
    # One text: collecting garbage need not look into it.
    key = f"{family}\0{given}"
    person = known.get(key)
    if person is None:
        person = known[key] = Person(raw)
    return person


def read_names(value: Any, warn: Callable[[str], None], known: dict[str, Person]) -> tuple[Person, ...]:
    """Read a name variable; text is taken as an institution, empty names are left out with a warning.

    `known` are people by family and given name: who is named again is the same object, which saves memory.
    """
    if type(value) is not list:
        if isinstance(value, str | int | float):
            value = [{"literal": str(value)}]
        elif isinstance(value, Mapping):
            value = [value]
    people: list[Person] = []
    for raw in value if isinstance(value, list | tuple) else []:
        if isinstance(raw, str) and raw:
            raw = {"literal": raw}
        if type(raw) is not dict and not isinstance(raw, Mapping):
            warn("a name that is no object is left out.")
            continue
        person = _person(raw, known)
        if person.literal or person.family or person.given:
            people.append(person)
        else:
            warn("a name without family, given name or literal is left out.")
    return tuple(people)
