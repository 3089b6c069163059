"""What is shown of a list of names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bibtools.csl.names.options import NameOptions
from bibtools.csl.names.person import Person


class Shown(NamedTuple):
    """The names of a list that are shown.

    `indices` are their places in the list. With `ellipsis`, the last one stands behind it; with `ended`, "et al."
    follows.
    """

    indices: Sequence[int]
    ellipsis: bool
    ended: bool


class NameList(NamedTuple):
    """A list of names that a cite shows."""

    people: Sequence[Person]
    options: NameOptions
    shown: Shown
