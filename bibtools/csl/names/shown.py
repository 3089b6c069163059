"""How many names of a list are shown, and how much of each given name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bibtools.csl.context import Context
    from bibtools.csl.names.options import NameOptions
    from bibtools.csl.names.person import Person


def count_shown(c: Context, options: NameOptions, total: int, position: int) -> int:
    """Return the number of names to show of `total`; with et-al-use-last the last one comes on top."""
    if c.cite is not None and c.cite.position > 0 and not c.sorting:
        least, first = options.subsequent_min, options.subsequent_first
    else:
        least, first = options.min, options.use_first
    wanted = _wanted(c, position)
    if not least or not first:
        return total
    shown = total
    bare = c.looking or c.sorting
    if bare:
        shown = wanted or (first if total >= least else total)
    elif wanted > first:
        shown = total if total < least else wanted
    elif total >= least:
        shown = first
    if not bare and options.use_last and shown < total:
        shown = max(min(shown, least - 2), 1)
    return min(shown, total) if least >= first else total


def _wanted(c: Context, position: int) -> int:
    request = c.expanded
    return request.names[position] if request is not None and position < len(request.names) else 0


def given_level(c: Context, options: NameOptions, person: Person, position: int, index: int) -> int:
    """Return the level at which a given name is shown: the style's own, or what tells people apart."""
    default = options.default_level()
    if not person.given or (c.sorting and c.session.people.rule == "by-cite"):
        return default
    request = c.expanded
    level = default
    asked = None
    if request is not None and position < len(request.givens):
        row = request.givens[position]
        asked = row[index] if index < len(row) else None
    registry = c.session.people
    if asked is not None:
        if asked == 1 and options.initialize_with is None and registry.rule == "by-cite":
            asked = 2
        level = asked
        if registry.adds_given:
            level = registry.level(c.item.id, person, index, options, asked)
    elif registry.adds_given:
        level = registry.level(c.item.id, person, index, options, 0)
    return max(default, level)
