"""Lists of names: as one text where nothing in them is formatted, else as nodes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bibtools.csl.context import Context
from bibtools.csl.emit import make_text
from bibtools.csl.names.delimiters import Joint, before_et_al, joints_of
from bibtools.csl.names.order import OWNERS, Group, Piece, arrange, given_text
from bibtools.csl.names.person import SIMPLE
from bibtools.csl.punctuation import glue
from bibtools.csl.richtext import NO_DECOR, Node
from bibtools.csl.token import PLAIN, Token
from bibtools.support.patterns import lazy

_ARTICLE = lazy(r"^(?:an?|the)\s+", re.IGNORECASE)

if TYPE_CHECKING:
    from bibtools.csl.names.options import NameOptions
    from bibtools.csl.names.person import Person
    from bibtools.csl.names.shown import Shown
    from bibtools.csl.names.spec import NamesSpec


def render_list(
    c: Context, spec: NamesSpec, people: Sequence[Person], shown: Shown, levels: list[int], variable: str
) -> list[Node]:
    """Render the names of a list that are shown, with "et al." or an ellipsis where it is cut."""
    options = spec.options
    marks = c.marks if c.marks is not None and c.marks.each else None
    plain = options.plain and marks is None
    named = [people[index] for index in shown.indices]
    inverted = [is_inverted(options, person, index) for index, person in enumerate(named)]
    if plain and len(named) == 1 and not shown.ended:
        text = _plain_name(c, options, named[0], levels[0], inverted[0])
        if text is not None:
            return _as_text(text, variable)
    # Names are sorted by who is in the list, not by "and".
    conjunction = not (shown.ended or c.sorting)
    joints = joints_of(options, inverted, ellipsis=shown.ellipsis, conjunction=conjunction)
    et_al = None
    if shown.ended and spec.et_al_term and not c.sorting:
        et_al = before_et_al(options, spec.et_al_term, inverted)
    if plain and (et_al is None or spec.et_al_token.plain):
        texts = [_plain_name(c, options, *about) for about in zip(named, levels, inverted, strict=True)]
        term = spec.et_al_term.replace(".", "") if c.strip else spec.et_al_term
        text = _joined(texts, joints, et_al, term)
        if text is not None:
            return _as_text(text, variable)
    nodes = [_name(c, options, *about, variable) for about in zip(named, levels, inverted, strict=True)]
    if marks is not None:
        marks.see_people(nodes, named)
    return _nodes(c, spec, nodes, joints, et_al)


def _as_text(text: str, variable: str) -> list[Node]:
    """Return a list of names that is one text."""
    return [Node(text, None, "", "", "", NO_DECOR, variable)] if text else []


def is_inverted(options: NameOptions, person: Person, index: int) -> bool:
    """Return whether a name is rendered with the family name first."""
    order = options.sort_order
    if not order or person.literal or person.family_first:
        return False
    return order == "all" or (order == "first" and index == 0)


def _joined(named: list[str | None], joints: list[Joint], et_al: str | None, et_al_term: str) -> str | None:
    """Return the list as one text; None where markup or punctuation that meets needs nodes."""
    made = named[0] if named else ""
    for text, joint in zip(named[1:], joints, strict=True):
        for part in (*joint, text):
            made = glue(made, part) if made is not None and part is not None else None
    for part in (et_al, et_al_term) if et_al is not None else ():
        made = glue(made, part) if made is not None else None
    return made


def _plain_name(c: Context, options: NameOptions, person: Person, level: int, inverted: bool) -> str | None:
    """Return a name as text, worked out once for all places where it looks the same; None where it needs nodes."""
    key = (options.serial, level, inverted, c.sorting, bool(c.strip))
    cache = person.cache
    if key in cache:
        return cache[key]
    text = (
        _simple_name(options, person, level, inverted, c.sorting) if person.simple and not c.strip else None
    )
    if text is None:
        node = (
            make_text(c, _sorted_literal(c, person.literal), PLAIN, minor=True)
            if person.literal
            else _personal(c, options, person, level, inverted)
        )
        text = _flatten(node)
    cache[key] = text
    return text


def _simple_name(
    options: NameOptions, person: Person, level: int, inverted: bool, sorting: bool
) -> str | None:
    """Return a name of two simple parts as `arrange` would order them; None where it takes more than that."""
    given = given_text(person, options, level)
    if not given:
        return person.family
    if not SIMPLE.match(given):
        return None
    if sorting:
        return f"{person.family} {given}"
    if inverted:
        made = glue(person.family, options.sort_separator)
        return glue(made, given) if made is not None else None
    return f"{given} {person.family}"


def _sorted_literal(c: Context, name: str) -> str:
    """Return an institution's name; in English, articles do not count in sorting: "The Times" is under T-i."""
    return _ARTICLE.sub("", name) if c.sorting and c.is_english() else name


def _flatten(node: Node) -> str | None:
    """Return the text of a tree without formatting, or None where it has some."""
    if node.decor:
        return None
    made: str | None = node.prefix
    if node.text is not None:
        made = glue(node.prefix, node.text)
    for kid in node.kids or ():
        inner = _flatten(kid)
        made = glue(made, inner) if made is not None and inner is not None else None
    return glue(made, node.suffix) if made is not None else None


def _nodes(
    c: Context,
    spec: NamesSpec,
    nodes: list[Node],
    joints: list[Joint],
    et_al: str | None,
) -> list[Node]:
    if not nodes:
        return nodes
    made = [nodes[0]]
    for node, (before, word, after) in zip(nodes[1:], joints, strict=True):
        if made[-1].suffix[-1:] == before[:1] == " ":
            before = before[1:]
        if word:
            made.append(Node(word, prefix=before, suffix=after))
        else:
            made[-1].suffix += before
        made.append(node)
    if et_al is None:
        return made
    # The affixes and formatting of cs:name hold for a shortened list as a whole, too.
    token = spec.options.token
    if token.decor:
        c.around.append(token.decor)
    term = make_text(c, spec.et_al_term, spec.et_al_token, minor=True, language=c.env.locale.code)
    if token.decor:
        c.around.pop()
    term.prefix, term.suffix = et_al, ""
    shortened = [Node(None, made), term]
    return shortened if token.plain else [Node(None, shortened, token.prefix, token.suffix, "", token.decor)]


def _name(
    c: Context, options: NameOptions, person: Person, level: int, inverted: bool, variable: str
) -> Node:
    if person.literal:
        return _institution(c, options, person, variable)
    token = options.token
    kids = [_personal(c, options, person, level, inverted)]
    return Node(None, kids, token.prefix, token.suffix, "", token.decor, variable)


def _institution(c: Context, options: NameOptions, person: Person, variable: str) -> Node:
    names = {pair[0]: pair for pair in (*options.token.decor, *options.family.decor)}
    token = Token(
        decor=tuple(names.values()),
        text_case=options.family.text_case or options.token.text_case,
        strip=options.family.strip,
    )
    return Node(None, [make_text(c, person.literal, token, variable, minor=True)], variable=variable)


def _personal(c: Context, options: NameOptions, person: Person, level: int, inverted: bool) -> Node:
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
