"""What rendering needs to know besides the item: style, locale, and the numbers of the cited items."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bibtools.csl.areas import Area
from bibtools.csl.citationlabel import make_label
from bibtools.csl.constants import NAMESPACE
from bibtools.csl.context import Disambiguation
from bibtools.csl.locale import Locale
from bibtools.csl.names.registry import People
from bibtools.csl.numbers.labels import LABELS
from bibtools.csl.numbers.ordinals import letters
from bibtools.csl.numbers.parse import NumberReader
from bibtools.csl.text.markup import markup_reader

if TYPE_CHECKING:
    from bibtools.csl.items import Item
    from bibtools.csl.style import Style


class Environment:
    """A style compiled for a locale, with the state that the rendering of one item draws on."""

    def __init__(self, style: Style, language: str, warn: Callable[[str], None]) -> None:
        """Compile a style for a language."""
        root = style.root
        self.style = style
        self.locale = locale = Locale(root, language)
        self.quotes = locale.quotes()
        self.reader = markup_reader(self.quotes)
        self.citation = Area(root, "citation", locale, warn)
        self.bibliography = Area(root, "bibliography", locale, warn)
        self.intext = Area(root, "intext", locale, warn)
        self.label_terms = frozenset(name for name in LABELS.values() if locale.term(name) is not None)
        and_term = locale.term("and") or "and"
        self.numbers = NumberReader(and_term, locale.term("and", "symbol") or "&", self.label_terms)
        self.page_range_format = root.get("page-range-format") or ""
        self.page_range_delimiter = locale.term("page-range-delimiter") or "\u2013"
        self.year_range_delimiter = locale.term("year-range-delimiter") or "\u2013"
        self.citation_range_delimiter = locale.term("citation-range-delimiter") or "\u2013"
        self.ad = locale.term("ad") or ""
        self.bc = locale.term("bc") or ""
        self.explicit_suffix = _renders(root, "year-suffix") or _renders(root, "citation-label")
        self.uses_first_note = _mentions(root, "first-reference-note-number")
        self.uses_position = (
            self.citation.uses_position
            or self.uses_first_note
            or any(
                str(name).startswith("et-al-subsequent") for element in root.iter() for name in element.attrib
            )
        )
        self.numeric = _renders_in(root, "citation", "citation-number")
        citation = self.citation
        self.people = People(
            citation.option("givenname-disambiguation-rule") or "by-cite",
            citation.flag("disambiguate-add-givenname"),
            root.get("demote-non-dropping-particle") == "never",
        )
        self.registering = False
        self.sequence: dict[str, int] = {}
        self.states: dict[str, Disambiguation] = {}
        self.first_notes: dict[str, int] = {}

    def area_options(self, area: str) -> Area:
        """Give the options of the area that is rendered."""
        return self.bibliography if area.startswith("bibliography") else self.citation

    def citation_number(self, item_id: str) -> int:
        """Give the number of an item in the bibliography, 0 if it has none."""
        return self.sequence.get(item_id, 0)

    def year_suffix(self, item_id: str) -> int | None:
        """Give the number of an item's year suffix (0 is a), or None."""
        state = self.states.get(item_id)
        return state.year_suffix if state is not None else None

    def extra_text(self, item_id: str) -> int:
        """Give how many `disambiguate="true"` conditions hold for an item."""
        state = self.states.get(item_id)
        return state.extra if state is not None else 0

    def citation_label(self, item: Item, *, plain: bool) -> str:
        """Give an item's label ("Doe99"), with its year suffix unless `plain`."""
        label = item.values.get("citation-label") or make_label(item, self.locale)
        number = None if plain else self.year_suffix(item.id)
        return label if number is None else label + letters(number)


def _mentions(root: object, variable: str) -> bool:
    """Say whether a style tests or renders a variable anywhere."""
    return any(
        variable in (element.get("variable") or "").split()
        for element in root.iter()  # type: ignore[attr-defined]
        if isinstance(element.tag, str)
    )


def _renders(root: object, variable: str) -> bool:
    path = f".//{NAMESPACE}text[@variable='{variable}']"
    return root.find(path) is not None  # type: ignore[attr-defined]


def _renders_in(root: object, area: str, variable: str) -> bool:
    """Say whether an area renders a variable, directly or by macros."""
    macros = {macro.get("name"): macro for macro in root.iterfind(f"{NAMESPACE}macro")}  # type: ignore[attr-defined]
    start = root.find(f"{NAMESPACE}{area}/{NAMESPACE}layout")  # type: ignore[attr-defined]
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
