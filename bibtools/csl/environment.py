"""What a style and a locale say, as far as evaluators need to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.areas import Area
from bibtools.csl.constants import NAMESPACE, PLAIN_AUTHOR
from bibtools.csl.items import Item
from bibtools.csl.kinds import Kind
from bibtools.csl.locale import Locale
from bibtools.csl.numbers.grammar import NumberReader
from bibtools.csl.style import Style
from bibtools.csl.text.reader import markup_reader
from bibtools.csl.usage import renders, variables_of

if TYPE_CHECKING:
    from lxml.etree import _Element


class Environment:
    """The options of a style for one locale.

    Processors of one style share it. Nothing in it changes while items are rendered, but for what it has learnt of
    the kinds of items that come up.
    """

    def __init__(self, style: Style, language: str) -> None:
        """Read the options of a style for a language."""
        root = style.root
        self.is_note = style.is_note
        self.locale = locale = Locale(root, language)
        self.quotes = locale.quotes()
        self.reader = markup_reader(self.quotes)
        self.citation = Area(root, "citation")
        self.bibliography = Area(root, "bibliography")
        self.intext = Area(root, "intext")
        self.numbers = NumberReader(locale)
        self.page_range_format = root.get("page-range-format") or ""
        self.page_range_delimiter = locale.term("page-range-delimiter") or "\u2013"
        self.year_range_delimiter = locale.term("year-range-delimiter") or "\u2013"
        self.citation_range_delimiter = locale.term("citation-range-delimiter") or "\u2013"
        self.ad = locale.term("ad") or ""
        self.bc = locale.term("bc") or ""
        self.explicit_suffix = _renders(root, "year-suffix") or _renders(root, "citation-label")
        self.uses_first_note = _has(root, "//@variable[contains(., 'first-reference-note-number')]")
        shortens_later = _has(root, "//@*[starts-with(name(), 'et-al-subsequent')]")
        self.uses_position = self.uses_first_note or shortens_later or _has(root, "//@position")
        self.uses_near = _has(root, "//@position[contains(., 'near-note')]")
        self.uses_extra = _has(root, "//@disambiguate")
        self.shows_number = _has(root, "//@*[contains(., 'citation-number')]")
        self.numeric = renders(root, self.citation.layout, "citation-number")
        self.variables = variables_of(root) | PLAIN_AUTHOR
        self._kinds: dict[tuple[str, frozenset[str]], Kind] = {}

    def kind_of(self, item: Item) -> Kind:
        """Return what matters of an item's type and variables to the style; alike items share one kind."""
        kind = item.kind
        if kind is None:
            key = item.type, self.variables & item.present
            kind = self._kinds.get(key)
            if kind is None:
                kind = self._kinds[key] = Kind(*key)
            item.kind = kind
        return kind

    def area_options(self, area: str) -> Area:
        """Return the options of the area that is rendered."""
        return self.bibliography if area.startswith("bibliography") else self.citation


def _has(root: _Element, path: str) -> bool:
    """Return whether a style has what an XPath finds, used or not."""
    return bool(root.xpath(path))


def _renders(root: _Element, variable: str) -> bool:
    path = f".//{NAMESPACE}text[@variable='{variable}']"
    return root.find(path) is not None
