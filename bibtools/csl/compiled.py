"""A style compiled for one locale, once for all processors that use it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bibtools.csl.areas import Area
from bibtools.csl.constants import NAMESPACE
from bibtools.csl.locale import Locale
from bibtools.csl.numbers.labels import LABELS
from bibtools.csl.numbers.parse import NumberReader
from bibtools.csl.sortkeys import SortKey, read_sort_keys
from bibtools.csl.text.markup import markup_reader

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.style import Style


class CompiledStyle:
    """What a style and a locale say. Nothing in it changes while items are rendered."""

    def __init__(self, style: Style, language: str, warn: Callable[[str], None]) -> None:
        """Compile a style for a language; tell `warn` of faults in it."""
        root = style.root
        self.style = style
        self.locale = locale = Locale(root, language)
        self.quotes = locale.quotes()
        self.reader = markup_reader(self.quotes)
        self.citation = Area(root, "citation", locale, warn)
        self.bibliography = Area(root, "bibliography", locale, warn)
        self.intext = Area(root, "intext", locale, warn)
        self.sort_keys: dict[str, list[SortKey]] = {
            area: read_sort_keys(root, area, locale, warn) for area in ("citation", "bibliography")
        }
        self.label_terms = frozenset(name for name in LABELS.values() if locale.term(name) is not None)
        and_term = locale.term("and") or "and"
        self.numbers = NumberReader(and_term, locale.term("and", "symbol") or "&", self.label_terms)
        self.page_range_format = root.get("page-range-format") or ""
        self.page_range_delimiter = locale.term("page-range-delimiter") or "\u2013"
        self.year_range_delimiter = locale.term("year-range-delimiter") or "\u2013"
        self.citation_range_delimiter = locale.term("citation-range-delimiter") or "\u2013"
        self.ad = locale.term("ad") or ""
        self.bc = locale.term("bc") or ""
        self.keep_particle = root.get("demote-non-dropping-particle") == "never"
        self.explicit_suffix = _renders(root, "year-suffix") or _renders(root, "citation-label")
        self.uses_first_note = _mentions(root, "first-reference-note-number")
        self.uses_position = self.citation.uses_position or self.uses_first_note or _shortens_later(root)
        self.numeric = _renders_in(root, "citation", "citation-number")


def compile_style(style: Style, language: str, warn: Callable[[str], None]) -> CompiledStyle:
    """Give the compiled style, from the style's cache where it is there; its warnings are told each time."""
    found = style.compiled.get(language)
    if found is None:
        warnings: list[str] = []
        found = style.compiled[language] = (CompiledStyle(style, language, warnings.append), warnings)
    for message in found[1]:
        warn(message)
    return found[0]


def _shortens_later(root: _Element) -> bool:
    """Say whether later cites show fewer names."""
    return any(str(name).startswith("et-al-subsequent") for element in root.iter() for name in element.attrib)


def _mentions(root: _Element, variable: str) -> bool:
    """Say whether a style tests or renders a variable anywhere."""
    return any(
        variable in (element.get("variable") or "").split()
        for element in root.iter()
        if isinstance(element.tag, str)
    )


def _renders(root: _Element, variable: str) -> bool:
    path = f".//{NAMESPACE}text[@variable='{variable}']"
    return root.find(path) is not None


def _renders_in(root: _Element, area: str, variable: str) -> bool:
    """Say whether an area renders a variable, directly or by macros."""
    macros = {macro.get("name"): macro for macro in root.iterfind(f"{NAMESPACE}macro")}
    start = root.find(f"{NAMESPACE}{area}/{NAMESPACE}layout")
    pending = [start] if start is not None else []
    seen: set[str] = set()
    while pending:
        for element in pending.pop().iter(f"{NAMESPACE}text", f"{NAMESPACE}number"):
            if element.get("variable") == variable:
                return True
            name = element.get("macro")
            if name and name not in seen and name in macros:
                seen.add(name)
                pending.append(macros[name])
    return False
