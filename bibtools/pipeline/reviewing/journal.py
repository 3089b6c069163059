"""The journal of a review: every step as a line of JSON, on the disk before the person sees its outcome.

It stands in the cache folder of the project, a file a session. A line that a crash cut off is left out.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import Any

from bibtools.errors import InputError, OutputError
from bibtools.pipeline.cache_folder import FOLDER
from bibtools.support.files import write_inside
from bibtools.support.messages import message

_IGNORE = ".gitignore"
_SUBFOLDER = "review"


def folder_of(root: Path) -> Path:
    """Return the folder of a project's journals."""
    return root / FOLDER / _SUBFOLDER


def journals(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the id of each session of a project with the head of its journal, the latest first."""
    folder = folder_of(root)
    if folder.is_symlink() or folder.parent.is_symlink() or not folder.is_dir():
        return
    for path in sorted(folder.glob("*.jsonl"), key=lambda each: (-each.stat().st_mtime, each.name)):
        with suppress(OSError, ValueError, StopIteration), path.open(encoding="utf-8") as stream:
            head = json.loads(next(stream))
            if isinstance(head, dict):
                yield path.stem, head


class Journal:
    """An open journal, which no other process may open meanwhile."""

    def __init__(self, root: Path, name: str, head: dict[str, Any]) -> None:
        """Open the journal of a session, making it with `head` as its first line if there is none.

        Raises OutputError if it cannot be written or is a symbolic link, InputError if another process has it open.
        """
        self.path = folder_of(root) / f"{name}.jsonl"
        self._stream = self._opened(root)
        _hold(self._stream, self.path)
        self.lines = self._read()
        if not self.lines:
            self.lines = [head]
            self.write(head)

    def _opened(self, root: Path) -> FileIO:
        try:
            if not (root / FOLDER / _IGNORE).exists():
                write_inside(root / FOLDER, _IGNORE, b"*\n")
            if not self.path.exists() or any(
                each.is_symlink() for each in (self.path, *self.path.parents[:2])
            ):
                write_inside(self.path.parent, self.path.name, b"")
            # Without a buffer, which would keep a line that could not be written and write it with the next one.
            return self.path.open("r+b", buffering=0)
        except OSError as error:
            hint = "What is reviewed is kept there: check the permissions of the folder and the space that is left."
            raise OutputError(_unwritable(error), hint=hint, file=str(self.path)) from error

    def _read(self) -> list[dict[str, Any]]:
        """Return the whole lines, and cut off what is behind them."""
        content = self._stream.read()
        lines: list[dict[str, Any]] = []
        end = 0
        for line in content.splitlines(keepends=True):
            try:
                value = json.loads(line)
            except ValueError:
                break
            if not line.endswith(b"\n") or not isinstance(value, dict):
                break
            lines.append(value)
            end += len(line)
        self._stream.seek(end)
        self._stream.truncate()
        return lines

    def write(self, line: dict[str, Any]) -> None:
        """Add a line; it is on the disk when this returns. Raises OutputError if it cannot be written."""
        content = json.dumps(line, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
        start = self._stream.tell()
        try:
            rest = content
            while rest:
                rest = rest[self._stream.write(rest) :]
            os.fsync(self._stream.fileno())
        except OSError as error:
            with suppress(OSError):
                self._stream.seek(start)
                self._stream.truncate()
            hint = "The last step was not kept. Make space on the disk, and do it again."
            raise OutputError(_unwritable(error), hint=hint, file=str(self.path)) from error

    def close(self) -> None:
        """Let the journal go."""
        self._stream.close()


def _unwritable(error: OSError) -> str:
    return message("cannot be written: {reason}", reason=message(error.strerror or str(error)))


def _hold(stream: FileIO, path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: two servers for one list are then not told apart.
        return
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise InputError(
            "this list is being reviewed already, by another `bibtools review`",
            hint="Use the page that is open, or end the other one.",
            file=str(path),
        ) from error
    except OSError:
        return
