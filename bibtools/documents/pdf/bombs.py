"""Streams of a PDF that were made to fill the memory: pdfium unpacks a page's stream whole."""

from __future__ import annotations

import re
import zlib

from bibtools.errors import InputError

LARGEST_STREAM = 64 * 2**20
"""The most bytes that a stream of text and lines may unpack to; those of dense pages and maps have a few million."""
_SMALLEST = LARGEST_STREAM // 1032
"""Deflate shrinks no more than 1032-fold, so that a shorter stream cannot unpack to too much."""
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_CHUNK = 2**20
_HEAD = 600


def refuse_bombs(data: bytes, name: str) -> None:
    """Raise InputError if a stream that is no picture unpacks to more than is read."""
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - _HEAD) : match.start()].rpartition(b" obj")[2]
        if b"Flate" not in head or b"/Image" in head:
            continue
        end = data.find(b"endstream", match.end())
        end = len(data) if end < 0 else end
        twice = head.count(b"Flate") > 1
        if twice or (end - match.end() >= _SMALLEST and _unpacks_to_much(data, match.end(), end)):
            hint = "if it is a real document, print it to a new PDF; if it came from a stranger, delete it"
            raise InputError(
                "this PDF file is too large to be read when it is unpacked", hint=hint, file=name
            )


def _unpacks_to_much(data: bytes, start: int, end: int) -> bool:
    unpacker = zlib.decompressobj()
    rest = data[start:end]
    size = 0
    try:
        while rest and not unpacker.eof and size <= LARGEST_STREAM:
            size += len(unpacker.decompress(rest, _CHUNK))
            rest = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return size > LARGEST_STREAM
