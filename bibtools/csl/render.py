"""From tree to text in an output format."""

from __future__ import annotations

from bibtools.csl.output.base import Format
from bibtools.csl.richtext import Decoration, Node

Around = tuple[Decoration, ...]


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
