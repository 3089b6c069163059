"""Work on many rows part by part, in this process or in others that are started once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from types import TracebackType

Rows = list[tuple[Any, Any]]
"""The rows of a part: pairs of two values."""
Work = Callable[[Rows], Any]
"""What makes a batch of the rows of a part. It is a function of a module, so that other processes find it."""


class Workers:
    """So many processes that work on parts while a `with` block runs; for one, the calling process does it itself."""

    PART = 2_000
    """Rows of a part and of a row group."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        if self._jobs > 1:
            # A fork of a process in which pyarrow has threads can hang: the processes are started anew.
            context = get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, context, initializer=_end_with_parent)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown()

    def in_order(self, rows: Iterator[tuple[Any, Any]], work: Work) -> Iterator[Any]:
        """Yield what `work` makes of rows, PART rows at a time, in their order.

        No more than twice as many parts as there are processes wait at a time.
        """
        parts = iter(lambda: list(islice(rows, self.PART)), [])
        if self._pool is None:
            yield from map(work, parts)
            return
        waiting: deque[Future[Any]] = deque()
        while True:
            while len(waiting) < 2 * self._jobs and (part := next(parts, None)) is not None:
                waiting.append(self._pool.submit(work, part))
            if not waiting:
                return
            yield waiting.popleft().result()


def _end_with_parent() -> None:
    """Let this process end when the one that started it is killed; it would wait for work without end."""
    import os
    from multiprocessing import parent_process
    from threading import Thread

    parent = parent_process()
    if parent:

        def wait() -> None:
            parent.join()
            os._exit(1)

        Thread(target=wait, daemon=True).start()
