"""Columns of a page, and its lines in reading order."""

from __future__ import annotations

from statistics import median

from bibtools.documents.pdf.lines import Line

_STEPS = 40
_FEWEST = 4
_SHARE = 0.18
_CROSSING = 0.2
_NARROWEST = 0.22


def in_reading_order(pieces: list[Line], width: float) -> list[Line]:
    """Return whole lines in reading order: from top to bottom, and where there are two columns one after the other.

    A line that crosses the gap between the columns (a title, a page head) stands between what is above and below.
    """
    if not pieces:
        return []
    gap = _gap(pieces, width)
    if gap is None:
        return _column(pieces, 0)
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(pieces, key=lambda piece: -piece.bottom):
        if line.x0 < gap < line.x1:
            ordered += _band(band, gap)
            ordered += _column([line], 0)
            band = []
        else:
            band.append(line)
    return ordered + _band(band, gap)


def _band(band: list[Line], gap: float) -> list[Line]:
    left = _column([line for line in band if line.x1 <= gap], 1)
    return left + _column([line for line in band if line.x1 > gap], 2)


def _gap(pieces: list[Line], width: float) -> float | None:
    """Return the middle of the gap between two columns; None if the page has one column."""
    first, last = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    span = last - first
    best: tuple[int, float] | None = None
    for step in range(_STEPS + 1):
        at = first + span * (0.3 + 0.4 * step / _STEPS)
        left = [piece for piece in pieces if piece.x1 <= at]
        right = [piece for piece in pieces if piece.x0 >= at]
        crossing = len(pieces) - len(left) - len(right)
        if min(len(left), len(right)) < max(_FEWEST, _SHARE * len(pieces)) or crossing > _CROSSING * len(
            pieces
        ):
            continue
        if min(median(p.x1 - p.x0 for p in side) for side in (left, right)) < _NARROWEST * span:
            continue
        if best is None or crossing < best[0]:
            best = (crossing, at)
    return best[1] if best else None


def _column(pieces: list[Line], column: int) -> list[Line]:
    """Return the lines of a column from top to bottom, pieces of one line joined."""
    if not pieces:
        return []
    lines: list[Line] = []
    for piece in sorted(pieces, key=lambda each: (-each.bottom, each.x0)):
        last = lines[-1] if lines else None
        if last is not None and abs(last.bottom - piece.bottom) < 0.5 * max(last.size, piece.size):
            if piece.x0 >= last.x0:
                last.join(piece)
            else:
                piece.join(last)
                lines[-1] = piece
        else:
            lines.append(piece)
    left, right = _edges(lines)
    for line in lines:
        line.column, line.left, line.right = column, left, right
    return lines


def _edges(lines: list[Line]) -> tuple[float, float]:
    """Return the left and right edge of a column: where most of its lines begin and where the longest end."""
    starts = sorted(line.x0 for line in lines)
    ends = sorted(line.x1 for line in lines)
    return starts[len(starts) // 20], ends[-1 - len(ends) // 20]
