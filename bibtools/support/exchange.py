"""Replacing a file only if it still holds what was read from it, so that nobody's edit in between is lost."""

from __future__ import annotations

import ctypes
import os
import secrets
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from bibtools.errors import OutputError
from bibtools.support.files import real_path, take_over, write_file
from bibtools.support.messages import message

_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux' renameat2(2): two names swap their files in one step."""
_HERE = -100
"""AT_FDCWD: relative names are meant from the working folder."""


def replace_if_unchanged(path: Path, content: bytes, expected: bytes | None) -> bool:
    """Write `content` to `path` if it holds `expected` (None: if there is no such file); return whether it did.

    Folders that a new file needs are made. If the file holds something else, that stays there untouched, and the caller
    has to read it and decide anew. On Linux the new file and the old one swap their names in one step, so that a save
    by another program at that very moment is seen; elsewhere the content is compared right before the file is replaced.
    Raise OutputError if the file cannot be written.
    """
    try:
        target = real_path(path)
        if _content(target) != expected:
            return False
        if expected is None:
            target.parent.mkdir(parents=True, exist_ok=True)
            return _create(target, content)
        if not _can_exchange() or target.stat().st_nlink > 1:
            write_file(path, content)
            return True
        return _swap(path, target, content, expected)
    except OSError as error:
        hint = "Check the path, its permissions and the space that is left."
        raise OutputError(
            message("cannot be written: {reason}", reason=message(error.strerror or str(error))),
            hint=hint,
            file=str(path),
        ) from error


def _swap(path: Path, target: Path, content: bytes, expected: bytes) -> bool:
    """Let a new file and the old one swap names, look at what came out, and swap back if that is not `expected`."""
    if not os.access(target, os.W_OK):
        raise PermissionError(0, "the file is read-only")
    partial = target.with_name(f".bibtools-{secrets.token_hex(8)}.part")
    try:
        write_file(partial, content)
        take_over(target, partial)
        if not _exchange(partial, target):
            write_file(path, content)
            return True
        if _content(partial) == expected:
            return True
        _put_back(partial, target, content)
        return False
    finally:
        partial.unlink(missing_ok=True)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _create(target: Path, content: bytes) -> bool:
    """Make a new file unless somebody else makes it first."""
    partial = target.with_name(f".bibtools-{secrets.token_hex(8)}.part")
    write_file(partial, content)
    try:
        os.link(partial, target)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        write_file(target, content)
    finally:
        partial.unlink(missing_ok=True)
    return True


def _put_back(partial: Path, target: Path, content: bytes) -> None:
    """Swap the names back until the file that we wrote is the one that is left over: the others are other people's."""
    while _exchange(partial, target) and _content(partial) != content:
        continue


@cache
def _can_exchange() -> bool:
    return sys.platform == "linux" and hasattr(ctypes.CDLL(None), "renameat2")


def _exchange(a: Path, b: Path) -> bool:
    """Swap the files of two names; False where the file system cannot do that."""
    library = ctypes.CDLL(None, use_errno=True)
    with suppress(ValueError):
        return bool(library.renameat2(_HERE, os.fsencode(a), _HERE, os.fsencode(b), _EXCHANGE) == 0)
    return False
