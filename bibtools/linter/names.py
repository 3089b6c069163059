"""Lists of names as BibTeX reads them: split at “and” outside of braces, parts at commas outside of braces.

Source: BibTeX 0.99d's documentation (btxdoc, section 4); biblatex's `family=…, given=…` form from its
manual, section 3.14.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_AND = re.compile(r"(?<![^\s}])and(?![^\s{])", re.IGNORECASE)
_LETTERS = [chr(code) for code in range(0x41, 0x250)]
_UPPER, _LOWER = "".join(filter(str.isupper, _LETTERS)), "".join(filter(str.islower, _LETTERS))
_WORD = f"[{_UPPER}][{_LOWER}]++(?:['’][{_UPPER}]?[{_LOWER}]++)?+"
_PERSON = rf"{_WORD}(?:-{_WORD})?+, {_WORD}(?:[ -]{_WORD})*+(?: [A-Z]\.)*+"
PLAIN_NAMES = re.compile(rf"{_PERSON}(?: and {_PERSON})*+")
"""A list of names of the form `Family, Given G.` with nothing odd in it, as most lists are."""
_KEYED = re.compile(
    r"^(?:xdata|unique\w+|use\w+|sort\w+|name\w+|nosort)\s*=|(?:^|,)\s*\"?(?:family|given|prefix|suffix)(?:-i)?\s*=",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Person:
    """One name of a list: its text, its offset in the value, and its parts.

    `braced` is a name that is protected as a whole; `family` and `given` are empty for it, and for
    `others`.
    """

    text: str
    start: int
    commas: int
    family: str = ""
    given: str = ""
    braced: bool = False

    @property
    def others(self) -> bool:
        """Whether this is the `others` that closes a list."""
        return self.text.lower() == "others"

    @property
    def keyed(self) -> bool:
        """Whether this is biblatex's form `family=…, given=…`, or an option or `xdata=…` in the list."""
        return bool(_KEYED.search(self.text))

    @property
    def end(self) -> int:
        """The offset behind the name in the value."""
        return self.start + len(self.text)


def _depth_zero(value: str, found: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Leave out the matches that lie inside braces."""
    depth = at = 0
    for match in found:
        between = value[at : match.start()]
        depth += between.count("{") - between.count("}")
        at = match.start()
        if depth <= 0:
            yield match


@lru_cache(maxsize=65536)
def split_names(value: str) -> tuple[Person, ...]:
    """Split a list of names; empty names (from `and and`) are kept, so that they can be reported."""
    people = []
    at = 0
    separators = _AND.finditer(value)
    cuts = [match.span() for match in (_depth_zero(value, separators) if "{" in value else separators)]
    for start, end in [*cuts, (len(value), len(value))]:
        raw = value[at:start]
        text = raw.strip()
        people.append(name_parts(text, at + len(raw) - len(raw.lstrip())))
        at = end
    return tuple(people)


def _commas(text: str) -> list[int]:
    depth = 0
    found = []
    for at, char in enumerate(text):
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
        elif char == "," and depth == 0:
            found.append(at)
    return found


def name_parts(text: str, start: int = 0) -> Person:
    """Read one name: `Given Family`, `Family, Given` or `Family, Suffix, Given`."""
    if text.startswith("{") and text.endswith("}") and _closes_at_end(text):
        return Person(text, start, 0, braced=True)
    if "," in text:
        commas = _commas(text)
        if commas:
            return Person(text, start, len(commas), text[: commas[0]].strip(), text[commas[-1] + 1 :].strip())
    if text.lower() == "others":
        return Person(text, start, 0)
    words = text.split()
    if len(words) < 2 or "{" in text:
        given, _, family = text.rpartition(" ") if "{" not in text else ("", "", text)
        return Person(text, start, 0, family, given)
    first = next((n for n, word in enumerate(words[:-1]) if n and word[:1].islower()), len(words) - 1)
    return Person(text, start, 0, " ".join(words[first:]), " ".join(words[:first]))


def _closes_at_end(text: str) -> bool:
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return at == len(text) - 1
    return False
