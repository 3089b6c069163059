"""Names and lists of names as one text, where nothing in them is formatted: most are, and it is much faster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bibtools.csl.context import Context
from bibtools.csl.joining import glue
from bibtools.csl.names.nodes import institution, personal
from bibtools.csl.names.order import given_text
from bibtools.csl.names.person import SIMPLE
from bibtools.csl.richtext import Node

if TYPE_CHECKING:
    from bibtools.csl.names.delimiters import Joint
    from bibtools.csl.names.options import NameOptions
    from bibtools.csl.names.person import Person


def plain_name(c: Context, options: NameOptions, person: Person, level: int, inverted: bool) -> str | None:
    """Return a name as text, which a person keeps as it was shown last; None where it needs nodes."""
    form = options.serial << 5 | level << 3 | inverted << 2 | c.sorting << 1 | (c.strip > 0)
    if form == person.form:
        return person.text
    text = None
    if person.simple and not c.strip:
        text = _simple_name(options, person, level, inverted, c.sorting)
    if text is None:
        node = (
            institution(c, options, person, "")
            if person.literal
            else personal(c, options, person, level, inverted)
        )
        text = _concatenated(_texts(node))
    person.form, person.text = form, text
    return text


def plain_list(
    names: Iterable[str | None], joints: list[Joint], ending: tuple[str, str] | None
) -> str | None:
    """Return a list of names as text, with what joins and what ends it; None where it needs nodes."""
    parts: list[str | None] = []
    for name, joint in zip(names, [*joints, ("", "", "")], strict=True):
        parts += name, *joint
    return _concatenated([*parts, *(ending or ())])


def _simple_name(
    options: NameOptions, person: Person, level: int, inverted: bool, sorting: bool
) -> str | None:
    """Return a name of two simple parts as `arrange` would order them; None where it takes more than that."""
    given = given_text(person, options, level)
    if not given:
        return person.family
    if not SIMPLE.match(given):
        return None
    if sorting:
        return f"{person.family} {given}"
    return (
        _concatenated((person.family, options.sort_separator, given))
        if inverted
        else f"{given} {person.family}"
    )


def _texts(node: Node) -> Iterator[str | None]:
    """Yield the texts of a tree; None where it is formatted."""
    yield node.prefix
    yield None if node.decor else node.text or ""
    for kid in node.kids or ():
        yield from _texts(kid)
    yield node.suffix


def _concatenated(texts: Iterable[str | None]) -> str | None:
    """Return texts as one; None if there is none, or if punctuation meets between two that has to be settled."""
    made: list[str] = []
    end = ""
    for text in texts:
        if text is None or (text and glue(end, text[0]) is None):
            return None
        if text:
            made.append(text)
            end = text[-1]
    return "".join(made)
