"""Grouping and collapsing: what each cite of a citation shows, and what stands between it and the one before."""

from __future__ import annotations

from itertools import pairwise

from bibtools.csl.citing import CiteParts, is_sentence
from bibtools.csl.evaluation import Evaluation
from bibtools.csl.links import Link, Linking
from bibtools.csl.richtext import Node, hold_text

_MARKS, _COMMAS = ",;:.?!", ",;:"
_RUN = 3
"""The least number of cites that make a range."""


def join_cites(ev: Evaluation, cites: list[CiteParts]) -> list[Node]:
    """Collapse cites as the style asks for; return the nodes of those that are shown, and what stands between them."""
    linking = ev.style.linking
    links: list[Link] = []
    if len(cites) > 1:
        for cite in cites:
            cite.read(ev)
        links = [_link(linking, before, cite) for before, cite in pairwise(cites)]
        if linking.by_year:
            links = _shorten(linking, cites, links)
        if linking.ranges:
            cites, links = _with_ranges(cites, links)
    for cite in cites:
        if cite.anonymous:
            cite.leave_out(cite.marks.names)
    nodes: list[Node] = []
    for place, cite in enumerate(cites):
        node = cite.node()
        if not hold_text([node]):
            continue
        if nodes:
            nodes.append(Node(_between(cites[place - 1], cite, linking.delimiters[links[place - 1]])))
        nodes.append(node)
    return nodes


def _between(before: CiteParts, cite: CiteParts, delimiter: str) -> str:
    """Return what stands between two cites: nothing or a space where their own affixes bring a mark that parts them."""
    if cite.cite.prefix.lstrip()[:1] in _MARKS and cite.before:
        return ""
    suffix = before.cite.suffix.rstrip()
    return " " if before.behind and (suffix[-1:] in _COMMAS or is_sentence(suffix)) else delimiter


def _link(linking: Linking, before: CiteParts, cite: CiteParts) -> Link:
    """Return how a cite is related to the one before it."""
    if linking.by_number and _counts_on(before, cite):
        return Link.COUNTED
    if not linking.groups or cite.names != before.names:
        return Link.APART
    if linking.by_suffix and _shares_year(before, cite):
        return Link.SUFFIXED
    if not cite.names:
        return Link.APART
    if not cite.listed:
        return Link.WHOLE
    return Link.AFTER_LOCATOR if before.located else Link.GROUPED


def _counts_on(before: CiteParts, cite: CiteParts) -> bool:
    """Return whether two cites are nothing but numbers that follow each other."""
    if before.number is None or cite.number != before.number + 1 or before.behind or cite.before:
        return False
    return all(one.listed and not (one.names or one.located) for one in (before, cite))


def _shares_year(before: CiteParts, cite: CiteParts) -> bool:
    """Return whether two cites of the same names differ by their year suffixes alone."""
    if None in (before.suffix, cite.suffix) or before.years != cite.years:
        return False
    # By the specification a locator keeps a cite from being collapsed to its suffix.
    return cite.listed and cite.bare and not (before.located or before.behind)


def _shorten(linking: Linking, cites: list[CiteParts], links: list[Link]) -> list[Link]:
    """Leave out names and years that a cite shares with the one before; return the links with the ends of groups."""
    made: list[Link] = []
    for cite, link in zip(cites[1:], links, strict=True):
        if link is not Link.APART:
            cite.leave_out(cite.marks.names)
            if link is Link.SUFFIXED:
                cite.leave_out(cite.marks.years)
        # Where years are collapsed a cite that stands alone is a group, too.
        elif not linking.by_suffix or (made and made[-1] not in (Link.APART, Link.AFTER_GROUP)):
            link = Link.AFTER_GROUP
        made.append(link)
    return made


def _with_ranges(cites: list[CiteParts], links: list[Link]) -> tuple[list[CiteParts], list[Link]]:
    """Make ranges of three and more cites whose numbers or suffixes follow each other; return what is left."""
    kept = [cites[0]]
    joints: list[Link] = []
    length = 1
    for index, (cite, link) in enumerate(zip(cites[1:], links, strict=True), 1):
        runs_on = link is Link.COUNTED or (link is Link.SUFFIXED and _next(cites[index - 1], cite))
        length = length + 1 if runs_on else 1
        if length > _RUN:
            kept[-1] = cite
        elif length == _RUN:
            kept[-1], joints[-1] = cite, Link.RANGE
        else:
            kept.append(cite)
            joints.append(link)
    return kept, joints


def _next(before: CiteParts, cite: CiteParts) -> bool:
    return before.suffix is not None and cite.suffix == before.suffix + 1
