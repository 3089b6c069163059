"""The options of cs:citation and cs:bibliography, with their layout and sort keys, which are compiled when needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bibtools.csl.compiler import Compiler
from bibtools.csl.constants import NAMESPACE
from bibtools.csl.program import Program
from bibtools.csl.richtext import Decoration
from bibtools.csl.sortkeys import SortKey, read_sort_keys
from bibtools.csl.token import read_token

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.locale import Locale


class Area:
    """One of citation and bibliography: what its layout renders, and its options."""

    def __init__(self, style: _Element, name: str, locale: Locale) -> None:
        """Read cs:citation or cs:bibliography; an area that is missing renders nothing."""
        element = style.find(f"{NAMESPACE}{name}")
        self.name = name
        self.exists = element is not None
        self.element = element
        self._style = style
        self._locale = locale
        self._layout = layout = element.find(f"{NAMESPACE}layout") if element is not None else None
        self.prefix = self.suffix = self.delimiter = ""
        self.decor: tuple[Decoration, ...] = ()
        if layout is not None:
            token = read_token(layout)
            self.prefix, self.suffix, self.delimiter = token.prefix, token.suffix, token.delimiter
            self.decor = token.decor
        self.collapse = self.option("collapse") or ""
        self.group_delimiter = self.option("cite-group-delimiter") or None
        if self.group_delimiter is None and self.collapse.startswith("year"):
            self.group_delimiter = None
        self.suffix_delimiter = self.option("year-suffix-delimiter")
        self.after_collapse = self.option("after-collapse-delimiter")
        self.second_field = self.option("second-field-align") or ""
        self.substitute = self.option("subsequent-author-substitute")
        self.substitute_rule = self.option("subsequent-author-substitute-rule") or "complete-all"

    @cached_property
    def program(self) -> Program:
        """What the layout renders."""
        if self._layout is None:
            return Program([])
        compiler = Compiler(self._style, self._locale, self.name)
        compiler.second_field = self.name == "bibliography" and bool(self.second_field)
        return Program([compiler.compile(child) for child in compiler.children(self._layout)])

    @cached_property
    def sort_keys(self) -> list[SortKey]:
        """The keys of cs:sort; there may be none."""
        return read_sort_keys(self._style, self.name, self._locale)

    def option(self, name: str) -> str | None:
        """Return an attribute of the area's element."""
        return self.element.get(name) if self.element is not None else None

    def flag(self, name: str) -> bool:
        """Return whether an attribute is true."""
        return self.option(name) == "true"
