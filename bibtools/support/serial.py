"""Letting runs of the program follow one another where they would write the same files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold a folder for the length of a block; another process that asks for it waits until then.

    A crash lets it go. Where the system or the folder has no such locks, nothing is held.
    """
    try:
        import fcntl
        import os

        descriptor = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
