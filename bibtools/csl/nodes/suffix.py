"""The year suffix (2001a), where the style names it and where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.numbers.ordinals import letters
from bibtools.csl.richtext import Node, Number
from bibtools.csl.token import Token

if TYPE_CHECKING:
    from bibtools.csl.context import Context
    from bibtools.csl.dates.parts import PartSpec


def implicit_suffix(c: Context, part: PartSpec) -> None:
    """Append the year suffix behind the first year of a cite, where the style nowhere renders it."""
    env = c.env
    if c.looking or c.sorting or c.suffix_done or c.trace or env.explicit_suffix:
        return
    number = c.session.year_suffix(c.item.id)
    if number is None:
        return
    c.suffix_done = True
    options = env.area_options(c.area)
    successor = options.group_delimiter or options.suffix_delimiter
    if successor is None:
        successor = options.delimiter
    bare = Token("", "", "", part.token.decor, "", False)
    _append(c, number, bare, successor, tight=True)


def explicit_suffix(c: Context, token: Token) -> bool:
    """Append the year suffix where the style renders it; say whether there is one."""
    env = c.env
    number = None if c.looking or c.sorting or c.trace else c.session.year_suffix(c.item.id)
    if number is None:
        return False
    options = env.area_options(c.area)
    successor = options.group_delimiter or options.suffix_delimiter
    if successor is None:
        successor = options.delimiter
    _append(c, number, token, successor)
    return True


def _append(c: Context, number: int, token: Token, successor: str, *, tight: bool = False) -> None:
    text = letters(number)
    if token.text_case == "uppercase":
        text = text.upper()
    node = Node(text, None, token.prefix, token.suffix, "", token.decor, "year-suffix")
    node.is_number = True
    options = c.env.area_options(c.area)
    value = Number(number, text, "year-suffix")
    value.successor = successor
    value.tight = tight
    if options.collapse == "year-suffix-ranged":
        value.range_delimiter = c.env.citation_range_delimiter
    if c.citing:
        node.number = value
    c.out.append(node)
    c.text_before = c.own_text = True
