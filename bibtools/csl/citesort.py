"""Sorting the cites of one citation, and keeping those of the same authors together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.cites import Cite, Cluster
from bibtools.csl.context import Context
from bibtools.csl.sorting import Key, Sorter, sort_keyed

if TYPE_CHECKING:
    from bibtools.csl.environment import Environment
    from bibtools.csl.items import Item
    from bibtools.csl.library import Library

Keyed = tuple[list[Key], tuple[Cite, "Item"]]


def sort_cites(sorter: Sorter, env: Environment, library: Library, cites: list[Cite]) -> list[Cite]:
    """Sort cites by the style's keys; where cites are collapsed, those of the same authors stay together."""
    keyed: list[Keyed] = []
    for cite in cites:
        item = library.get(cite.id)
        assert item is not None
        keyed.append((_keys(sorter, env, item), (cite, item)))
    keyed = sort_keyed(keyed, _directions(sorter))
    if (env.citation.collapse or env.citation.group_delimiter) and not env.numeric:
        keyed = _grouped(env, keyed)
    return [cite for _key, (cite, _item) in keyed]


def _keys(sorter: Sorter, env: Environment, item: Item) -> list[Key]:
    keys = sorter.keys_of(item)
    made: list[Key] = []
    for key, spec in zip(keys, sorter.keys, strict=True):
        made.append(key)
        if spec.is_date:
            made.append((env.year_suffix(item.id) or 0,))
    return made


def _directions(sorter: Sorter) -> list[bool]:
    made: list[bool] = []
    for spec in sorter.keys:
        made.append(spec.descending)
        if spec.is_date:
            made.append(False)
    return made


def _grouped(env: Environment, keyed: list[Keyed]) -> list[Keyed]:
    groups: dict[str, list[Keyed]] = {}
    for one in keyed:
        groups.setdefault(authors_of(env, one[1][1]), []).append(one)
    return [one for group in groups.values() for one in group]


def authors_of(env: Environment, item: Item) -> str:
    """Give the names that a cite of the item shows first."""
    cluster = Cluster(env.citation.collapse, env.citation.group_delimiter)
    c = Context(env, item, Cite(item.id), "citation")
    c.cite.position = 1  # type: ignore[union-attr]
    c.expanded = env.states.get(item.id)
    c.collapse = cluster
    for child in env.citation.children:
        child(c)
    return cluster.first_names or ""
