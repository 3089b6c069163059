"""The data classes of bibtools.support do what those of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibtools.support import dataclass as ours


def _classes(make: Callable[..., Any]) -> dict[str, Any]:
    """Return the same classes, made by one of the two decorators."""

    @make(frozen=True, slots=True)
    class Point:
        """Frozen, with every kind of field."""

        x: int
        y: tuple[int, ...] = ()
        notes: list[str] = field(default_factory=list, hash=False, repr=False)
        seen: int = field(default=0, compare=False)
        total: int = field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "total", self.x + sum(self.y))

    @make(frozen=True, slots=True)
    class Deep(Point):
        """A subclass with a field more, and its own repr."""

        z: int = 3

        def __repr__(self) -> str:
            return f"<{self.x} {self.z}>"

    @make(frozen=True, order=True, slots=True)
    class Span:
        """Frozen and ordered."""

        start: int
        end: int = 0

    @make(frozen=True, slots=True)
    class Measured(Span):
        """What `__init__` makes of a value cannot be given to it again."""

        length: int = 0

        def __post_init__(self) -> None:
            object.__setattr__(self, "length", self.length + self.end - self.start)

    @make(frozen=True, slots=True)
    class One:
        """A single field, whose value is a tuple."""

        parts: tuple[int, ...] = ()

    @make(slots=True)
    class Draft:
        """Values that change."""

        name: str = ""
        parts: list[int] = field(default_factory=list)

    @make(slots=True, eq=False)
    class Same:
        """Equal to itself only."""

        name: str = ""

    @make(frozen=True, slots=True)
    class Nothing:
        """Without fields."""

    return {each.__name__: each for each in (Point, Deep, Span, Measured, One, Draft, Same, Nothing)}


THEIRS = _classes(dataclasses.dataclass)
OURS = _classes(ours.dataclass)
for _name, _class in OURS.items():  # where pickle looks for them
    _class.__qualname__ = _name
    globals()[_name] = _class
for _class in THEIRS.values():
    _class.__qualname__ = _class.__name__

CALLS: list[tuple[str, tuple[Any, ...]]] = [
    ("Point", (1,)),
    ("Point", (1, (2, 3), ["a"], 4)),
    ("Deep", (1, (), [], 0, 9)),
    ("Span", (1, 2)),
    ("Measured", (1, 4, 1)),
    ("One", ((1, 2),)),
    ("One", ((),)),
    ("Draft", ("a",)),
    ("Nothing", ()),
]


@pytest.mark.parametrize("name", OURS)
def test_the_class_looks_the_same(name: str) -> None:
    ours, theirs = OURS[name], THEIRS[name]
    assert [(f.name, f.type) for f in dataclasses.fields(ours)] == [
        (f.name, f.type) for f in dataclasses.fields(theirs)
    ]
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__slots__ == theirs.__slots__
    assert (ours.__hash__ is None) == (theirs.__hash__ is None)
    mine, std = (inspect.signature(each).parameters for each in (ours, theirs))
    assert [(p.name, p.kind, p.annotation) for p in mine.values()] == [
        (p.name, p.kind, p.annotation) for p in std.values()
    ]


@pytest.mark.parametrize(("name", "arguments"), CALLS)
def test_an_object_behaves_the_same(name: str, arguments: tuple[Any, ...]) -> None:
    mine, std = OURS[name](*arguments), THEIRS[name](*arguments)
    assert repr(mine) == repr(std)
    assert dataclasses.asdict(mine) == dataclasses.asdict(std)
    assert mine == OURS[name](*arguments)
    assert mine != std
    for again in (copy.copy(mine), copy.deepcopy(mine), pickle.loads(pickle.dumps(mine))):
        assert again == mine
        assert repr(again) == repr(mine)
    with pytest.raises(TypeError):
        OURS[name](*arguments, *range(9))


@pytest.mark.parametrize("decorator", [OURS, THEIRS], ids=["ours", "theirs"])
def test_frozen_ordered_hashed(decorator: dict[str, Any]) -> None:
    point = decorator["Point"](1, (2,), ["a"], 5)
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.x = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del point.x
    assert point == decorator["Point"](1, (2,), ["a"], 6)
    assert hash(point) == hash(decorator["Point"](1, (2,), ["b"], 6))
    assert point != decorator["Point"](1, (2,), ["b"], 5)
    assert dataclasses.replace(point, x=4).total == 6
    assert point != decorator["Deep"](1, (2,), ["a"], 5)
    assert decorator["Point"](1).notes is not decorator["Point"](1).notes
    assert decorator["Same"]("a") != decorator["Same"]("a")
    with pytest.raises(TypeError):
        hash(decorator["Draft"]())
    with pytest.raises(TypeError):
        decorator["Span"](1) < point  # noqa: B015
    match decorator["Span"](1, 2):
        case object(start=1):
            pass
        case _:
            pytest.fail("the fields can be matched")


@given(st.lists(st.tuples(st.integers(-3, 3), st.integers(-3, 3)), min_size=2, max_size=2))
def test_order(pairs: list[tuple[int, int]]) -> None:
    (a, b), (c, d) = ([made["Span"](*pair) for pair in pairs] for made in (OURS, THEIRS))
    assert (a < b, a <= b, a > b, a >= b, a == b) == (c < d, c <= d, c > d, c >= d, c == d)
