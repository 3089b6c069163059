"""A citation that is typed in a text, before it is known which works it means."""

from __future__ import annotations

from bibtools.model import Span
from bibtools.support.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class TypedCite:
    """One work in a citation: what stands before the year, the year with its letter, the place, what stands behind.

    `head` has the names, and before them perhaps words such as “bkz.”; it is empty where the sentence names the
    authors: `Tanör (2009: 45)`. The `year` is empty for works without a date (“t.y.”). `number` is that of an entry
    in a numbered list, which is all that such a cite has, beside the place.
    """

    head: str = ""
    year: str = ""
    letter: str = ""
    locator: str = ""
    label: str = ""
    suffix: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class TypedCitation:
    """A citation in brackets, at its range of the text, brackets included."""

    span: Span
    cites: tuple[TypedCite, ...]
