"""The files of a build: each is read once, and counts as what was written to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bibtools.pipeline.build_state import digest
from bibtools.support.files import write_file


class Files:
    """What files hold, as far as this run has read or written them.

    What somebody else saves into one later is not seen, so that the next build takes it for a change.
    """

    def __init__(self) -> None:
        self._known: dict[Path, bytes | None] = {}
        self._digests: dict[Path, str] = {}

    def content(self, path: Path) -> bytes | None:
        """Return what a file holds; None if there is no such file."""
        if path not in self._known:
            self._known[path] = path.read_bytes() if path.is_file() else None
        return self._known[path]

    def now(self, path: Path, content: bytes | None) -> None:
        """Take what a file holds now."""
        if path not in self._known or self._known[path] != content:
            self._known[path] = content
            self._digests.pop(path, None)

    def write(self, path: Path, content: bytes) -> None:
        """Write a file."""
        write_file(path, content)
        self.now(path, content)

    def digest(self, path: Path) -> str:
        """Return what tells the content of a file from any other; the empty string if there is no such file."""
        if path not in self._digests:
            content = self.content(path)
            self._digests[path] = "" if content is None else digest(content)
        return self._digests[path]

    def state(self, told: str, paths: Sequence[Path]) -> str:
        """Return the digest of what all these files hold, and of the rest that is told."""
        return digest(told, *map(self.digest, paths))
