"""What the lines of the sources were parsed to at the last build, so that only new lines are parsed.

A reference is parsed and normalised by itself, so its text alone decides the outcome, as long as the program and its
model are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bibtools.model import Raw, Record
from bibtools.pipeline.store.database import Store


class ParseCache:
    """Parsed lines by their text, in the store of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._used: set[str] = set()

    def parse(self, raws: Sequence[Raw]) -> Iterator[Record]:
        """Yield the normalised record of every raw reference, in order, parsing only those that are new."""
        once = {raw.text: raw for raw in raws}
        self._used.update(once)
        known = dict(self._known(once))
        missing = [raw for text, raw in once.items() if text not in known]
        parsed = dict(zip((raw.text for raw in missing), _parsed(missing, self._store.model), strict=True))
        self._store.put_lines({text: _plain(record) for text, record in parsed.items()})
        for raw in raws:
            yield replace(parsed.get(raw.text) or known[raw.text], place=raw.place)

    def forget_others(self) -> None:
        """Let the store forget the lines that were not used this time."""
        self._store.drop_lines(self._store.all_lines() - self._used)

    def _known(self, texts: Iterable[str]) -> Iterator[tuple[str, Record]]:
        for text, value in self._store.lines(texts):
            try:
                yield text, Record.from_json(value)
            except (ValueError, TypeError, LookupError, AttributeError):
                continue


def _parsed(raws: Iterable[Raw], model: Path | None) -> Iterator[Record]:
    from bibtools.pipeline.parsing import parse_references

    return parse_references(raws, model=model)


def _plain(record: Record) -> dict[str, Any]:
    """Return a record as plain values; segments and place are left out, which `build` has no use for."""
    return replace(record, place=None, segments=()).to_json()
