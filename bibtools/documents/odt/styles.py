"""Styles of an OpenDocument text: what matters of them for reading (ODF 1.3 part 3, chapter 16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bibtools.documents.markup import Element
from bibtools.documents.odt.parts import FORMAT, STYLE, TEXT
from bibtools.support.whole_numbers import whole_number

_ITALIC = ("italic", "oblique")


class Styles:
    """Paragraph, text and list styles by family and name; those of the content go before those of the document."""

    def __init__(self, roots: Sequence[Element]) -> None:
        self._by_name: dict[tuple[str, str], Element] = {}
        self.lists: dict[str, Element] = {}
        for root in roots:
            for each in root.iter(f"{STYLE}style", f"{TEXT}list-style"):
                name = each.get(f"{STYLE}name") or ""
                if each.tag == f"{TEXT}list-style":
                    self.lists[name] = each
                else:
                    self._by_name[each.get(f"{STYLE}family") or "", name] = each
        self._italic: dict[tuple[str, str], bool | None] = {}
        self._hidden: dict[tuple[str, str], bool] = {}

    def italic(self, family: str, name: str) -> bool | None:
        """Return whether a style sets its text in italics; None if it does not say."""
        key = (family, name)
        if key not in self._italic:
            found = self.text_property(family, name, f"{FORMAT}font-style")
            self._italic[key] = found in _ITALIC if found else None
        return self._italic[key]

    def hidden(self, family: str, name: str) -> bool:
        """Return whether a style hides its text."""
        key = (family, name)
        if key not in self._hidden:
            self._hidden[key] = self.text_property(family, name, f"{TEXT}display") == "none"
        return self._hidden[key]

    def is_title(self, name: str) -> bool:
        """Return whether a paragraph style is that of the document's title or comes of it."""
        return name == "Title" or any(
            each.get(f"{STYLE}parent-style-name") == "Title" for each in self._chain("paragraph", name)
        )

    def outline_level(self, name: str) -> int:
        """Return the heading level that a paragraph style brings along; 0 if it brings none."""
        for each in self._chain("paragraph", name):
            level = each.get(f"{STYLE}default-outline-level")
            if level is not None:
                return whole_number(level, 0)
        return 0

    def heading(self, level: int) -> str:
        """Return the name of the style for headings of a level; "" if the document has none."""
        names = (f"Heading_20_{level}", f"Heading {level}")
        return next((name for name in names if ("paragraph", name) in self._by_name), "")

    @property
    def names(self) -> frozenset[str]:
        """The names of all styles for paragraphs, text and what else there is, those of lists left out."""
        return frozenset(name for _, name in self._by_name)

    def text_property(self, family: str, name: str, attribute: str) -> str:
        """Return a text property of a style, or of one that it inherits from; "" if none says it."""
        for each in self._chain(family, name):
            for properties in each.iterchildren(f"{STYLE}text-properties"):
                found = properties.get(attribute)
                if found is not None:
                    return str(found)
        return ""

    def _chain(self, family: str, name: str) -> Iterator[Element]:
        """Yield a style and those that it inherits from."""
        seen: set[str] = set()
        while (family, name) in self._by_name and name not in seen:
            seen.add(name)
            style = self._by_name[family, name]
            yield style
            name = style.get(f"{STYLE}parent-style-name") or ""
