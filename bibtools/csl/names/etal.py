"""Which names of a list are shown, and how much of each given name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.names.shown import Shown

if TYPE_CHECKING:
    from bibtools.csl.context import Context
    from bibtools.csl.names.options import NameOptions
    from bibtools.csl.names.person import Person


def shown_of(c: Context, options: NameOptions, variable: str, position: int) -> Shown:
    """Return which names of a variable are shown: as many as the style asks for, or as readers need.

    `position` is the place of the list among those of the cite. A list whose source itself names not everybody
    ("vd.", "and others") ends with "et al." however it is cut.
    """
    total = len(c.item.names[variable])
    first = min(_first(c, options, total, position), total)
    if variable in c.item.unnamed and not c.sorting:
        return Shown(range(first), False, True)
    if options.use_last and 0 < first < total - 1:
        # By the specification, the ellipsis stands for one name at least.
        return Shown((*range(first), total - 1), True, False)
    return Shown(range(first), False, first < total)


def _first(c: Context, options: NameOptions, total: int, position: int) -> int:
    """Return how many names are shown before a list is cut."""
    subsequent = c.cite is not None and c.cite.position > 0
    least = options.subsequent_min if subsequent else options.min
    first = options.subsequent_first if subsequent else options.use_first
    if not least or first is None or total < least:
        return total
    needed = c.expanded.names.get(position, 0) if c.expanded is not None else 0
    if needed <= first:
        return first
    # The last name, which stood behind an ellipsis, is not lost when nothing is left to leave out.
    return total if options.use_last and needed == total - 1 else needed


def given_level(c: Context, options: NameOptions, person: Person, position: int, index: int) -> int:
    """Return the level of a given name (0 none, 1 initials, 2 full): the style's own, or what tells people apart."""
    level = options.default_level
    if c.expanded is not None:
        level = max(level, c.expanded.givens.get((position, index), 0))
    return max(level, c.session.people.level(person, index, options))
