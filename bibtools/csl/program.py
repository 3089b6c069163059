"""What a layout or a sort key runs for an item: the whole, or what is left of it for items like this one.

Narrowing costs about as much as rendering some items. So it is done now and then, for the kind of item that is about
to be rendered, and what comes out serves all kinds that differ in nothing that narrowing has asked for.
"""

from __future__ import annotations

from bibtools.csl.kinds import Kind, Probe
from bibtools.csl.parts import Evaluator, Part, Silent, narrow_all

_PATIENCE = 8
"""How many items of a type are rendered by the whole before the program is narrowed for a kind of them."""
_GROWTH = 1.25
"""How much longer each further narrowing for the same type waits: a type of many kinds is hardly worth it."""
_WIDE_PATIENCE = 16
"""How many items of a type of many kinds are rendered by the whole before it is narrowed for the type."""
_TRIAL = 100
"""How many kinds of a type are looked up before it shows whether that is worth it."""
_MOST_QUESTIONS = 8
_MOST_KINDS = 10_000
Answers = dict[frozenset[str], list[Evaluator]]


class _Narrowed:
    """What a program was narrowed to for one type: by what was asked, and which of that the items have."""

    __slots__ = ("asked", "by_question", "found", "patience", "waiting")

    def __init__(self) -> None:
        self.asked = self.found = 0
        self.by_question: dict[frozenset[str], Answers] = {}
        self.patience: float = _PATIENCE
        self.waiting = 0

    def find(self, present: frozenset[str]) -> list[Evaluator] | None:
        """Return the functions for items that have these variables, or None."""
        if self.asked > _TRIAL and 2 * self.found < self.asked:
            return None  # Of so many kinds hardly one comes again, and asking costs more than it saves.
        self.asked += 1
        for asked, answers in self.by_question.items():
            found = answers.get(asked & present)
            if found is not None:
                self.found += 1
                return found
        return None

    def add(self, asked: frozenset[str], present: frozenset[str], runs: list[Evaluator]) -> None:
        """Keep the functions for all items that have the same of what was asked for."""
        self.by_question.setdefault(asked, {})[asked & present] = runs
        self.waiting = 0
        self.patience *= _GROWTH

    def due(self) -> bool:
        """Count one more item that nothing fits, and say whether it is time to narrow."""
        self.waiting += 1
        if self.asked > _TRIAL and 2 * self.found < self.asked:
            return False
        return self.waiting >= self.patience and len(self.by_question) < _MOST_QUESTIONS


class _Range:
    """What a program was narrowed to for all items of one type: for what any of them may have, and all of them have.

    Of many kinds few come again; but what no item of a library has, and what all have, is soon known.
    """

    __slots__ = ("always", "ever", "missed", "patience", "runs", "seen_always", "seen_ever")

    def __init__(self, kind: Kind) -> None:
        self.seen_ever = self.seen_always = kind.present
        self.ever = self.always = kind.present
        self.runs: list[Evaluator] | None = None
        self.missed = 0
        self.patience = _WIDE_PATIENCE

    def find(self, kind: Kind, parts: list[Part]) -> list[Evaluator] | None:
        """Return the functions for items of a kind, or None; widen the range now and then."""
        present = kind.present
        if self.runs is not None and self.always <= present <= self.ever:
            return self.runs
        self.seen_ever |= present
        self.seen_always &= present
        self.missed += 1
        if self.missed < self.patience:
            return None
        self.missed = 0
        self.patience *= 2
        self.ever, self.always = self.seen_ever, self.seen_always
        self.runs = _runs(narrow_all(parts, Probe(Kind(kind.type, self.ever), self.always)))
        return self.runs


class Program:
    """The compiled parts of a layout or a sort key."""

    def __init__(self, parts: list[Part]) -> None:
        """Take the parts of the whole."""
        self._parts = parts
        self._whole = _runs(parts)
        self._known: dict[Kind, list[Evaluator]] = {}
        self._types: dict[str, _Narrowed] = {}
        self._ranges: dict[str, _Range] = {}

    def of(self, kind: Kind) -> list[Evaluator]:
        """Return the functions that render an item of a kind, in turn."""
        found = self._known.get(kind)
        if found is None:
            found = self._find(kind)
            if found is None:
                return self._wide(kind)
            if len(self._known) >= _MOST_KINDS:
                self._known.clear()
            self._known[kind] = found
        return found

    def _find(self, kind: Kind) -> list[Evaluator] | None:
        """Return what was narrowed for a kind that does not differ in what matters, or narrow for this one."""
        narrowed = self._types.get(kind.type)
        if narrowed is None:
            narrowed = self._types[kind.type] = _Narrowed()
        found = narrowed.find(kind.present)
        if found is None and narrowed.due():
            probe = Probe(kind)
            found = _runs(narrow_all(self._parts, probe))
            narrowed.add(frozenset(probe.asked), kind.present, found)
        return found

    def _wide(self, kind: Kind) -> list[Evaluator]:
        """Return what renders all items of the type of a kind, or the whole."""
        known = self._ranges.get(kind.type)
        if known is None:
            known = self._ranges[kind.type] = _Range(kind)
        return known.find(kind, self._parts) or self._whole


def _runs(parts: list[Part]) -> list[Evaluator]:
    """Return the functions of the parts that do anything at the top of a layout."""
    return [part.run for part in parts if not isinstance(part, Silent)]
