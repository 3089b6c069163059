"""Findings: what a check, or another stage, reports to a person."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from bibtools.model.shown import shown
from bibtools.model.text import Place, Span
from bibtools.support.dataclass import dataclass


class Severity(StrEnum):
    """How severe a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the characters of `span` (offsets into the checked text) by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that remove the cause of a finding.

    `applicability` is `safe` (changes no meaning), `unsafe` (is probably right, to be reviewed) or `display`
    (only shown). `message` says what is done, as an order: "Write DOI without the resolver".
    """

    message: str
    edits: tuple[Edit, ...]
    applicability: Literal["safe", "unsafe", "display"] = "safe"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a person should look at.

    `code` and `name` identify the rule (`MIS003`, `missing-publisher`); `message` is a sentence; `place`
    is where it begins and `span` the offsets in that file, where known; `key` and `field` name the entry
    and its field; `hint` says what to do; `related` points at other places (the source line, the first
    of two duplicates); `confidence` is how sure the rule is, from 0 to 1.
    """

    code: str
    message: str
    place: Place
    name: str = ""
    severity: Severity = Severity.WARNING
    key: str = ""
    field: str = ""
    hint: str = ""
    span: Span | None = None
    related: tuple[tuple[Place, str], ...] = ()
    fix: Fix | None = None
    confidence: float = 1.0

    def __repr__(self) -> str:
        return shown(self)

    @property
    def sort_key(self) -> tuple[tuple[str, int, int, int, str, int, int], str, str]:
        """Order by place, then code, then message: the same on every machine."""
        return (self.place.sort_key, self.code, self.message)
