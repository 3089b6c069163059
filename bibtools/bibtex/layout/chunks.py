"""The pieces that a laid-out file is put together from."""

from __future__ import annotations

from bibtools.model import Block
from bibtools.support.dataclass import dataclass


@dataclass(slots=True)
class Chunk:
    """A piece of the output: its text, its block, and how many line ends stood before it (2 for more)."""

    text: str
    block: Block
    breaks: int
    gap: str
    trailing: bool = False
    """It stands behind an entry, on the same line."""
    fixed: bool = False
    """It is faulty; its end depends on what stands around it, so that its neighbours must stay where they are."""
