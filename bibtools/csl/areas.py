"""The options of cs:citation and cs:bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.constants import NAMESPACE
from bibtools.csl.richtext import Decoration
from bibtools.csl.token import read_token

if TYPE_CHECKING:
    from lxml.etree import _Element


def main_layout(area: _Element | None) -> _Element | None:
    """Return the cs:layout of an area. CSL-M has others before it, for items in the languages of their `locale`."""
    layouts = area.findall(f"{NAMESPACE}layout") if area is not None else []
    return next((each for each in layouts if each.get("locale") is None), layouts[0] if layouts else None)


class Area:
    """The options of citation or bibliography."""

    def __init__(self, style: _Element, name: str) -> None:
        """Read cs:citation or cs:bibliography; an area that is missing renders nothing."""
        element = style.find(f"{NAMESPACE}{name}")
        self.name = name
        self.exists = element is not None
        self.element = element
        layout = self.layout = main_layout(element)
        self.prefix = self.suffix = self.delimiter = ""
        self.decor: tuple[Decoration, ...] = ()
        if layout is not None:
            token = read_token(layout)
            self.prefix, self.suffix, self.delimiter = token.prefix, token.suffix, token.delimiter
            self.decor = token.decor
        self.collapse = self.option("collapse") or ""
        self.group_delimiter = self.option("cite-group-delimiter") or None
        self.suffix_delimiter = self.option("year-suffix-delimiter")
        self.after_collapse = self.option("after-collapse-delimiter")
        self.second_field = self.option("second-field-align") or ""
        self.substitute = self.option("subsequent-author-substitute")
        self.substitute_rule = self.option("subsequent-author-substitute-rule") or "complete-all"

    def option(self, name: str) -> str | None:
        """Return an attribute of the area's element."""
        return self.element.get(name) if self.element is not None else None

    def flag(self, name: str) -> bool:
        """Return whether an attribute is true."""
        return self.option(name) == "true"
