"""What an entry type asks for."""

from __future__ import annotations

from typing import Literal

from bibtools.support.dataclass import dataclass

Dialect = Literal["bibtex", "biblatex"]
"""The two data models that .bib files follow."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing an entry must have: any of `fields` satisfies it."""

    fields: tuple[str, ...]

    def __str__(self) -> str:
        """Return the alternatives as a sentence names them: `author or editor`."""
        return " or ".join(self.fields)

    def met_by(self, names: frozenset[str] | set[str]) -> bool:
        """Return whether lower-case field names satisfy it."""
        return not names.isdisjoint(self.fields)


def requirements(words: str) -> tuple[Requirement, ...]:
    """Read `author/editor title`: a space between requirements, a slash between alternatives."""
    return tuple(Requirement(tuple(word.split("/"))) for word in words.split())


def table(text: str) -> dict[str, str]:
    """Read lines of `name name: words` into a dict; several names share their words."""
    rows = (line.partition(":") for line in text.strip().splitlines() if line.strip())
    return {name: words.strip() for names, _, words in rows for name in names.split()}
