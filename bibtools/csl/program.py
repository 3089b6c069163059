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
_MOST_QUESTIONS = 8
_MOST_KINDS = 10_000
Answers = dict[frozenset[str], list[Evaluator]]


class _Narrowed:
    """What a program was narrowed to for one type: by what was asked, and which of that the items have."""

    __slots__ = ("by_question", "patience", "waiting")

    def __init__(self) -> None:
        self.by_question: dict[frozenset[str], Answers] = {}
        self.patience: float = _PATIENCE
        self.waiting = 0

    def find(self, present: frozenset[str]) -> list[Evaluator] | None:
        """Return the functions for items that have these variables, or None."""
        for asked, answers in self.by_question.items():
            found = answers.get(asked & present)
            if found is not None:
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
        return self.waiting >= self.patience and len(self.by_question) < _MOST_QUESTIONS


class Program:
    """The compiled parts of a layout or a sort key."""

    def __init__(self, parts: list[Part]) -> None:
        """Take the parts of the whole."""
        self._parts = parts
        self._whole = _runs(parts)
        self._known: dict[Kind, list[Evaluator]] = {}
        self._types: dict[str, _Narrowed] = {}

    def of(self, kind: Kind) -> list[Evaluator]:
        """Return the functions that render an item of a kind, in turn."""
        found = self._known.get(kind)
        if found is None:
            found = self._find(kind)
            if found is None:
                return self._whole
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


def _runs(parts: list[Part]) -> list[Evaluator]:
    """Return the functions of the parts that do anything at the top of a layout."""
    return [part.run for part in parts if not isinstance(part, Silent)]
