"""Sorting the cites of one citation, and keeping those of the same authors together."""

from __future__ import annotations

from bibtools.csl.cites import Cite
from bibtools.csl.citing import authors_of
from bibtools.csl.evaluation import Evaluation
from bibtools.csl.items import Item
from bibtools.csl.sorting import Sorter

Pairs = list[tuple[Item, Cite]]


def sort_cites(sorter: Sorter, ev: Evaluation, pairs: Pairs, *, group: bool) -> list[Cite]:
    """Sort cites by the style's keys; with `group`, those of the same authors stand together."""
    pairs, _tied = sorter.sort(pairs, lambda pair, index: sorter.place(pair[0], index))
    area = ev.env.citation
    # By the specification collapsing groups cites in the text, in notes only what is made for groups does.
    collapses = area.collapse and not ev.env.is_note
    if group and (collapses or area.group_delimiter) and not ev.env.numeric:
        pairs = _grouped(ev, pairs)
    return [cite for _item, cite in pairs]


def _grouped(ev: Evaluation, pairs: Pairs) -> Pairs:
    """Move each cite behind the last one before it that shows the same names."""
    groups: dict[str, Pairs] = {}
    for place, pair in enumerate(pairs):
        groups.setdefault(authors_of(ev, pair[0]) or f"\0{place}", []).append(pair)
    return [pair for group in groups.values() for pair in group]
