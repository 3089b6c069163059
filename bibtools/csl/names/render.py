"""Rendering one variable's list of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.context import Context
from bibtools.csl.names.etal import given_level, shown_of
from bibtools.csl.names.lists import render_list
from bibtools.csl.names.shown import NameList
from bibtools.csl.names.spec import NamesSpec
from bibtools.csl.richtext import Node

if TYPE_CHECKING:
    from bibtools.csl.names.options import NameOptions


def same_people(c: Context, spec: NamesSpec, variables: list[str]) -> str:
    """Return the term for two roles that the same people have (`editortranslator`), or the empty string."""
    if len(variables) != 2 or spec.label is None:
        return ""
    term = "".join(sorted(variables))
    if not c.env.locale.term(term, spec.label.form):
        return ""
    alike = [_shown_people(c, spec.options, name, place) for place, name in enumerate(variables)]
    return term if alike[0] == alike[1] else ""


def _shown_people(
    c: Context, options: NameOptions, variable: str, place: int
) -> tuple[bool, list[tuple[str, ...]]]:
    """Return whether a list of names is shortened, and the parts of the names that are left."""
    people = c.item.names[variable]
    shown = shown_of(c, options, variable, c.nameset + place)
    return len(shown.indices) < len(people), [people[index].parts() for index in shown.indices]


def render_variable(c: Context, spec: NamesSpec, variable: str, common: str) -> Node | None:
    """Render the names of one variable with its label; None for `form="count"` and for nothing."""
    people = c.item.names[variable]
    options = spec.options
    position = c.nameset
    c.nameset += 1
    shown = shown_of(c, options, variable, position)
    if options.form == "count":
        c.counts.append(len(shown.indices))
        return None
    if not shown.indices:
        return None
    if c.looking:
        _remember(c, NameList(people, options, shown))
    levels = [given_level(c, options, people[index], position, index) for index in shown.indices]
    made = render_list(c, spec, people, shown, levels, variable)
    # A single text needs nothing around it, unless its names may be replaced one by one.
    node = made[0] if len(made) == 1 and c.marks is None else Node(None, made, variable=variable)
    if c.marks is not None:
        c.marks.see_list(
            node, [people[index] for index in shown.indices], whole=len(shown.indices) == len(people)
        )
    if spec.label is not None and not c.sorting:
        several = len(people) > 1 or variable in c.item.unnamed
        return spec.label.around(c, node, common or variable, several, spec.before)
    return node


def _remember(c: Context, names: NameList) -> None:
    """Record a list for disambiguation, and the people who are named, or may come to be."""
    c.lists.append(names)
    if c.session.registering and c.session.people.is_global:
        for index in range(len(names.people)) if c.session.adds_names else names.shown.indices:
            c.session.people.add(c.item.id, names.people[index], index)
