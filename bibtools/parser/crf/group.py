"""Attributes that tokens have together."""

from __future__ import annotations

from collections.abc import Sequence


class Group(tuple[bytes, ...]):
    """Attributes that a token has together.

    Two groups are equal only if they are one object: the sum of their weights is found without looking at them. The
    functions that make groups therefore keep them.
    """

    __slots__ = ()
    __eq__ = object.__eq__
    __hash__ = object.__hash__


NONE = Group()
"""Stands for the group of a kind of which a token has no attributes."""
Columns = Sequence[Sequence[Group]]
"""A sequence of tokens: for each kind of attributes the groups of all tokens, one a token."""
