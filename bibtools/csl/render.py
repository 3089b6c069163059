"""From tree to text in an output format."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from bibtools.csl.output.base import Format
from bibtools.csl.richtext import Decoration, Node, Number

Around = tuple[Decoration, ...]
START, SEEN, SUCCESSOR, SUCCESSOR_OF_SUCCESSOR, HIDDEN, END = range(6)


class Piece(Number):
    """A number with the affixes and formatting that it has gathered on its way up the tree."""

    __slots__ = ("decor", "prefix", "splice_prefix", "suffix")

    def __init__(self, node: Node, number: Number) -> None:
        """Take over a number and the affixes of its node."""
        super().__init__(number.value, number.text, number.kind)
        self.range_delimiter = number.range_delimiter
        self.successor, self.splice = number.successor, number.splice
        self.no_splice = number.no_splice
        self.node = node
        self.decor = node.decor
        self.prefix, self.suffix = node.prefix, node.suffix
        self.tight = number.tight
        self.splice_prefix: str | None = None


def is_orphan(decoration: Decoration, around: Around) -> bool:
    """Return whether "normal" would undo nothing, so that it need not be written."""
    name, value = decoration
    return value == "normal" and not any(n == name and v != "normal" for n, v in around)


def render(node: Node, fmt: Format, around: Around = (), bare: bool = False) -> str:
    """Render a tree; `around` is the formatting that it stands in, `bare` leaves formatting out."""
    decor = node.decor
    if node.text is not None:
        inside = fmt.escape(node.text)
    else:
        inner = (*around, *decor) if decor else around
        parts = []
        for kid in node.kids or ():
            text = render(kid, fmt, inner, bare)
            if text:
                parts.append(text)
        inside = (fmt.escape(node.delimiter) if node.delimiter else "").join(parts)
    if not inside:
        return ""
    if decor or node.prefix or node.suffix or node.display or fmt.labels:
        return _dress(inside, node, fmt, around, bare)
    return inside


def _dress(inside: str, node: Node, fmt: Format, around: Around, bare: bool) -> str:
    if node.decor and not bare:
        for decoration in node.decor:
            if decoration[1] != "normal" or not is_orphan(decoration, around):
                inside = fmt.decorate(decoration, inside)
    if fmt.labels and node.variable:
        inside = fmt.variable(node.variable, inside)
    if node.prefix:
        inside = fmt.escape(node.prefix) + inside
    if node.suffix:
        inside += fmt.escape(node.suffix)
    if node.display and not bare:
        inside = fmt.display(node.display, inside)
    return inside


def pieces(node: Node, fmt: Format, around: Around = (), bare: bool = False) -> list[str | Piece]:
    """Render a tree, leaving numbers that may be collapsed as they are where nothing encloses them."""
    if node.number is not None:
        return [Piece(node, node.number)]
    if node.text is not None:
        text = render(node, fmt, around, bare)
        return [text] if text else []
    inner = (*around, *node.decor)
    found: list[str | Piece] = []
    for kid in node.kids or ():
        got = pieces(kid, fmt, inner, bare)
        if len(got) > 1 and kid.delimiter:
            seen_number = False
            for index, piece in enumerate(got):
                if isinstance(piece, Piece):
                    seen_number = True
                elif seen_number:
                    got[index] = fmt.escape(kid.delimiter) + piece
        found += got
    return _close(node, found, fmt, around, bare)


def _close(
    node: Node, found: list[str | Piece], fmt: Format, around: Around, bare: bool
) -> list[str | Piece]:
    delimiter = node.delimiter
    for one, other in itertools.pairwise(found):
        if isinstance(one, Piece) and isinstance(other, Piece) and not other.tight:
            one.suffix += delimiter
            other.successor = ""
            other.tight = True
    split = 0
    for index, piece in enumerate(found):
        if isinstance(piece, str):
            split = index + 1
            after = found[index + 1] if index + 1 < len(found) else None
            if isinstance(after, Piece):
                if delimiter and not after.tight:
                    found[index] = piece + fmt.escape(delimiter)
                after.tight = True
    if node.decor or node.suffix or node.display:
        split = len(found)
    elif node.prefix:
        for index, piece in enumerate(found):
            if isinstance(piece, Piece):
                split = index
                if index == 0:
                    piece.prefix = node.prefix + piece.prefix
                break
    head = found[:split]
    if len(head) == 1 and isinstance(head[0], Piece):
        only = head[0]
        only.prefix, only.suffix = node.prefix + only.prefix, only.suffix + node.suffix
        only.decor = (*only.decor, *node.decor)
        return [only, *found[split:]]
    text = join(head, fmt, delimiter, (*around, *node.decor), bare)
    if text:
        text = _dress(text, node, fmt, around, bare)
    return [text, *found[split:]] if text else list(found[split:])


def join(
    found: Sequence[str | Piece], fmt: Format, delimiter: str = "", around: Around = (), bare: bool = False
) -> str:
    """Join pieces to text, making ranges of successive numbers."""
    _set_status(found)
    made = ""
    gap = fmt.escape(delimiter) if delimiter else ""
    for index, piece in enumerate(found):
        if isinstance(piece, str):
            made += (gap if made else "") + piece
        elif piece.status != HIDDEN:
            made += fmt.escape(_before(piece, index)) + _number(piece, fmt, around, bare)
    return made


def _before(piece: Piece, index: int) -> str:
    splice = piece.splice_prefix if piece.splice_prefix is not None else piece.splice
    if piece.status == END:
        return piece.range_delimiter
    if piece.status == SUCCESSOR:
        return piece.successor
    if piece.status == START:
        return splice if index > 0 and not piece.no_splice else ""
    return splice


def _number(piece: Piece, fmt: Format, around: Around, bare: bool) -> str:
    text = fmt.escape(piece.text)
    if not bare:
        for decoration in piece.decor:
            if not is_orphan(decoration, around):
                text = fmt.decorate(decoration, text)
    if fmt.labels:
        text = fmt.variable(piece.kind, text)
    return fmt.escape(piece.prefix) + text + fmt.escape(piece.suffix)


def _set_status(found: Sequence[str | Piece]) -> None:
    """Say of each number whether it starts, continues or ends a range."""
    start = True
    for index, piece in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        if isinstance(piece, Piece):
            _check_next(piece, after if isinstance(after, Piece) else None, start)
            start = False
        else:
            start = not (isinstance(after, Piece) and after.splice_prefix)
    last = True
    for index in range(len(found) - 1, 0, -1):
        piece, before = found[index], found[index - 1]
        if not isinstance(piece, Piece):
            last = True
        elif last and _check_last(piece, before if isinstance(before, Piece) else None):
            last = False


def _check_next(piece: Piece, after: Piece | None, start: bool) -> None:
    follows = after is not None and after.value == piece.value + 1
    if start:
        piece.status = START
        if after is not None:
            after.status = SUCCESSOR if follows else SEEN
    elif after is None or after.kind != piece.kind or not follows:
        if piece.status == SUCCESSOR_OF_SUCCESSOR:
            piece.status = END
        if after is not None:
            after.status = SEEN
    elif piece.status in (START, SEEN):
        after.status = SUCCESSOR
    elif piece.status in (SUCCESSOR, SUCCESSOR_OF_SUCCESSOR):
        if piece.range_delimiter:
            after.status = SUCCESSOR_OF_SUCCESSOR
            piece.status = HIDDEN
        else:
            after.status = SUCCESSOR


def _check_last(piece: Piece, before: Piece | None) -> bool:
    if piece.status == SEEN or (
        piece.status == SUCCESSOR and (before is None or before.value != piece.value - 1)
    ):
        piece.status = SUCCESSOR
        return True
    return False
