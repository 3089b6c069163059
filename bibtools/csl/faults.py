"""Faults of a style that nobody has checked, or that its schema allows: they are told, and left out in rendering."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bibtools.csl.constants import NAMESPACE

if TYPE_CHECKING:
    from lxml.etree import _Element

_RENDERING = frozenset({"text", "number", "label", "date", "names", "group", "choose"})
_HOLDERS = tuple(
    f"{NAMESPACE}{name}" for name in ("layout", "macro", "group", "if", "else-if", "else", "substitute")
)
_CONDITIONS = f"{NAMESPACE}conditions"


def find_faults(style: _Element) -> list[str]:
    """Return a sentence for each element that may not stand where it does, each macro that is called and not there,
    and each that calls itself.
    """
    macros = {str(macro.get("name")): macro for macro in style.iterfind(f"{NAMESPACE}macro")}
    calls = {name: list(_called(macro)) for name, macro in macros.items()}
    called = dict.fromkeys(str(text.get("macro")) for text in style.iter() if text.get("macro"))
    return [
        *dict.fromkeys(
            f"The style has an element cs:{name} where none is allowed; it is left out."
            for name in _strangers(style)
        ),
        *(
            f"The style calls the macro {name!r}, which it does not have."
            for name in called
            if name not in macros
        ),
        *(
            f"The macro {name!r} calls itself; the inner call renders nothing."
            for name in macros
            if name in _reached(calls[name], calls)
        ),
    ]


def _strangers(style: _Element) -> Iterator[str]:
    for holder in style.iter(*_HOLDERS):
        for child in holder.iterchildren(f"{NAMESPACE}*"):
            name = child.tag.removeprefix(NAMESPACE)
            if name not in _RENDERING and child.tag != _CONDITIONS:
                yield name


def _called(macro: _Element) -> Iterator[str]:
    return (str(text.get("macro")) for text in macro.iter(f"{NAMESPACE}text") if text.get("macro"))


def _reached(names: list[str], calls: dict[str, list[str]]) -> set[str]:
    """Return all macros that calls of some macros lead to."""
    seen: set[str] = set()
    pending = list(names)
    while pending:
        name = pending.pop()
        if name not in seen:
            seen.add(name)
            pending += calls.get(name, ())
    return seen
