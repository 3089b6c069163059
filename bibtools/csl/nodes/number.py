"""cs:number, and number variables that cs:text renders."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from bibtools.csl.constants import CITE_NUMBERS, MOST_DIGITS
from bibtools.csl.context import Context
from bibtools.csl.emit import emit, make_text
from bibtools.csl.numbers.labels import LABELS
from bibtools.csl.numbers.ordinals import long_ordinal, ordinal, roman
from bibtools.csl.numbers.ranges import set_ranges
from bibtools.csl.numbers.value import number_value, raw_number
from bibtools.csl.parts import Part, Variable
from bibtools.csl.richtext import Decoration, Node
from bibtools.csl.token import PLAIN, Token, read_token

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.compiler import Compiler
    from bibtools.csl.numbers.parse import NumberPart, NumberValue


_RANGING = Lock()


def compile_number(element: _Element, compiler: Compiler) -> Part:
    """Compile a cs:number element."""
    variable = element.get("variable") or ""
    token = read_token(element)
    form = element.get("form") or "numeric"

    def evaluate(c: Context) -> None:
        if mark_variable(c, variable) and raw_or_locator(c, variable):
            c.variable_seen = True
            render_number(c, variable, token, form)
        else:
            c.variable_tried = True

    return Part(evaluate) if variable in CITE_NUMBERS else Variable(evaluate, [variable])


def raw_or_locator(c: Context, variable: str) -> str:
    """Return the text of a number variable or of the locator."""
    if variable == "locator":
        return c.cite.locator if c.cite is not None else ""
    return raw_number(c, variable)


def mark_variable(c: Context, variable: str) -> bool:
    """Return whether a variable may be rendered; note it where it stands in for names."""
    done = c.done
    if done is None:
        return True
    if variable in done:
        return False
    if c.substituting:
        done.add(variable)
    return True


def render_number(c: Context, variable: str, token: Token, form: str = "numeric") -> None:
    """Render a number variable: ranges made uniform, embedded labels, ordinals."""
    value = number_value(c, variable)
    if value is None or c.trace:
        return
    if not value.ranged:
        # The same value may be rendered by processors of other threads.
        with _RANGING:
            if not value.ranged:
                set_ranges(value, variable, c.env)
                value.ranged = True
    parts = value.parts
    decor: tuple[Decoration, ...] = token.decor
    quoted = parts[0].value.startswith('"') and parts[-1].value.endswith('"') and len(parts[0].value) > 1
    if quoted:
        decor = (*decor, ("quotes", "true"))
    if decor:
        c.around.append(decor)
    inner = Token(text_case=token.text_case, strip=token.strip)
    out, c.out = c.out, []
    # A page that brings its own label ("vol. 3") keeps it where no cs:label has rendered it.
    own_label = (
        variable == "page" and value.label not in ("", "page") and variable not in (c.label_forms or {})
    )
    for index, part in enumerate(parts):
        if own_label and not index and not part.shown:
            _render_label(c, part, variable)
        _render_part(
            c, value, part, variable, inner, form, (quoted and not index, quoted and index == len(parts) - 1)
        )
    kids, c.out = c.out, out
    if decor:
        c.around.pop()
    if variable == "locator":
        # A locator is rendered once, however often a style asks for it.
        c.done = {*(c.done or ()), variable}
    node = Node(None, kids, token.prefix, token.suffix, "", decor, variable)
    if kids:
        out.append(node)
        c.text_before = c.own_text = True


def _render_part(
    c: Context,
    value: NumberValue,
    part: NumberPart,
    variable: str,
    token: Token,
    form: str,
    unquote: tuple[bool, bool],
) -> None:
    if part.shown:
        _render_label(c, part, variable)
    text = part.particle + part.value
    if unquote[0]:
        text = text[1:]
    if unquote[1]:
        text = text[:-1]
    if form != "numeric" and part.collapsible and part.label == value.parts[0].label and not part.particle:
        text = _formatted(c, text, variable, form)
    if not text:
        return
    node = Node(text) if part.collapsible and not token.text_case else make_text(c, text, token)
    node.suffix = part.joint.replace("\\-", "-")
    node.is_number = part.collapsible and part.value.isdecimal() and part.value[0] != "0"
    c.out.append(node)


def _render_label(c: Context, part: NumberPart, variable: str) -> None:
    name = LABELS.get(part.label, "")
    form = (c.label_forms or {}).get(variable) or "short"
    text = c.env.locale.term(name, form, part.plural) if name else None
    emit(c, (text or part.label) + part.label_space, PLAIN, language=c.env.locale.code)


def _formatted(c: Context, text: str, variable: str, form: str) -> str:
    if not text.isdecimal() or text[0] == "0" or len(text) > MOST_DIGITS:
        return text
    number = int(text)
    if form == "roman":
        return roman(number)
    locale = c.env.locale
    gender = locale.data.genders.get(variable, "")
    if form == "ordinal":
        return ordinal(number, locale, gender)
    return long_ordinal(number, locale, gender) if form == "long-ordinal" else text
