"""Rendering one variable's list of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.context import Context
from bibtools.csl.names.lists import render_list
from bibtools.csl.names.shown import count_shown, given_level
from bibtools.csl.names.spec import NamesSpec
from bibtools.csl.richtext import Node, plain_text

if TYPE_CHECKING:
    from bibtools.csl.cites import Cluster
    from bibtools.csl.names.options import NameOptions
    from bibtools.csl.names.person import Person


def same_people(c: Context, spec: NamesSpec, variables: list[str]) -> str:
    """Return the term for two roles that the same people have (`editortranslator`), or the empty string."""
    if len(variables) != 2 or spec.label is None:
        return ""
    term = "".join(sorted(variables))
    if not c.env.locale.term(term, spec.label.form):
        return ""
    shown = [_shown_people(c, spec.options, name, place) for place, name in enumerate(variables)]
    return term if shown[0] == shown[1] else ""


def _shown_people(
    c: Context, options: NameOptions, variable: str, place: int
) -> tuple[bool, list[tuple[str, ...]]]:
    """Return whether a list of names is shortened, and the parts of the names that are left."""
    people = c.item.names[variable]
    shown = count_shown(c, options, len(people), c.nameset + place)
    left = list(people[:shown])
    if shown < len(people) and options.use_last:
        left.append(people[-1])
    return shown < len(people), [person.parts() for person in left]


def render_variable(c: Context, spec: NamesSpec, variable: str, common: str) -> Node | None:
    """Render the names of one variable with its label; None for `form="count"` and for nothing."""
    people = c.item.names[variable]
    options = spec.options
    position = c.nameset
    c.nameset += 1
    total = len(people)
    shown = count_shown(c, options, total, position)
    if options.form == "count":
        ended = shown < total and options.use_last
        c.counts.append(shown + ended)
        return None
    levels = _levels(c, options, people, position)
    list_nodes = render_list(c, spec, people, shown, levels, variable)
    _remember(c, position, shown + (shown < total and options.use_last), levels)
    node = Node(None, list_nodes, variable=variable)
    if spec.label is not None and not c.sorting:
        several = total > 1 or variable in c.item.unnamed
        return spec.label.around(c, node, common or variable, several, spec.before)
    return node


def _levels(c: Context, options: NameOptions, people: tuple[Person, ...], position: int) -> list[int]:
    registry = c.session.people
    if c.looking and registry.adds_given and c.session.registering:
        for index, person in enumerate(people):
            registry.add(c.item.id, person, index)
    if not registry.adds_given and c.expanded is None:
        return [options.default_level()] * len(people)
    return [given_level(c, options, person, position, index) for index, person in enumerate(people)]


def _remember(c: Context, position: int, shown: int, levels: list[int]) -> None:
    """Record what was shown, for disambiguation to start from."""
    record = c.disambiguation
    if record is None:
        return
    while len(record.names) <= position:
        record.names.append(0)
        record.givens.append([])
    record.names[position] = shown
    record.givens[position] = levels


def collapse_authors(cluster: Cluster, top: Node) -> None:
    """Leave out names that are those of the cite before, where the style collapses cites."""
    assert top.kids is not None
    shown = plain_text(top.kids[-1])
    if shown == cluster.last_names:
        if cluster.collapses:
            top.kids.pop()
        if cluster.group_delimiter:
            cluster.use_group_delimiter = True
        return
    cluster.last_names = shown
    if cluster.first_names is None:
        cluster.first_names = shown
    cluster.collapsed = False
    if cluster.group_delimiter:
        cluster.use_group_delimiter = False
