"""Standard input of the server, with a bound on what one message may claim to be."""

from __future__ import annotations

import sys
from io import BufferedIOBase
from typing import BinaryIO

LARGEST = 1 << 28
"""Bytes of a message: a document of 250 MB fits."""


class BoundedInput(BufferedIOBase):
    """A stream that answers a request for more than LARGEST bytes with an empty message.

    `Content-Length: 99999999999` would otherwise ask for so much memory, and end the server. What follows such a line
    is read as headers until there is one that names a length again.
    """

    def __init__(self, stream: BinaryIO | None = None) -> None:
        """Read a stream, by default standard input."""
        self._stream = stream or sys.stdin.buffer

    def readline(self, size: int | None = -1, /) -> bytes:
        """Return the next line."""
        return self._stream.readline(-1 if size is None else size)

    def read(self, size: int | None = -1, /) -> bytes:
        """Return so many bytes of the stream."""
        return (
            b"null"
            if size is not None and size > LARGEST
            else self._stream.read(-1 if size is None else size)
        )

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()
