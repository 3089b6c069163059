"""A style compiled for one locale, once for all processors that use it."""

from __future__ import annotations

from functools import cached_property
from weakref import WeakKeyDictionary

from bibtools.csl.areas import Area
from bibtools.csl.environment import Environment
from bibtools.csl.layouts import Layout
from bibtools.csl.links import Linking
from bibtools.csl.plainauthor import plain_author
from bibtools.csl.style import Style


class CompiledStyle:
    """What a style and a locale say: the options as `env`, and the layouts."""

    def __init__(self, style: Style, language: str) -> None:
        """Read a style for a language."""
        self.env = Environment(style, language)
        self.linking = Linking(self.env)
        self._style = style.root
        self.citation = self._layout(self.env.citation)
        self.bibliography = self._layout(self.env.bibliography)
        self.intext = self._layout(self.env.intext)

    @cached_property
    def author(self) -> Layout:
        """What shows the author in the text where the style has no form for it."""
        return plain_author(self.env.locale)

    def _layout(self, area: Area) -> Layout:
        return Layout(self._style, area, self.env.locale)


_COMPILED: WeakKeyDictionary[Style, dict[str, CompiledStyle]] = WeakKeyDictionary()


def compile_style(style: Style, language: str) -> CompiledStyle:
    """Return the compiled style; it is kept as long as the style is."""
    by_language = _COMPILED.setdefault(style, {})
    found = by_language.get(language)
    if found is None:
        found = by_language[language] = CompiledStyle(style, language)
    return found
