"""Which bracket closes which: exact matching in a text of any size, in time linear in what is crossed."""

from __future__ import annotations

from array import array
from bisect import bisect_left

from bibtools.bibtex.grammar import BRACE, BRACE_OR_QUOTE

_FAR = 2000
"""A search in vain over more characters than these is the last one: an index is made."""


class Brackets:
    """Matches braces and quotes in `content`.

    A brace or quote that is never closed costs a scan to the end; after the first such scan of some length an index
    of the depth at every brace and quote answers at once.
    """

    def __init__(self, content: str) -> None:
        self.content = content
        self._index: _Index | None = None

    def brace(self, start: int, limit: int) -> int:
        """Return the offset behind the brace that closes the one at `start`; -1 if none does before `limit`."""
        if self._index is not None:
            return self._index.brace(start, limit)
        depth = 0
        for match in BRACE.finditer(self.content, start, limit):
            depth += 1 if match[0] == "{" else -1
            if not depth:
                return match.end()
        return self._in_vain(start, limit)

    def quote(self, start: int, limit: int) -> int:
        """Return the offset behind the quote that closes the one at `start`, outside of braces; -1 if none."""
        if self._index is not None:
            return self._index.quote(start, limit)
        depth = 0
        for match in BRACE_OR_QUOTE.finditer(self.content, start + 1, limit):
            if match[0] == '"':
                if depth <= 0:
                    return match.end()
            else:
                depth += 1 if match[0] == "{" else -1
                if depth < 0:
                    return self._in_vain(start, match.start())
        return self._in_vain(start, limit)

    def _in_vain(self, start: int, end: int) -> int:
        if end - start > _FAR:
            self._index = _Index(self.content)
        return -1


class _Index:
    """The offsets of all braces with the depth behind each, and of closing braces and quotes by their depth."""

    def __init__(self, content: str) -> None:
        self._at = array("q")
        self._depth = array("q")
        self._closing: dict[int, array[int]] = {}
        self._quotes: dict[int, array[int]] = {}
        depth = 0
        for match in BRACE_OR_QUOTE.finditer(content):
            at, char = match.start(), match[0]
            if char == '"':
                self._quotes.setdefault(depth, array("q")).append(at)
                continue
            depth += 1 if char == "{" else -1
            self._at.append(at)
            self._depth.append(depth)
            if char == "}":
                self._closing.setdefault(depth, array("q")).append(at)

    def brace(self, start: int, limit: int) -> int:
        """Answer as `Brackets.brace` does."""
        end = self._next(self._closing, self._before(start), start)
        return end + 1 if 0 <= end < limit else -1

    def quote(self, start: int, limit: int) -> int:
        """Answer as `Brackets.quote` does."""
        depth = self._before(start)
        end = self._next(self._quotes, depth, start)
        leaves = self._next(self._closing, depth - 1, start)
        return end + 1 if 0 <= end < limit and not 0 <= leaves < end else -1

    def _before(self, start: int) -> int:
        """Return the depth before an offset."""
        number = bisect_left(self._at, start)
        return self._depth[number - 1] if number else 0

    @staticmethod
    def _next(table: dict[int, array[int]], depth: int, start: int) -> int:
        """Return the first offset behind `start` that the table has for a depth; -1 if there is none."""
        offsets = table.get(depth)
        if offsets is None:
            return -1
        number = bisect_left(offsets, start + 1)
        return offsets[number] if number < len(offsets) else -1
