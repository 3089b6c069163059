"""Sorting the cites of one citation, and keeping those of the same authors together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.cites import Cite, Cluster
from bibtools.csl.sorting import Key, Sorter, collate, sort_keyed

if TYPE_CHECKING:
    from bibtools.csl.evaluation import Evaluation
    from bibtools.csl.items import Item
    from bibtools.csl.library import Library

Keyed = tuple[list[Key], tuple[Cite, "Item"]]


def sort_cites(
    sorter: Sorter, ev: Evaluation, library: Library, cites: list[Cite], *, group: bool
) -> list[Cite]:
    """Sort cites by the style's keys; with `group`, those of the same authors stay together."""
    keyed: list[Keyed] = []
    for cite in cites:
        item = library.get(cite.id)
        assert item is not None
        keyed.append((sorter.keys_of(item), (cite, item)))
    directions = sorter.directions
    # By the specification collapsing groups cites in the text, in notes only what is made for groups does.
    collapses = ev.env.citation.collapse and not ev.env.is_note
    if group and (collapses or ev.env.citation.group_delimiter) and not ev.env.numeric:
        keyed = _grouped(ev, keyed, directions)
    else:
        keyed = sort_keyed(keyed, directions)
    return [cite for _key, (cite, _item) in keyed]


def _grouped(ev: Evaluation, keyed: list[Keyed], directions: list[bool]) -> list[Keyed]:
    """Sort within groups of the same authors, and the groups by the first key of their first cites."""
    language = ev.env.locale.code
    named: list[Keyed] = []
    for keys, (cite, item) in keyed:
        authors = authors_of(ev, item)
        # Names as they are shown are compared without their spaces.
        shown = collate(authors.replace(" ", ""), language) if authors else None
        named.append(([shown, *keys], (cite, item)))
    named = sort_keyed(named, [directions[0], *directions])
    last: Key = None
    first: Key = None
    for index, (keys, _pair) in enumerate(named):
        if not index or keys[0] != last:
            last, first = keys[0], keys[1]
        keys[1] = first
    return sort_keyed([(keys[1:2], pair) for keys, pair in named], directions[:1])


def authors_of(ev: Evaluation, item: Item) -> str:
    """Return the names that a cite of the item shows first."""
    area = ev.env.citation
    cluster = Cluster(area.collapse, area.group_delimiter, area.flag("disambiguate-add-year-suffix"))
    c = ev.context(item, Cite(item.id), "citation")
    c.cite.position = 1  # type: ignore[union-attr]
    c.expanded = ev.session.states.get(item.id)
    c.collapse = cluster
    ev.run(c, ev.style.citation)
    return cluster.first_names or ""
