"""What catalogues say of a reference under review, field by field, and taking a value over from them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any, Literal

from bibtools.errors import UsageError
from bibtools.model import Evidence, Found, Grade, Origin, Reference
from bibtools.model.datamodel import Dialect
from bibtools.pipeline.reviewing.changing import Form, filled_in
from bibtools.pipeline.reviewing.filled_from import with_source
from bibtools.pipeline.reviewing.item import Item
from bibtools.pipeline.reviewing.values import FIELDS, shown
from bibtools.support.dataclass import dataclass

if TYPE_CHECKING:
    from bibtools.catalogues.catalogue import Catalogue

_KEPT = 500
"""Answers that are kept, so that going back to a reference asks nobody again."""
_OURS = frozenset({"note", "language", "accessed", "URL"})
"""Variables that say nothing of the work itself, and are not compared."""

Verdict = Literal["agrees", "contradicts", "differs", "missing"]


@dataclass(frozen=True, slots=True)
class Compared:
    """A variable of a reference beside the record of a catalogue: both texts, and how they go together.

    `contradicts` speaks against the reference, `differs` does not (another binding's ISBN, a publisher's other name),
    and `missing` is what the reference does not say.
    """

    variable: str
    ours: str
    theirs: str
    verdict: Verdict


@dataclass(slots=True)
class Lookup:
    """The catalogues that a review asks, one reference at a time, and their answers. Threads may share it.

    `options` are the words of the command line that name the catalogues; `online` are the names of those to which
    something is sent.
    """

    catalogues: Sequence[Catalogue] = ()
    options: tuple[str, ...] = ()
    online: tuple[str, ...] = ()
    _answers: OrderedDict[str, Evidence] = field(default_factory=OrderedDict)
    _lock: Any = field(default_factory=threading.Lock)

    def __bool__(self) -> bool:
        return bool(self.catalogues)

    def known(self, reference: Reference) -> Evidence | None:
        """Return what catalogues said of a reference; None if they were not asked or one gave no answer."""
        return self._answers.get(_identity(reference))

    def about(self, reference: Reference) -> Evidence:
        """Return what catalogues say of a reference. Raise InputError if one on the disk cannot be read."""
        from bibtools.catalogues.verifying import verify

        with self._lock:
            found = self.known(reference)
            if found is None:
                found = verify(reference, self.catalogues)
                if not found.failed:
                    self._answers[_identity(reference)] = found
                while len(self._answers) > _KEPT:
                    self._answers.popitem(last=False)
            return found


def _identity(reference: Reference) -> str:
    return repr(sorted(replace(reference, id="").to_csl().items()))


def comparison(reference: Reference, evidence: Evidence) -> list[Compared]:
    """Return the variables that the record of the evidence holds, in the order of the form."""
    if evidence.record is None:
        return []
    return list(_compared(reference, evidence.record.reference, evidence))


def _compared(reference: Reference, record: Reference, evidence: Evidence) -> Iterator[Compared]:
    from bibtools.catalogues.card import card_of
    from bibtools.catalogues.comparing import compare
    from bibtools.catalogues.words import words_of

    bad = {each.field for each in evidence.contradictions}
    agreement = compare(card_of(reference), card_of(record)).fields
    for variable in FIELDS:
        ours, theirs = shown(reference, variable), shown(record, variable)
        if not theirs or variable in _OURS:
            continue
        verdict: Verdict = "differs"
        if variable in bad:
            verdict = "contradicts"
        elif not ours:
            verdict = "missing"
        elif (variable in agreement and agreement[variable].good) or words_of(ours) == words_of(theirs):
            verdict = "agrees"
        yield Compared(variable, ours, theirs, verdict)


def taken(item: Item, form: Form, variable: str, evidence: Evidence, dialect: Dialect) -> Item:
    """Return an item with the values of a form, and that of one variable as the record of a catalogue has it.

    The entry keeps where it came from, as after `bibtools fill`. Raise UsageError if the record does not say it.
    """
    found = evidence.record if evidence.grade in (Grade.CONFIRMED, Grade.CONTRADICTED) else None
    value = found.reference.get(variable) if found and variable in FIELDS else None
    if found is None or not value:
        raise UsageError(
            "the catalogue does not say this any more",
            hint="Open the reference again to see what it says now.",
        )
    made = filled_in(item, replace(form, values={**form.values, variable: shown(found.reference, variable)}))
    before = made.reference.with_values({variable: None})
    after = made.reference.with_values({variable: value})
    origins = {**made.reference.origins, variable: Origin(None, _source(found), 1.0)}
    said = with_source(after, _fields_set(before, after, dialect), _source(found))
    typed = tuple(dict.fromkeys((*made.typed, variable)))
    return replace(made.with_reference(replace(said, origins=origins)), typed=typed)


def _source(found: Found) -> str:
    return ", ".join(part for part in (found.catalogue, found.day) if part)


def _fields_set(before: Reference, after: Reference, dialect: Dialect) -> list[str]:
    """Return the fields of the entry that are others after a change."""
    from bibtools.formats.bibtex import to_fields

    was, now = to_fields(before, dialect)[1], to_fields(after, dialect)[1]
    return [name for name, value in now.items() if was.get(name) != value]
