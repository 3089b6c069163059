"""What the elements of a style are compiled to, and what is left of them for one kind of item.

A style has branches for every type and every variable; an item can reach only those that its type and its
variables lead to. `Part.narrowed` takes the others out: conditions on type and variables are settled, variables that
the item lacks leave only the mark that they were asked for, groups in which nothing can render vanish. What is left
renders exactly what the whole would render, in a fraction of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bibtools.csl.context import Context
from bibtools.csl.kinds import Probe

Evaluator = Callable[[Context], None]


class Part:
    """A compiled element: `run` renders it."""

    __slots__ = ("run",)
    silent = False
    """Whether it never renders anything."""
    sees = True
    """Whether it may find a variable that has a value."""

    def __init__(self, run: Evaluator) -> None:
        """Take the function that renders the element."""
        self.run = run

    def narrowed(self, kind: Probe) -> Part:
        """Return what is left of the part for items of a kind."""
        return self


class Fixed(Part):
    """A term or verbatim text."""

    __slots__ = ()
    sees = False


class Silent(Part):
    """What is left where nothing can render: `tried` tells the group around that an empty variable was called."""

    __slots__ = ("tried",)
    silent = True
    sees = False

    def __init__(self, tried: bool) -> None:
        super().__init__(_marker(tried))
        self.tried = tried

    def then(self, later: Silent) -> Silent:
        """Return what this and a later one come to."""
        return later if later.tried else self


def _marker(tried: bool) -> Evaluator:
    def evaluate(c: Context) -> None:
        if tried:
            c.variable_tried = True

    return evaluate


NOTHING, TRIED = Silent(False), Silent(True)
"""The silent parts."""


class Variable(Part):
    """A part that renders nothing where an item has none of some variables; then `absent` is left of it."""

    __slots__ = ("absent", "variables")

    def __init__(self, run: Evaluator, variables: Iterable[str], absent: Silent = TRIED) -> None:
        super().__init__(run)
        self.variables = tuple(variables)
        self.absent = absent

    def narrowed(self, kind: Probe) -> Part:
        """Return the part itself, or its mark where the variables are absent."""
        return self if kind.has(*self.variables) else self.absent


class Around(Part):
    """A part with something around it: `make` makes its function from that of the part."""

    __slots__ = ("body", "make", "stays")

    def __init__(self, body: Part, make: Callable[[Evaluator], Evaluator], *, stays: bool = False) -> None:
        """Take the part and what to put around it; it `stays` where the part itself is silent."""
        super().__init__(make(body.run))
        self.body = body
        self.make = make
        self.stays = stays

    def narrowed(self, kind: Probe) -> Part:
        """Narrow what is inside."""
        body = self.body.narrowed(kind)
        if body is self.body:
            return self
        if body.silent and not self.stays:
            return body
        return Around(body, self.make, stays=self.stays)


class Several(Part):
    """The branch of a choice that is taken: its parts belong to the group around the choice."""

    __slots__ = ("parts",)

    def __init__(self, parts: list[Part]) -> None:
        super().__init__(in_turn([part.run for part in parts]))
        self.parts = parts


def in_turn(runs: list[Evaluator]) -> Evaluator:
    """Make one function of several."""
    if len(runs) == 1:
        return runs[0]

    def evaluate(c: Context) -> None:
        for run in runs:
            run(c)

    return evaluate


def marks_of(parts: Iterable[Part], start: Silent = NOTHING) -> Silent:
    """Return what the silent ones of some parts come to, after a first mark."""
    for part in parts:
        if isinstance(part, Silent):
            start = start.then(part)
    return start


def narrow_all(parts: Iterable[Part], kind: Probe) -> list[Part]:
    """Narrow parts that stand in one group; those of a branch that is taken stand in it, too."""
    made: list[Part] = []
    for part in parts:
        left = part.narrowed(kind)
        made += left.parts if isinstance(left, Several) else (left,)
    return without_idle(made)


def without_idle(parts: Iterable[Part]) -> list[Part]:
    """Take out parts that do nothing, and make one of neighbouring silent ones."""
    made: list[Part] = []
    for part in parts:
        if part is NOTHING:
            continue
        last = made[-1] if made else None
        if isinstance(part, Silent) and isinstance(last, Silent):
            made[-1] = last.then(part)
        else:
            made.append(part)
    return made
