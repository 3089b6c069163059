"""Refusing to take many entries out of a .bib at once: a lost file or an emptied source looks just like that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from bibtools.errors import InputError
from bibtools.support.messages import message

_FEW = 5
"""So many entries may go at once, unless they are all that there were."""
_NAMED = 10


def refuse_mass_removal(
    bib: Path, *, known: int, gone: Sequence[str], deleted: Sequence[str], held: Callable[[], int]
) -> None:
    """Raise InputError if a build would lose more than half of the `known` entries, and more than five or all.

    `gone` are keys of entries whose source lines are no longer there, `deleted` those that are missing from the .bib.
    `held` returns how many entries the .bib has: where others took the place of a few, as when a review parts a line in
    two, the file was not lost.
    """
    if len(deleted) > _FEW or (deleted and not held()):
        _refuse(bib, known, deleted, _DELETED if bib.exists() else _NO_FILE)
    _refuse(bib, known, gone, _GONE)


_NO_FILE = (
    "this file is gone, but its lock file knows what it held: {keys}",
    "Restore it from version control. To start anew delete the lock file too; if the entries were deleted on purpose, "
    "run the build with --accept-removals.",
)
_DELETED = (
    "since the last build this file has lost {count} of {known} entries: {keys}",
    "Restore the file from version control; if they were deleted on purpose, run the build with --accept-removals.",
)
_GONE = (
    "the sources no longer hold the lines of {count} of {known} entries; these would be removed: {keys}",
    "Look whether a source document was emptied or cut off; if not, run the build with --accept-removals.",
)


def _refuse(bib: Path, known: int, keys: Sequence[str], words: tuple[str, str]) -> None:
    count = len(keys)
    if not count or (count < known and (count <= _FEW or count * 2 <= known)):
        return
    named: str = ", ".join(keys[:_NAMED])
    if count > _NAMED:
        named = message("{keys} and {count} more", keys=named, count=count - _NAMED)
    said, hint = words
    raise InputError(message(said, count=count, known=known, keys=named), hint=hint, file=str(bib))
