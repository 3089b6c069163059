"""From joined atoms to text in an output format."""

from __future__ import annotations

from bibtools.csl.joining import Atom, Close
from bibtools.csl.output.base import Format
from bibtools.csl.richtext import Decoration

_MARGIN = ("display", "left-margin")


def write(atoms: list[Atom], fmt: Format) -> str:
    """Return the text of some atoms in a format."""
    levels: list[list[str]] = [[]]
    around: list[Decoration] = []
    for atom in atoms:
        if isinstance(atom, str):
            if atom:
                levels[-1].append(fmt.escape(atom))
        elif isinstance(atom, Close):
            around.pop()
            inside = "".join(levels.pop())
            if inside:
                levels[-1].append(_dress(inside, atom.decoration, around, fmt))
        else:
            around.append(atom)
            levels.append([])
    return "".join(levels[0])


def margin(atoms: list[Atom]) -> str:
    """Return the text of the block in the margin that opens an entry, without formatting; empty if there is none."""
    texts: list[str] = []
    inside = False
    for atom in atoms:
        if isinstance(atom, str):
            if atom and not inside:
                break
            texts.append(atom)
        elif isinstance(atom, Close):
            if atom.decoration == _MARGIN:
                break
        elif atom == _MARGIN:
            inside = True
    return "".join(texts)


def _dress(inside: str, decoration: Decoration, around: list[Decoration], fmt: Format) -> str:
    name, value = decoration
    if name == "display":
        return fmt.display(value, inside)
    if name == "variable":
        return fmt.variable(value, inside)
    if value == "normal" and not any(other == name and set_to != "normal" for other, set_to in around):
        # There is nothing to undo.
        return inside
    return fmt.decorate(decoration, inside)
