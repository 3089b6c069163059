"""cs:date: localised and custom dates, ranges, the year suffix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.constants import NAMESPACE
from bibtools.csl.context import Context
from bibtools.csl.dates.parts import PartSpec, era, part_text
from bibtools.csl.dates.sortkey import date_key
from bibtools.csl.emit import make_text
from bibtools.csl.nodes.number import mark_variable
from bibtools.csl.nodes.suffix import implicit_suffix
from bibtools.csl.parts import Part, Variable
from bibtools.csl.richtext import Node
from bibtools.csl.token import Token, read_token

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.compiler import Compiler
    from bibtools.csl.dates.value import DateValue

_WANTED = {
    "year": ("year",),
    "year-month": ("year", "month"),
    "month-day": ("month", "day"),
    "year-month-day": ("year", "month", "day"),
}


class DateSpec:
    """What a cs:date element asks for."""

    __slots__ = ("names", "parts", "token", "variable")

    def __init__(self, variable: str, token: Token, parts: list[PartSpec]) -> None:
        self.variable = variable
        self.token = token
        self.parts = parts
        self.names = frozenset(part.name for part in parts)


def compile_date(element: _Element, compiler: Compiler) -> Part:
    """Compile a cs:date element."""
    spec = read_date_spec(element, compiler)
    variable = spec.variable

    def evaluate(c: Context) -> None:
        if not mark_variable(c, variable):
            c.variable_tried = True
            return
        date = c.item.dates.get(variable)
        if date is None or not _has_parts(date, spec):
            c.variable_tried = True
            return
        c.variable_seen = True
        if c.sorting:
            key = date_key(date, spec.names)
            if key:
                c.out.append(Node(key))
            return
        if c.looking and variable == "accessed":
            return
        node = render_date(c, date, spec)
        if node is not None:
            c.out.append(node)
            c.text_before = True

    return Variable(evaluate, [variable])


def _has_parts(date: DateValue, spec: DateSpec) -> bool:
    names = spec.names
    if date.literal:
        # The text of a date stands for its year, lest a style that renders the parts apart repeats it.
        return "year" in names
    year, month, day = date.start
    if year is not None and "year" in names:
        return True
    return bool((month or date.season) and "month" in names) or bool(day and "day" in names)


def read_date_spec(element: _Element, compiler: Compiler) -> DateSpec:
    """Read a cs:date element; with `form`, its parts come from the locale and may be overridden."""
    token = read_token(element)
    variable = element.get("variable") or ""
    own = {part.get("name"): part for part in element if part.tag == f"{NAMESPACE}date-part"}
    form = element.get("form")
    if not form:
        token.delimiter = element.get("delimiter") or ""
        return DateSpec(variable, token, [PartSpec(part, None, compiler.locale) for part in own.values()])
    wanted = _WANTED.get(element.get("date-parts", ""), ("year", "month", "day"))
    local = compiler.locale.data.dates.get(form)
    parts: list[PartSpec] = []
    if local is not None:
        theirs = [part for part in local if part.tag == f"{NAMESPACE}date-part"]
        for index, part in enumerate(theirs):
            name = part.get("name")
            if name not in wanted:
                continue
            spec = PartSpec(part, own.get(name), compiler.locale)
            after = theirs[index + 1].get("name") if index + 1 < len(theirs) else None
            if after == "year" and "year" not in wanted:
                spec.token.suffix = ""
            parts.append(spec)
        base = read_token(local)
        token.prefix = token.prefix or base.prefix
        token.suffix = token.suffix or base.suffix
        token.delimiter = local.get("delimiter") or ""
        token.decor = token.decor or base.decor
    return DateSpec(variable, token, parts)


def render_date(c: Context, date: DateValue, spec: DateSpec) -> Node | None:
    """Render a date, or None where no part of it is asked for."""
    token = spec.token
    out, c.out = c.out, []
    if token.decor:
        c.around.append(token.decor)
    if date.literal:
        _literal(c, date, spec)
    else:
        _parts(c, date, spec)
    kids, c.out = c.out, out
    if token.decor:
        c.around.pop()
    if not kids:
        return None
    node = Node(None, kids, token.prefix, token.suffix, token.delimiter, token.decor, spec.variable)
    if token.text_case or token.strip or c.strip:
        _recase(c, node, token)
    return node


def _recase(c: Context, node: Node, token: Token) -> None:
    """Apply the text case of cs:date itself to its texts."""
    for kid in node.kids or ():
        if kid.text is not None and token.text_case:
            kid.text = make_text(
                c, kid.text, Token(text_case=token.text_case), language=c.env.locale.code
            ).text
        elif kid.kids is not None:
            _recase(c, kid, token)


def _literal(c: Context, date: DateValue, spec: DateSpec) -> None:
    for part in spec.parts:
        if part.name == "year":
            c.out.append(make_text(c, date.literal, part.token))
            _end_year(c, part, "")
            return


def _parts(c: Context, date: DateValue, spec: DateSpec) -> None:
    open_parts = _differing(date, spec.names)
    ending: list[Node] = []
    for part in spec.parts:
        text = part_text(c.env, date, part, end=False)
        before = len(c.out)
        if open_parts and part.name in open_parts:
            open_parts.discard(part.name)
            _range_part(c, date, part, text, ending, spec.token.delimiter, last=not open_parts)
        elif text:
            c.out.append(_node(c, text, part))
        if part.name == "year" and len(c.out) > before:
            _end_year(c, part, spec.token.delimiter)


def _end_year(c: Context, part: PartSpec, delimiter: str) -> None:
    """Mark the year that was appended last, and append the year suffix: within its affixes, not parted from it."""
    year = c.out[-1]
    if c.marks is not None:
        c.marks.years.append(year)
    implicit_suffix(c, part.token)
    if c.out[-1] is year:
        return
    end = year
    while end.kids and not end.suffix:
        end = end.kids[-1]
    if end.suffix or year.prefix or delimiter:
        c.out[-2:] = [Node(None, c.out[-2:], year.prefix, end.suffix)]
        year.prefix = end.suffix = ""


def _differing(date: DateValue, names: frozenset[str]) -> set[str]:
    """Return the parts that are rendered twice: the largest that differs and all smaller ones."""
    if date.open_end:
        return {"year"} if "year" in names else set()
    if date.end is None:
        return set()
    present = [
        (name, start, end)
        for name, start, end in zip(("year", "month", "day"), date.start, date.end, strict=True)
        if end is not None and name in names
    ]
    for index, (_name, start, end) in enumerate(present):
        if start != end:
            return {name for name, _start, _end in present[index:]}
    return set()


def _range_part(
    c: Context, date: DateValue, part: PartSpec, text: str, ending: list[Node], between: str, *, last: bool
) -> None:
    if last and part.name == "year" and date.end is not None:
        # Of two ends of one era only the second one names it: "44–40 BC".
        first, second = (era(c.env, parts[0]) for parts in (date.start, date.end))
        text = text.removesuffix(first) if first == second else text
    if text:
        node = _node(c, text, part)
        if last:
            node.suffix = ""
        c.out.append(node)
    end_text = "" if date.open_end else part_text(c.env, date, part, end=True)
    if end_text:
        node = _node(c, end_text, part)
        if not ending:
            node.prefix = ""
        ending.append(node)
    if last:
        delimiter = part.range_delimiter or c.env.year_range_delimiter
        start = [c.out.pop()] if text else []
        c.out.append(Node(None, [*start, Node(delimiter), Node(None, ending, delimiter=between)]))


def _node(c: Context, text: str, part: PartSpec) -> Node:
    if part.name == "month" and (part.token.strip or c.strip):
        text = text.replace(".", "")
    token = part.token
    if text.isdecimal() and not token.decor:
        return Node(text, None, token.prefix, token.suffix)
    return make_text(c, text, token, language=c.env.locale.code)
