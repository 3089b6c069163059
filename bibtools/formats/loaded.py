"""The result of reading a structured file: references, their places and the file's faults."""

from __future__ import annotations

from bibtools.model import Fault, Reference, Span
from bibtools.support.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Loaded:
    """References in file order, the span of each in the text (same length), and faults by place."""

    references: tuple[Reference, ...]
    spans: tuple[Span, ...]
    faults: tuple[Fault, ...] = ()
