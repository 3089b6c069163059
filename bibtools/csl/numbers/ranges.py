"""Making the ranges of number fields uniform: delimiter, and page ranges in the style's format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.constants import MOST_DIGITS
from bibtools.csl.numbers.labels import LABELS
from bibtools.csl.numbers.pages import shorten
from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from bibtools.csl.environment import Environment
    from bibtools.csl.numbers.parse import NumberPart, NumberValue

_RANGED = frozenset(
    """
    page page-first chapter-number collection-number edition issue number number-of-pages
    number-of-volumes volume locator
    """.split()
)
_DASHED = frozenset({"locator", "issue", "volume", "edition", "number"})
_BARE = lazy(r"^([0-9]+|[ivxlcmIVXLCM]+)$")
_NUMBER = lazy(rf"^([0-9]{{1,{MOST_DIGITS}}})([a-z]*)$")


def set_ranges(value: NumberValue, variable: str, env: Environment) -> None:
    """Set the delimiters of ranges and shorten page ranges, once for a field."""
    if variable not in _RANGED:
        return
    parts = value.parts
    count, label = 0, None
    for index, part in enumerate(parts):
        if not part.collapsible:
            count, label = 0, None
            part.joint = _delimiter(part, variable, env, part.joint)
        elif part.label != label or part.joint == "-":
            label, count = part.label, 1
        else:
            count += 1
            if count == 2:
                count = _set_pair(parts, index, variable, env)
    if count == 1 and len(parts) > 1 and parts[-1].joint == "-":
        return


def _set_pair(parts: list[NumberPart], index: int, variable: str, env: Environment) -> int:
    first, last = parts[index - 1], parts[index]
    if first.particle != last.particle:
        return 2
    if first.joint != "-":
        return 1
    style = env.page_range_format
    paged = _is_page(last, variable)
    a, b = _NUMBER.match(first.value), _NUMBER.match(last.value)
    if not style and a and b and int(a[1]) > int(b[1]):
        first.joint = _delimiter(last, variable, env, "-", numeric=True)
        return 2
    if paged and a and b:
        if not a[2] and not b[2]:
            before = last.value
            last.value = shorten(a[1], b[1], style)
            whole = style in ("", "expanded", "chicago", "chicago-15", "chicago-16")
            if not (whole and style in ("", "expanded")) or (
                int(before) <= int(a[1]) and len(before) >= len(a[1])
            ):
                last.particle = last.particle if style == "expanded" or not style else ""
        first.joint = env.page_range_delimiter
    elif _BARE.match(first.value) and _BARE.match(last.value):
        first.joint = env.page_range_delimiter
    elif a and b:
        first.joint = _delimiter(last, variable, env, first.joint)
    return 0


def _is_page(part: NumberPart, variable: str) -> bool:
    return variable in ("page", "page-first") or (variable == "locator" and LABELS.get(part.label) == "page")


def _delimiter(
    part: NumberPart, variable: str, env: Environment, joint: str, *, numeric: bool | None = None
) -> str:
    if joint != "-" or not (part.numeric if numeric is None else numeric):
        return joint
    if variable in ("locator", "page") and LABELS.get(part.label) not in env.label_terms:
        return joint
    if variable in _DASHED or _is_page(part, variable):
        return env.page_range_delimiter
    return env.year_range_delimiter if variable == "collection-number" else joint
