"""What the lines of the sources were parsed to at the last build, so that only new lines are parsed.

A reference is parsed and normalised by itself, so its text alone decides the outcome, as long as the program and its
model are the same. The cache is a file in `.bibtools_cache` beside the configuration: whoever deletes it loses time
only, and a damaged one is made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bibtools.model import Raw, Record
from bibtools.pipeline.cache_folder import read_cache, write_cache
from bibtools.support.program import fingerprint

_NAME = "parsed.json"


class ParseCache:
    """Parsed lines by their text. `folder` is the project's; nothing is read or written there before it is needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, Any] | None = None
        self._used: dict[str, Any] = {}
        self._new = False

    def parse(self, raws: Sequence[Raw]) -> Iterator[Record]:
        """Yield the normalised record of every raw reference, in order, parsing only those that are new."""
        known = self._load()
        missing = [raw for raw in {raw.text: raw for raw in raws}.values() if raw.text not in known]
        parsed = dict(zip((raw.text for raw in missing), _parsed(missing), strict=True))
        self._new = self._new or bool(parsed)
        for raw in raws:
            record = parsed.get(raw.text) or Record.from_json(known[raw.text])
            if raw.text not in self._used:
                self._used[raw.text] = known.get(raw.text) or _plain(record)
            yield replace(record, place=raw.place)

    def save(self) -> None:
        """Write what was used this time, if the file holds something else. A folder that takes no file is ignored."""
        if not self._new and len(self._used) == len(self._known or {}):
            return
        write_cache(self._folder, _NAME, {"program": fingerprint(), "parsed": self._used})

    def _load(self) -> dict[str, Any]:
        if self._known is None:
            self._known = _read(self._folder)
        return self._known


def _parsed(raws: Iterable[Raw]) -> Iterator[Record]:
    from bibtools.pipeline.parsing import parse_references

    return parse_references(raws)


def _plain(record: Record) -> dict[str, Any]:
    """Return a record as plain values; segments and place are left out, which `build` has no use for."""
    return replace(record, place=None, segments=()).to_json()


def _read(folder: Path) -> dict[str, Any]:
    """Return the parsed lines of a cache file; none if there is no such file, or one of another program or shape."""
    try:
        content = read_cache(folder, _NAME)
        if content["program"] == fingerprint() and all(map(_is_record, content["parsed"].values())):
            return dict(content["parsed"])
    except (TypeError, KeyError, AttributeError):
        pass
    return {}


def _is_record(value: object) -> bool:
    return isinstance(value, dict) and {"raw", "reference", "origins", "changes"} <= value.keys()
