"""Attributes that tokens have together."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.support.by_identity import TupleByIdentity


class Group(TupleByIdentity[bytes]):
    """Attributes that a token has together; the sum of their weights is found without looking at them."""

    __slots__ = ()


NONE = Group()
"""Stands for the group of a kind of which a token has no attributes."""
Columns = Sequence[Sequence[Group]]
"""A sequence of tokens: for each kind of attributes the groups of all tokens, one a token."""
