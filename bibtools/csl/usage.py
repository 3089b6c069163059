"""What parts of a style use, found without rendering anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bibtools.csl.constants import NAMESPACE

if TYPE_CHECKING:
    from lxml.etree import _Element


def renders(root: _Element, start: _Element | None, variable: str) -> bool:
    """Return whether an element of a style renders a variable, directly or by the macros that it calls."""
    macros = {macro.get("name"): macro for macro in root.iterfind(f"{NAMESPACE}macro")}
    pending = [start] if start is not None else []
    seen: set[str] = set()
    while pending:
        for element in pending.pop().iter(f"{NAMESPACE}text", f"{NAMESPACE}number", f"{NAMESPACE}key"):
            if element.get("variable") == variable:
                return True
            name = element.get("macro")
            if name and name not in seen and name in macros:
                seen.add(name)
                pending.append(macros[name])
    return False


def variables_of(root: _Element) -> frozenset[str]:
    """Return the variables that a style names, with the short and long forms that it may use in their place."""
    values: Any = root.xpath("//@variable | //@is-numeric | //@is-uncertain-date")
    named = {word for value in values for word in str(value).split()}
    return frozenset(
        named | {f"{name}-short" for name in named} | {name.removesuffix("-short") for name in named}
    )
