"""Which bracket closes which: exact matching in a text of any size, in time linear in what is crossed."""

from __future__ import annotations

from array import array
from bisect import bisect_left

from bibtools.bibtex.grammar import BRACE, BRACE_OR_QUOTE


class Brackets:
    """Matches braces and quotes in `content`.

    A brace that is never closed would cost a scan to the end of the file each time; the first such brace
    therefore makes an index of all depths, after which every other one is known at once.
    """

    def __init__(self, content: str) -> None:
        self.content = content
        self._at: array[int] | None = None
        self._depth: array[int] = array("q")
        self._lowest: array[int] = array("q")

    def brace(self, start: int, limit: int) -> int:
        """Return the offset behind the brace that closes the one at `start`; -1 if none does before `limit`."""
        if self._at is not None and not self._closes(start):
            return -1
        depth = 0
        for match in BRACE.finditer(self.content, start, limit):
            depth += 1 if match[0] == "{" else -1
            if not depth:
                return match.end()
        if self._at is None and limit == len(self.content):
            self._index()
        return -1

    def quote(self, start: int, limit: int) -> int:
        """Return the offset behind the quote that closes the one at `start`, outside of braces; -1 if none."""
        depth = 0
        for match in BRACE_OR_QUOTE.finditer(self.content, start + 1, limit):
            if match[0] == '"':
                if depth <= 0:
                    return match.end()
            else:
                depth += 1 if match[0] == "{" else -1
                if depth < 0:
                    return -1
        return -1

    def _index(self) -> None:
        self._at = array("q")
        depth = 0
        for match in BRACE.finditer(self.content):
            depth += 1 if match[0] == "{" else -1
            self._at.append(match.start())
            self._depth.append(depth)
        self._lowest = array("q", self._depth)
        for number in range(len(self._lowest) - 2, -1, -1):
            self._lowest[number] = min(self._lowest[number], self._lowest[number + 1])

    def _closes(self, start: int) -> bool:
        assert self._at is not None
        number = bisect_left(self._at, start)
        return number < len(self._lowest) and self._lowest[number] < self._depth[number]
