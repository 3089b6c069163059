"""The year suffix (2001a), where the style names it and where it does not."""

from __future__ import annotations

from bibtools.csl.context import Context
from bibtools.csl.numbers.ordinals import letters
from bibtools.csl.richtext import Node
from bibtools.csl.token import Token


def implicit_suffix(c: Context, year: Token) -> None:
    """Append the year suffix behind the first year of a cite, where the style nowhere renders it."""
    if not c.suffix_done and not c.env.explicit_suffix:
        c.suffix_done = explicit_suffix(c, Token(decor=year.decor))


def explicit_suffix(c: Context, token: Token) -> bool:
    """Append the year suffix where the style renders it; say whether there is one."""
    number = None if c.bare else c.session.year_suffix(c.item.id)
    if number is None:
        return False
    text = letters(number)
    if token.text_case == "uppercase":
        text = text.upper()
    node = Node(text, None, token.prefix, token.suffix, "", token.decor, "year-suffix")
    if c.marks is not None:
        c.marks.suffix = node
    c.out.append(node)
    c.text_before = True
    return True
