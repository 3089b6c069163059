"""What a review is saved to, the entries there, and the error of a form that is too old."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bibtools.model.datamodel import Dialect
from bibtools.pipeline.reviewing.item import Item
from bibtools.support.dataclass import dataclass


class StaleError(Exception):
    """A reference was changed since the page that asks was made: `item` is what it is now."""

    def __init__(self, item: Item) -> None:
        super().__init__(item.id)
        self.item = item


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of the .bib that a reference is: its key, its reference and the values of its fields when last seen."""

    key: str
    csl: Mapping[str, Any]
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Target:
    """Where a review is saved, and how: the `bib` file, and the folder of the project with its settings.

    `built` says that the project makes the .bib of the documents under review. `name` is what the page calls them.
    """

    name: str
    root: Path
    bib: Path
    dialect: Dialect = "biblatex"
    built: bool = False
    files: tuple[str, ...] = ()
