"""The options of cs:citation and cs:bibliography, with their layout and sort keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bibtools.csl.compiler import Compiler
from bibtools.csl.constants import NAMESPACE
from bibtools.csl.richtext import Decoration
from bibtools.csl.token import read_token

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.context import Context
    from bibtools.csl.locale import Locale

Evaluator = Callable[["Context"], None]


class Area:
    """One of citation and bibliography: what its layout renders, and its options."""

    def __init__(self, style: _Element, name: str, locale: Locale, warn: Callable[[str], None]) -> None:
        """Read and compile cs:citation or cs:bibliography; an area that is missing renders nothing."""
        element = style.find(f"{NAMESPACE}{name}")
        self.name = name
        self.exists = element is not None
        self.element = element
        compiler = Compiler(style, locale, name, warn)
        layout = element.find(f"{NAMESPACE}layout") if element is not None else None
        self.children: list[Evaluator] = []
        self.prefix = self.suffix = self.delimiter = ""
        self.decor: tuple[Decoration, ...] = ()
        if layout is not None:
            token = read_token(layout)
            self.prefix, self.suffix, self.delimiter = token.prefix, token.suffix, token.delimiter
            self.decor = token.decor
            compiler.second_field = name == "bibliography" and bool(self.option("second-field-align"))
            self.children = [compiler.compile(child) for child in compiler.children(layout)]
        self.collapse = self.option("collapse") or ""
        self.group_delimiter = self.option("cite-group-delimiter") or None
        if self.group_delimiter is None and self.collapse.startswith("year"):
            self.group_delimiter = None
        self.suffix_delimiter = self.option("year-suffix-delimiter")
        self.after_collapse = self.option("after-collapse-delimiter")
        self.second_field = self.option("second-field-align") or ""
        self.substitute = self.option("subsequent-author-substitute")
        self.substitute_rule = self.option("subsequent-author-substitute-rule") or "complete-all"
        self.uses_position = compiler.uses_position
        self.uses_extra = compiler.uses_extra

    def option(self, name: str) -> str | None:
        """Give an attribute of the area's element."""
        return self.element.get(name) if self.element is not None else None

    def flag(self, name: str) -> bool:
        """Say whether an attribute is true."""
        return self.option(name) == "true"
