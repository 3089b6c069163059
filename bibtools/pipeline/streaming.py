"""Read documents of any size, with one reference per line, in pieces."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bibtools.finder.lines import every_line
from bibtools.model import Fault, Place, Raw
from bibtools.support.dataclass import replaced
from bibtools.support.files import is_file

LARGE = 4 << 20
"""Size in bytes from which a document of lines is read in pieces."""
_PIECE = 1 << 20
_MARKS = (b"\xff\xfe", b"\xfe\xff")


def is_large(file: str) -> bool:
    """Return whether a file is to be read in pieces; standard input and wide encodings never are."""
    path = Path(file)
    if file == "-" or not is_file(path) or path.stat().st_size < LARGE:
        return False
    with path.open("rb") as stream:
        head = stream.read(4096)
    return not head.startswith(_MARKS) and b"\0" not in head


def lines_in_pieces(file: str, encoding: str | None, faults: list[tuple[Place, Fault]]) -> Iterator[Raw]:
    """Yield every line of a file as a reference, in constant memory; faults of its encoding are added to `faults`."""
    from bibtools.language.text_files import read_text

    line, offset = 0, 0
    for piece in _pieces(Path(file)):
        text, found = read_text(piece, file, encoding)
        faults.extend(
            (_moved(text.place(fault.span.start), line), fault) for fault in found[:1] if len(faults) < 20
        )
        for raw in every_line(text):
            yield replaced(raw, place=_moved(raw.place, line), span=raw.span.shifted(offset))
        line += text.line_count - 1
        offset += len(text.content)


def _pieces(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file in pieces that end with a line."""
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            yield piece + (b"" if piece.endswith(b"\n") else stream.readline())


def _moved(place: Place, lines: int) -> Place:
    return replaced(place, line=place.line + lines)
