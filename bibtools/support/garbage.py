"""Building many values at once without the cyclic garbage collector looking through them again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 100_000


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold the cyclic collector while a block runs: trees of values have no cycles, and tracing them costs a fifth.

    Reference counting goes on, so memory does not grow; a collector that was off before stays off. What the block
    has made counts as old afterwards, so that it is not traced at once when the collector is let go.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            # Young objects are counted also while the collector is held. Where there are few, searching them is
            # quicker than asking whether anything is frozen; what a host has frozen itself stays so.
            if gc.get_count()[0] > _MANY and not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
