"""The works that citations are rendered from: those of the document, and of a file that a person corrected."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from bibtools.model import Record, Reference
from bibtools.parser.notes.works import families
from bibtools.pipeline.one_work import OneWork, same_work
from bibtools.support.folding import fold_words


class KnownWorks:
    """Finds for each record of a document the reference that speaks for it.

    `given` are references of a file that a person looked through, `remembered` those of an earlier run, by key. `used`
    are the references that were asked for, by key.
    """

    def __init__(
        self, keyed: Sequence[Record], given: Sequence[Reference], remembered: Mapping[str, Reference]
    ) -> None:
        self._keyed = keyed
        self._given = {each.id: each for each in given}
        self._remembered = remembered
        self._index = OneWork()
        self._numbers = [*given, *(each for key, each in remembered.items() if key not in self._given)]
        for number, each in enumerate(self._numbers):
            self._index.take(number, each)
        self._found: dict[int, str] = {}
        self.used: dict[str, Reference] = {}

    @property
    def given(self) -> Collection[Reference]:
        """The references of the file that a person looked through."""
        return self._given.values()

    def key(self, number: int) -> str:
        """Return the key under which the work of a record is cited."""
        if number not in self._found:
            self._found[number] = self._look_up(number)
        return self._found[number]

    def corrected(self, number: int) -> bool:
        """Return whether the work of a record comes from the file of corrected references."""
        return self.key(number) in self._given

    def remembered(self, key: str) -> bool:
        """Take a work by its key, for a citation of an earlier run. Return whether it is known."""
        reference = self._given.get(key) or self._remembered.get(key) or self.used.get(key)
        if reference is not None:
            self._take(reference)
        return reference is not None

    def have(self, keys: Iterable[str]) -> bool:
        """Take works by their keys, as `remembered` does. Return whether all are known."""
        return all([self.remembered(key) for key in keys])  # noqa: C419 (all are to be taken)

    def _look_up(self, number: int) -> str:
        record = self._keyed[number]
        own = record.reference
        named = self._given.get(own.id)
        if named is not None and _may_be(own, named):
            return self._take(named)
        found = self._index.find(own)
        if found is not None:
            return self._take(self._numbers[found])
        key = own.id
        while key in self._given or key in self._remembered:
            key += "-2"  # Another work goes by this key already.
        return self._take(replace(own, id=key))

    def _take(self, reference: Reference) -> str:
        """Take a work as a file would hold it, so that it looks the same when it is remembered."""
        if reference.id not in self.used:
            self.used[reference.id] = Reference.from_csl(reference.to_csl())
        return reference.id


def _may_be(own: Reference, given: Reference) -> bool:
    """Return whether a corrected reference can be of a work: it may differ in everything but not in all at once."""
    if same_work(own, given) or families(own) & families(given):
        return True
    ours, theirs = (set(fold_words(each.title or each.container_title).split()) for each in (own, given))
    return bool(ours & theirs) or own.issued == given.issued
