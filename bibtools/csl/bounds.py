"""Bounds of a style that somebody else wrote: how much its macros may come to, and how deep they may call each other.

A style of two kilobytes whose macros each call the next one twice would render for years. Of the styles of the
CSL project the largest comes to 1,835 elements for one reference, and the deepest is 71 elements deep.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bibtools.csl.constants import NAMESPACE
from bibtools.errors import StyleError
from bibtools.support.messages import message

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ELEMENTS = 50_000
"""Elements that one reference may render, macros counted at each call; of a choice the largest branch counts."""
DEEPEST = 200
"""Levels of elements within each other, those of the macros that they call included."""
Size = tuple[int, int]


def check_bounds(root: _Element, name: str) -> None:
    """Raise StyleError, with the macro, if a style comes to more elements or is deeper than the bounds allow."""
    macros = {str(macro.get("name")): macro for macro in root.iterfind(f"{NAMESPACE}macro")}
    sizes: dict[str, Size] = {}
    for each in _callees_first(macros):
        sizes[each] = _size(macros[each], sizes)
        _refuse_beyond(sizes[each], message("macro {name!r}", name=each), macros[each], name)
    for layout in root.iter(f"{NAMESPACE}layout", f"{NAMESPACE}sort"):
        kind = layout.tag.removeprefix(NAMESPACE)
        _refuse_beyond(_size(layout, sizes), kind, layout, name)


def _refuse_beyond(size: Size, what: str, element: _Element, name: str) -> None:
    count, depth = size
    if count <= MOST_ELEMENTS and depth <= DEEPEST:
        return
    if count > MOST_ELEMENTS:
        said = message(
            "The {what} of {name} comes to more than {most:,} elements with the macros that it calls.",
            what=what,
            name=name,
            most=MOST_ELEMENTS,
        )
    else:
        said = message(
            "The {what} of {name} is more than {most} elements deep with the macros that it calls.",
            what=what,
            name=name,
            most=DEEPEST,
        )
    raise StyleError(
        said,
        hint="Let its macros call each other less often.",
        file=name,
        line=int(str(element.sourceline)) if element.sourceline else None,
    )


def _size(element: _Element, sizes: dict[str, Size]) -> Size:
    """Return how many elements an element comes to, and how deep it is; libxml2 bounds the depth of this recursion."""
    inner = [_size(child, sizes) for child in element.iterchildren(f"{NAMESPACE}*")]
    inner += [sizes.get(element.get("macro", ""), (0, 0))]
    counts = [count for count, _ in inner]
    count = max(counts) if element.tag == f"{NAMESPACE}choose" else sum(counts)
    return 1 + count, 1 + max(depth for _, depth in inner)


def _callees_first(macros: dict[str, _Element]) -> Iterator[str]:
    """Yield the names of all macros, each behind those that it calls; a call within a circle counts for nothing."""
    calls = {name: [str(e.get("macro")) for e in m.iter() if e.get("macro")] for name, m in macros.items()}
    done: set[str] = set()
    begun: set[str] = set()
    pending = list(macros)
    while pending:
        name = pending[-1]
        if name in done or name not in macros:
            pending.pop()
        elif name in begun:
            pending.pop()
            done.add(name)
            yield name
        else:
            begun.add(name)
            pending += [each for each in calls[name] if each not in begun]
