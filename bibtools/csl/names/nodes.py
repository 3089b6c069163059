"""The node of one name: its parts in order, formatted as cs:name and cs:name-part say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bibtools.csl.context import Context
from bibtools.csl.emit import make_text
from bibtools.csl.names.order import OWNERS, Group, Piece, arrange
from bibtools.csl.richtext import Node
from bibtools.csl.token import PLAIN, Token
from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from bibtools.csl.names.options import NameOptions
    from bibtools.csl.names.person import Person

_ARTICLE = lazy(r"^(?:an?|the)\s+", re.IGNORECASE)


def name_node(
    c: Context, options: NameOptions, person: Person, level: int, inverted: bool, variable: str
) -> Node:
    """Return the node of a name, with the affixes and formatting of cs:name around a personal one."""
    if person.literal:
        return institution(c, options, person, variable)
    token = options.token
    kids = [personal(c, options, person, level, inverted)]
    return Node(None, kids, token.prefix, token.suffix, "", token.decor, variable)


def institution(c: Context, options: NameOptions, person: Person, variable: str) -> Node:
    """Return the node of an institution's name, formatted as a family name.

    In English its articles do not count where names are sorted: "The Times" is found under T-i.
    """
    name = person.literal
    if c.sorting and c.is_english():
        name = _ARTICLE.sub("", name) or name
    decor = {pair[0]: pair for pair in (*options.token.decor, *options.family.decor)}
    case = options.family.text_case or options.token.text_case
    token = Token(decor=tuple(decor.values()), text_case=case, strip=options.family.strip)
    return Node(None, [make_text(c, name, token, variable, minor=True)], variable=variable)


def personal(c: Context, options: NameOptions, person: Person, level: int, inverted: bool) -> Node:
    """Return the node of a personal name, its parts in order."""
    groups = arrange(person, options, level, inverted=inverted, sorting=c.sorting)
    nodes = [_group(c, options, group) for group in groups]
    for node, group in zip(nodes, groups, strict=True):
        _join(node, group.joint)
    return Node(None, nodes)


def _group(c: Context, options: NameOptions, group: Group) -> Node:
    """Return the node of parts that stand together, with the affixes of the cs:name-part that owns them."""
    kids = [_piece(c, options, piece) for piece in group.pieces]
    part = PLAIN if c.sorting else options.parts[group.owner]
    return Node(None, kids, part.prefix, part.suffix)


def _piece(c: Context, options: NameOptions, piece: Piece) -> Node:
    """Return the node of one part; those of the family and of the given name are formatted as cs:name-part says."""
    part = options.parts[OWNERS[piece.kind]]
    token = PLAIN if part is PLAIN else Token("", "", "", part.decor, part.text_case, part.strip)
    node = make_text(c, piece.text, token, minor=True)
    _join(node, piece.joint)
    return node


def _join(node: Node, joint: str) -> None:
    """Put what joins a node to the next behind it; a space that its suffix ends in takes the place of a space."""
    spaced = node.suffix[-1:].isspace() and joint.startswith(" ")
    node.suffix += joint[1:] if spaced else joint
