"""Paragraph and character styles: what matters of them for reading (ECMA-376, 17.7)."""

from __future__ import annotations

from collections.abc import Iterator

from bibtools.documents.docx.parts import child, switch, value
from bibtools.documents.markup import Element, split_name
from bibtools.support.whole_numbers import whole_number

_NO_OUTLINE = 9


class Styles:
    """The styles by id; what is asked of one is looked for along `basedOn`."""

    def __init__(self, root: Element | None) -> None:
        elements = () if root is None else root
        self._by_id = {value(each, "styleId"): each for each in elements if each.tag.endswith("}style")}
        self._default = next(
            (
                style
                for style, each in self._by_id.items()
                if value(each, "type") == "paragraph" and value(each, "default") in ("1", "true", "on")
            ),
            "",
        )
        self._toggles: dict[tuple[str, str], bool] = {}
        self._levels: dict[str, int] = {}

    def name(self, style: str) -> str:
        """Return the name of a style in lower case: Word's own have English names in every language."""
        return value(child(self._by_id.get(style), "name")).lower()

    def id(self, name: str) -> str:
        """Return the id of the style with a name, given in lower case; "" if there is none."""
        return next((id for id in self._by_id if self.name(id) == name), "")

    def toggle(self, style: str, name: str) -> bool:
        """Return whether a style sets a run property such as `vanish` or `i`."""
        key = (style, name)
        if key not in self._toggles:
            found = (switch(child(each, "rPr", name)) for each in self._chain(style))
            self._toggles[key] = next((each for each in found if each is not None), False)
        return self._toggles[key]

    def heading_level(self, style: str) -> int | None:
        """Return the level of a heading style from 1 (0 for the title); None for other styles."""
        if style not in self._levels:
            self._levels[style] = self._level(style)
        level = self._levels[style]
        return level if level >= 0 else None

    def numbering(self, style: str) -> tuple[str, str]:
        """Return the numbering's id and level that a style brings along; empty strings if it brings none."""
        for each in self._chain(style):
            properties = child(each, "pPr", "numPr")
            if properties is not None:
                return value(child(properties, "numId")), value(child(properties, "ilvl")) or "0"
        return "", ""

    def _level(self, style: str) -> int:
        for each in self._chain(style):
            name = value(child(each, "name")).lower()
            if name == "title":
                return 0
            level = outline_level(child(each, "pPr"))
            if level is None and name.startswith("heading "):
                level = whole_number(name[8:], None)
            if level is not None:
                return level if level <= _NO_OUTLINE else -1
        return -1

    def _chain(self, style: str) -> Iterator[Element]:
        """Yield a style and those that it is based on; a style that is not there stands for the default one."""
        seen: set[str] = set()
        style = style or self._default
        while style in self._by_id and style not in seen:
            seen.add(style)
            yield self._by_id[style]
            style = value(child(self._by_id[style], "basedOn"))


def outline_level(properties: Element | None) -> int | None:
    """Return the outline level of paragraph properties, counted from 1 (10: body text); None if it is not set."""
    level = value(child(properties, "outlineLvl"))
    number = whole_number(level, None)
    return None if number is None else number + 1


def local(element: Element) -> str:
    """Return the local name of an element."""
    return split_name(str(element.tag))[1]
