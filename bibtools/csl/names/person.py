"""Names as the evaluator wants them: parsed once, with a cache of their renderings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bibtools.csl.constants import LETTER, STARTS_SPACED
from bibtools.csl.names.particles import split_leading, split_suffix, split_trailing
from bibtools.support.patterns import lazy

_ANY_SPACED = lazy(f"[-0-9{LETTER}]")
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

    `script` is 2 for scripts with given name first, 1 for those with family name first and a space, 0 for
    those with family name first and no space. A `simple` name needs nothing but its two parts put together.
    """

    __slots__ = (
        "cache",
        "comma_particle",
        "comma_suffix",
        "dropping",
        "family",
        "given",
        "key",
        "literal",
        "particle",
        "script",
        "simple",
        "static",
        "suffix",
    )

    def __init__(self, raw: Mapping[str, Any], language: str) -> None:
        """Take a CSL-JSON name and the item's language tag."""
        self.literal = self.particle = self.dropping = self.suffix = self.comma_particle = ""
        self.cache: dict[tuple[int, int, bool, bool, bool], str | None] = {}
        self.key: tuple[str, str, str] | None = None
        self.static = self.comma_suffix = False
        family, given = raw.get("family"), raw.get("given")
        if len(raw) == 2 and type(family) is str and type(given) is str and _is_plain(family, given):
            self.family, self.given = family, given
            self.script = self._script(language)
            self.simple = self.script == 2
        else:
            self._take(raw)
            self._parse(raw)
            self.script = self._script(language)
            self.simple = self._is_simple()

    def _take(self, raw: Mapping[str, Any]) -> None:
        self.family = self.given = ""
        for name, value in raw.items():
            attribute = _PARTS.get(name)
            if attribute is not None and isinstance(value, str | int):
                setattr(self, attribute, str(value).strip(" \t\r\n"))
        if self.literal:
            self.family = self.given = self.particle = self.dropping = ""
        self.comma_suffix = bool(raw.get("comma-suffix"))
        self.static = bool(raw.get("static-ordering"))
        if self.family and not self.given and raw.get("isInstitution"):
            self.literal, self.family = self.family, ""

    def _parse(self, raw: Mapping[str, Any]) -> None:
        if self.literal or raw.get("parse-names") in (False, 0, "false"):
            return
        quoted = len(self.family) > 1 and self.family[0] == '"' == self.family[-1]
        if quoted:
            self.family = self.family[1:-1]
            return
        if self.particle or not self.family or not self.given or raw.get("static-particles"):
            return
        self.particle, self.family = split_leading(self.family)
        self._take_suffix()
        given, dropping = split_trailing(self.given)
        self.given = given
        self.dropping = dropping or self.dropping

    def _take_suffix(self) -> None:
        if self.suffix:
            return
        given, suffix, with_comma = split_suffix(self.given)
        if not suffix and given == self.given:
            return
        self.given = given
        if suffix.replace(".", "") == "et al" and not self.dropping:
            self.dropping, self.comma_particle = suffix, ","
        else:
            self.suffix, self.comma_suffix = suffix, with_comma or self.comma_suffix

    def _script(self, language: str) -> int:
        if not self.family or _ANY_SPACED.search(self.family.replace('"', "")):
            if not self.family:
                return 2 if not self.given or _ANY_SPACED.search(self.given) else 0
            return 1 if language[:2] in ("ja", "zh") else 2
        return 1 if STARTS_SPACED.match(self.given) else 0

    def _is_simple(self) -> bool:
        """Return whether the name is a given and a family name in letters, digits, hyphens and full stops."""
        if not (self.family and self.given) or self.script != 2 or self.static:
            return False
        if self.particle or self.dropping or self.suffix or self.comma_particle:
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


def read_names(value: Any, language: str, warn: Callable[[str], None]) -> tuple[Person, ...]:
    """Read a name variable; text is taken as an institution, empty names are left out with a warning."""
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
        person = Person(raw, language)
        if person.literal or person.family or person.given:
            people.append(person)
        else:
            warn("a name without family, given name or literal is left out.")
    return tuple(people)
