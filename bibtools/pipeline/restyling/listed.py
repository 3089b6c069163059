"""The works of a reference list as a text cites them: by names and year, or by number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bibtools.language.places import is_place
from bibtools.model import Document
from bibtools.parser.in_text.typed import TypedCite
from bibtools.pipeline.restyling.heads import looks_like_names, read_names, words_of
from bibtools.pipeline.restyling.known import KnownWorks
from bibtools.pipeline.restyling.listed_work import ListedWork, listed_work
from bibtools.pipeline.restyling.listing import ListEntry
from bibtools.support.folding import fold_words
from bibtools.support.patterns import lazy

_SENTENCE = lazy(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[^\W\d_a-zçğıöşü])")
_NEAR = 6
"""Words before a bracket with a year alone, among which the sentence names its author."""


class ListedWorks:
    """Finds the works that a typed citation can mean."""

    def __init__(self, works: Iterable[ListedWork]) -> None:
        self._by_year: dict[str, list[ListedWork]] = defaultdict(list)
        self._by_number: dict[str, list[ListedWork]] = defaultdict(list)
        self._people: set[str] = set()
        for each in works:
            self._people.update(*each.families)
            for year in each.years:
                self._by_year[year].append(each)
            if each.number:
                self._by_number[each.number].append(each)

    @classmethod
    def of(cls, document: Document, entries: Sequence[ListEntry], known: KnownWorks) -> ListedWorks:
        """Return the works of a list's entries, then those that a person gave and the list does not have."""
        made = [
            listed_work(known.used[each.key], document.blocks[each.block].text[each.start :], each)
            for each in entries
            if each.key
        ]
        listed = {each.key for each in made}
        return cls([*made, *(listed_work(each, "", None) for each in known.given if each.id not in listed)])

    def numbered(self, number: str) -> list[ListedWork] | None:
        """Return the entries of a number; None if the list is not numbered, or too short for it to be one."""
        return self._by_number.get(number, []) if len(self._by_number) > 1 else None

    def named(self, cite: TypedCite) -> tuple[str, list[ListedWork] | None]:
        """Return the words before the names of a cite, and the works that it can mean.

        None if it means none and does not look like a citation: what stands before the year are no names.
        """
        found: list[tuple[int, str, ListedWork]] = []
        for each in self._of_year(cite):
            prefix, missing = read_names(cite.head, each)
            if prefix is not None:
                found.append((missing, prefix, each))
        if not found:
            return "", [] if self._looks_cited(cite) else None
        least = min(missing for missing, _, _ in found)
        best = [(prefix, each) for missing, prefix, each in found if missing == least]
        return best[0][0], [each for _, each in best]

    def _looks_cited(self, cite: TypedCite) -> bool:
        """Return whether a cite of no known work looks like one: `(Tan, 1990)`, but not `(Ankara, 1923)`."""
        only_year = not (cite.locator or cite.letter or cite.suffix)
        if (
            only_year
            and is_place(cite.head)
            and self._people.isdisjoint(map(fold_words, words_of(cite.head)))
        ):
            return False
        return looks_like_names(cite.head)

    def named_before(self, cite: TypedCite, before: str) -> list[ListedWork] | None:
        """Return the works of a year whose people the sentence before it names; None if it is not a citation.

        A year alone has to stand a few words behind the name; one with a page may stand later in the paragraph.
        """
        works = self._of_year(cite)
        sentence = _SENTENCE.split(before)[-1]
        near = words_of(sentence)[-_NEAR:]
        for words in (near, *([words_of(sentence), words_of(before)] if cite.locator else ())):
            found = _closest(words, works)
            if found:
                return found
        return [] if cite.locator and works else None

    def _of_year(self, cite: TypedCite) -> list[ListedWork]:
        works = self._by_year.get(cite.year, [])
        lettered = [each for each in works if each.letter == cite.letter]
        return lettered if cite.letter else works


def _closest(words: Sequence[str], works: Sequence[ListedWork]) -> list[ListedWork]:
    """Return the works whose first person is named last among some words; all that are named there."""
    last = -1
    found: list[ListedWork] = []
    for each in works:
        first = each.families[0] if each.families else frozenset()
        named = (
            at for at, word in enumerate(words) if fold_words(word) in first or each.person(word) in first
        )
        at = max(named, default=-1)
        if at > last:
            last, found = at, [each]
        elif at == last >= 0:
            found.append(each)
    return found
