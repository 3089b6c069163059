"""A parsed number as text again: its form, the labels inside it, and uniform joints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.constants import MOST_DIGITS, PLURALISED_TEXT
from bibtools.csl.numbers.grammar import NumberValue, Piece, is_plural, parts_of
from bibtools.csl.numbers.ordinals import long_ordinal, ordinal
from bibtools.csl.numbers.pageranges import abbreviated
from bibtools.support.roman import to_roman

if TYPE_CHECKING:
    from bibtools.csl.context import Context
    from bibtools.csl.environment import Environment

_RANGED = PLURALISED_TEXT | {"locator"}
"""Variables whose ranges are written with the locale's `page-range-delimiter`, an en dash in most."""


def spell(c: Context, value: NumberValue, variable: str, form: str) -> str:
    """Return the text of a value; `form` is that of cs:number and holds for what the first label counts.

    A value with text in it is rendered as it is, but for its labels and for the ranges of pages and locators.
    """
    made: list[str] = []
    for place, piece in enumerate(value.pieces):
        if piece.written:
            made.append(_label(c, value, variable, place))
        before = value.pieces[place - 1] if place else None
        if form == "numeric" and before is not None and before.joins == "range" and _is_page(piece, variable):
            made.append(_last_page(before.text, piece.text, c.env.page_range_format))
        elif form != "numeric" and value.numeric and piece.is_plain and piece.label == value.label:
            made.append(_formed(c.env, piece.text, variable, form))
        else:
            made.append(piece.text)
        made.append(_joint(c.env, value, piece, variable))
    return "".join(made)


def _label(c: Context, value: NumberValue, variable: str, place: int) -> str:
    """Return what is rendered of a label inside a value, with the space behind it.

    The first one is cs:label's to render. If the style does not, it is rendered as it is written, unless it says
    what is meant without it.
    """
    piece = value.pieces[place]
    forms = c.label_forms or {}
    if place == 0:
        usual = c.cite.label if c.cite is not None and variable == "locator" else ""
        own = variable in ("locator", "page") and piece.label != (usual or "page")
        return piece.written if own and variable not in forms else ""
    before = value.pieces[place - 1]
    if piece.label == before.label:
        return "" if before.joins == "list" and value.pieces[0].written else piece.written
    plural = is_plural(value.pieces[place:])
    term = c.env.locale.term(piece.label, forms.get(variable) or "short", plural)
    word = piece.written.rstrip()
    return (term or word) + piece.written[len(word) :]


def _last_page(first: str, last: str, style: str) -> str:
    """Return the last page of a range as the style abbreviates it; pages that have letters behind them are not."""
    (prefix, digits, letters), (other, final, others) = parts_of(first), parts_of(last)
    if not digits or not final or letters or others or prefix != other:
        return last
    made = abbreviated(digits, final, style)
    return made if len(made) < len(digits) else prefix + made


def _formed(env: Environment, text: str, variable: str, form: str) -> str:
    """Return digits as an ordinal or a Roman numeral."""
    if len(text) > MOST_DIGITS:
        return text
    if form == "roman":
        return to_roman(int(text))
    gender = env.locale.data.genders.get(variable, "")
    return (long_ordinal if form == "long-ordinal" else ordinal)(int(text), env.locale, gender)


def _joint(env: Environment, value: NumberValue, piece: Piece, variable: str) -> str:
    """Return what is rendered between a piece and the next one."""
    if piece.joins == "range" and (variable == "locator" or (value.numeric and variable in _RANGED)):
        return env.page_range_delimiter
    if not value.numeric or not piece.joint:
        return piece.joint
    bare = " ".join(piece.joint.split())
    if piece.joins == "list" and bare not in (",", ";"):
        before = "" if bare[0] in ",;" else " "
        return before + bare.replace("&", env.locale.term("and", "symbol") or "&") + " "
    return bare + " " if piece.joins == "list" else bare or " "


def _is_page(piece: Piece, variable: str) -> bool:
    return variable == "page" or (variable == "locator" and piece.label == "page")
