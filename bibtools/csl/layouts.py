"""What cs:citation and cs:bibliography render and sort by."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bibtools.csl.areas import Area
from bibtools.csl.elements import new_compiler
from bibtools.csl.locale import Locale
from bibtools.csl.program import Program
from bibtools.csl.sortkeys import SortKey, read_sort_keys

if TYPE_CHECKING:
    from lxml.etree import _Element


class Layout:
    """The cs:layout and the cs:sort of one area, compiled when they are first needed."""

    def __init__(self, style: _Element, area: Area, locale: Locale) -> None:
        """Take the style's root and the area; one that is missing renders nothing."""
        self._style = style
        self._area = area
        self._locale = locale

    @cached_property
    def program(self) -> Program:
        """What the layout renders."""
        layout = self._area.layout
        if layout is None:
            return Program([])
        compiler = new_compiler(self._style, self._locale, self._area.name)
        compiler.second_field = self._area.name == "bibliography" and bool(self._area.second_field)
        return Program([compiler.compile(child) for child in compiler.children(layout)])

    @cached_property
    def sort_keys(self) -> list[SortKey]:
        """The keys of cs:sort; there may be none."""
        return read_sort_keys(self._style, self._area.name, self._locale)
