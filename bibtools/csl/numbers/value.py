"""The parsed number of a variable, cached on the item or the cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.numbers.grammar import NumberValue
from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from bibtools.csl.context import Context

_HYPHEN = lazy(r"\\*-")


def number_value(c: Context, variable: str) -> NumberValue | None:
    """Return the number of a variable, or None where there is none."""
    if variable == "locator":
        cite = c.cite
        if cite is None or not cite.locator:
            return None
        if cite.number is None:
            cite.number = c.env.numbers.read(cite.locator, "locator", cite.label)
        return cite.number
    numbers = c.item.numbers
    found = numbers.get(variable)
    if found is None:
        text = raw_number(c, variable)
        if not text:
            return None
        if variable == "number" and c.item.type == "legal_case":
            text = _HYPHEN.sub(r"\\-", text)  # A docket number ("12-345") is no range.
        found = c.env.numbers.read(text, variable)
        if variable not in ("first-reference-note-number", "citation-number"):
            numbers[variable] = found
    return found


def raw_number(c: Context, variable: str) -> str:
    """Return the text of a number variable, those of the cite included."""
    if variable == "first-reference-note-number":
        number = c.cite.first_note if c.cite is not None else None
        return str(number) if number else ""
    if variable == "citation-number":
        number = c.session.citation_number(c.item.id)
        return str(number) if number else ""
    return c.item.values.get(variable, "")
