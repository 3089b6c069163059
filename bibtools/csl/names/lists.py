"""Lists of names: as one text where nothing in them is formatted, else as nodes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bibtools.csl.context import Context
from bibtools.csl.emit import make_text
from bibtools.csl.names.delimiters import Joint, before_et_al, joints_of
from bibtools.csl.names.nodes import name_node
from bibtools.csl.names.plain import plain_list, plain_name
from bibtools.csl.richtext import NO_DECOR, Node

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
        text = plain_name(c, options, named[0], levels[0], inverted[0])
        if text is not None:
            return [Node(text, None, "", "", "", NO_DECOR, variable)]
    # Names are sorted by who is in the list, not by "and".
    conjunction = options.narrative if c.narrative else options.conjunction
    if shown.ended or c.sorting:
        conjunction = None
    joints = joints_of(options, inverted, ellipsis=shown.ellipsis, conjunction=conjunction)
    et_al = None
    if shown.ended and spec.et_al_term and not c.sorting:
        et_al = before_et_al(options, spec.et_al_term, inverted)
    if plain and (et_al is None or spec.et_al_token.plain):
        texts = (plain_name(c, options, *about) for about in zip(named, levels, inverted, strict=True))
        term = spec.et_al_term.replace(".", "") if c.strip else spec.et_al_term
        text = plain_list(texts, joints, None if et_al is None else (et_al, term))
        if text is not None:
            return [Node(text, None, "", "", "", NO_DECOR, variable)]
    nodes = [name_node(c, options, *about, variable) for about in zip(named, levels, inverted, strict=True)]
    if marks is not None:
        marks.see_people(nodes, named)
    return _nodes(c, spec, nodes, joints, et_al)


def is_inverted(options: NameOptions, person: Person, index: int) -> bool:
    """Return whether a name is rendered with the family name first."""
    order = options.sort_order
    if not order or person.literal or person.family_first:
        return False
    return order == "all" or (order == "first" and index == 0)


def _nodes(
    c: Context,
    spec: NamesSpec,
    nodes: list[Node],
    joints: list[Joint],
    et_al: str | None,
) -> list[Node]:
    """Return the nodes of names with what joins them, and with "et al." if `et_al` says what stands before it."""
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
