"""Repeat an action whenever a file changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bibtools.cli.console import tell

_PAUSE = 0.5


def stamps(names: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return modification time and size of each file; (0, 0) for a file that does not exist."""
    found = {}
    for name in names:
        try:
            stat = Path(name).stat()
            found[name] = (stat.st_mtime_ns, stat.st_size)
        except OSError:
            found[name] = (0, 0)
    return found


def watch(names: Sequence[str], action: Callable[[], int], rounds: int | None = None) -> int:
    """Call `action` now and after every change until interrupted, and return its last exit code.

    `rounds` limits how often the files are examined.
    """
    last = stamps(names)
    code = action()
    try:
        while rounds is None or rounds > 0:
            rounds = None if rounds is None else rounds - 1
            time.sleep(_PAUSE)
            now = stamps(names)
            if now != last:
                last = now
                tell("a file changed; checking again")
                code = action()
    except KeyboardInterrupt:
        pass
    return code
