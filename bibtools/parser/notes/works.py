"""The works of a document by person and title, so that a repeat finds the one that it means in constant time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from bibtools.model import Date, Name, Reference
from bibtools.parser.notes.short_forms import ShortForm
from bibtools.parser.repeats import KINDS, without_see
from bibtools.support.folding import fold_text, fold_words
from bibtools.support.patterns import lazy

_MOST_LOOKED_AT = 200
"""Works of one person that are compared with a short form; the latest cited come first."""


class Works:
    """Works by number, as they are met; `cite` says that one is cited, which makes it the last."""

    def __init__(self) -> None:
        self._references: list[Reference] = []
        self._titles: list[tuple[str, ...]] = []
        self._by_family: dict[str, dict[int, bool]] = defaultdict(dict)
        self._by_title: dict[tuple[str, ...], int] = {}
        self.last: int | None = None

    def add(self, reference: Reference) -> int:
        """Take a work and return its number."""
        number = len(self._references)
        self._references.append(reference)
        self._titles.append(tuple(fold_words(reference.title or reference.container_title).split()))
        for word in families(reference):
            self._by_family[word][number] = False
        if self._titles[-1]:
            self._by_title.setdefault(self._titles[-1], number)
        return number

    def cite(self, number: int) -> None:
        """Note that a work is cited here; of its author it is the last from now on."""
        self.last = number
        for word in families(self._references[number]):
            known = self._by_family[word]
            known.pop(number, None)
            known[number] = True

    def repeated(self, match: re.Match[str]) -> int | None:
        """Return the work that a.g.e., ibid. or the like means, as `repeat_in` matched it; None if there is none."""
        name = fold_text(without_see(match["name"]).strip(" ,.;:")).split()
        if not name:
            return self.last
        kind = (match["kind"] or match["kind2"] or (match["kind3"] or "")[:1]).lower()
        types = KINDS.get({"md": "mad"}.get(kind, kind), ())
        named = list(self._named(name))
        return next((each for each in named if self._references[each].type in types), next(iter(named), None))

    def named_by(self, form: ShortForm) -> int | None:
        """Return the work that a short form means: the last cited of the person that fits what it says of the title.

        A name alone means the last cited work of the person, or the only one in the list. A title alone has to be the
        whole title of a work.
        """
        for number in self._named(form.name) if form.name else ():
            alone = not form.title and not form.year
            cited = any(self._by_family[word].get(number) for word in families(self._references[number]))
            if alone and not cited and not self._only_one(form.name):
                continue
            if self._fits(number, form):
                return number
        title = form.title or form.name
        return self._by_title.get(title) if title and not (form.name and form.title) else None

    def _only_one(self, name: Sequence[str]) -> bool:
        return len({number for word in name for number in self._by_family.get(word.strip(".,"), ())}) == 1

    def _named(self, name: Sequence[str]) -> Iterator[int]:
        """Yield the works of a person, the last cited first."""
        words = [part for word in name for part in self._persons(word.strip(".,"))]
        known = [self._by_family[word] for word in words if word in self._by_family]
        if not known:
            return
        smallest = min(known, key=len)
        for looked, number in enumerate(reversed(smallest)):
            if looked >= _MOST_LOOKED_AT:
                return
            if self._is_named(number, words):
                yield number

    def _persons(self, word: str) -> list[str]:
        """Return the names that a hyphen joins, as in Tekeli-İlkin; one name that has a hyphen stays."""
        parts = _HYPHEN.split(word)
        joined = (
            len(parts) > 1 and word not in self._by_family and all(part in self._by_family for part in parts)
        )
        return parts if joined else [word]

    def _is_named(self, number: int, words: Sequence[str]) -> bool:
        """Return whether every word of a name is one of the work's people, or the initial of a given name."""
        people = people_of(self._references[number])
        known = {
            word.strip(".")
            for each in people
            for word in fold_words(f"{each.given} {each.family} {each.literal}").split()
        }
        initials = {word[0] for word in known}
        return all(
            word in known or (len(word) == 1 and word in initials) or not word.isalpha() or word in _AND
            for word in words
        )

    def _fits(self, number: int, form: ShortForm) -> bool:
        reference = self._references[number]
        if form.year and form.year != _year(reference):
            return False
        return is_part_of(form.title, self._titles[number])


_HYPHEN = lazy(r"[-–/]")
_AND = frozenset("ve and und et vd diğerleri".split())


def is_part_of(words: Sequence[str], title: Sequence[str]) -> bool:
    """Return whether the words stand in a title in that order; the last letters of long ones may differ."""
    at = iter(title)
    return all(any(_same_word(word, other) for other in at) for word in words)


def _same_word(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    return one == other or (shorter >= 4 and one[: max(4, shorter - 2)] == other[: max(4, shorter - 2)])


def people_of(reference: Reference) -> tuple[Name, ...]:
    """Return the authors of a work, or its editors if it has none."""
    return reference.author or reference.editor


def families(reference: Reference) -> set[str]:
    """Return the folded words of the family names of a work's people."""
    return {
        word
        for person in people_of(reference)
        for word in fold_words(person.family or person.literal).split()
    }


def _year(reference: Reference) -> str:
    issued = reference.issued
    return str(issued.year) if isinstance(issued, Date) else str(issued or "")[:4]
