"""Attributes that tokens have together."""

from __future__ import annotations


class Group(tuple[bytes, ...]):
    """Attributes that a token has together.

    Two groups are equal only if they are one object: the sum of their weights is found without looking at them. The
    functions that make groups therefore keep them.
    """

    __slots__ = ()
    __eq__ = object.__eq__
    __hash__ = object.__hash__
