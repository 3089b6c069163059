"""What stands between the names of a list (CSL specification, "Name")."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from bibtools.csl.names.options import starts_word

if TYPE_CHECKING:
    from bibtools.csl.names.options import NameOptions

ELLIPSIS = "\u2026"
Joint = tuple[str, str, str]
"""What stands between two names: text that belongs to the first, a word of its own, text before the second."""


def precedes(rule: str, count: int, after_inverted: bool) -> bool:
    """Return whether the delimiter stands before "and" or "et al.", by the style's rule.

    `count` is the number of names from which on it does in context; `after_inverted` is true behind a name that has
    the family name first.
    """
    return {"always": True, "never": False, "after-inverted-name": after_inverted}.get(rule, count > 0)


def joints_of(
    options: NameOptions, inverted: list[bool], *, ellipsis: bool, conjunction: Joint | None
) -> list[Joint]:
    """Return what stands between names: `inverted` tells of each whether its family name comes first.

    With `ellipsis` it stands before the last one, otherwise `conjunction`, the style's "and".
    """
    between = len(inverted) - 1
    joints = list(repeat((options.delimiter, "", ""), between))
    if between < 1:
        return joints
    if ellipsis:
        joints[-1] = (options.delimiter, ELLIPSIS, " ")
    elif conjunction is not None:
        before, word, behind = conjunction
        if before and precedes(options.last_delimiter, between - 1, inverted[-2]):
            before = options.delimiter
        joints[-1] = (before, word, behind)
    return joints


def before_et_al(options: NameOptions, term: str, inverted: list[bool]) -> str:
    """Return what stands between the last name and "et al."."""
    if precedes(options.et_al_delimiter, len(inverted) - 1, inverted[-1]):
        return options.delimiter
    return " " if starts_word(term) else ""
