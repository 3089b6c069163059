"""What restyling gives: the file, and what changed in it."""

from __future__ import annotations

from typing import Any

from bibtools.support.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text before and after: `place` is `note 5`, `list`, `heading` or `paragraph 3`.

    An entry or heading that is added to the list has nothing before, one that is taken out nothing after.
    """

    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A citation or entry that was left as it is, and why."""

    place: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Restyled:
    """A restyled document: its bytes as `data`, what changed, what was left as it is, and warnings, a sentence each.

    `added` are the entries of works that the reference list did not have.
    """

    data: bytes
    changes: tuple[TextChange, ...]
    kept: tuple[Kept, ...] = ()
    warnings: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the object for programs; the bytes are not in it."""
        return {
            "changes": [{"place": c.place, "before": c.before, "after": c.after} for c in self.changes],
            "kept": [{"place": k.place, "text": k.text, "reason": k.reason} for k in self.kept],
            "warnings": list(self.warnings),
            "added": list(self.added),
        }
