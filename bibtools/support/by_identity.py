"""Tuples that are equal only if they are one object."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


class TupleByIdentity(tuple[T, ...]):
    """A tuple that a table finds without looking at its members, as two are equal only if they are one object.

    The functions that make such tuples therefore keep them.
    """

    __slots__ = ()
    __eq__ = object.__eq__
    __hash__ = object.__hash__
