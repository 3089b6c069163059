"""Numbers of list items (ODF 1.3 part 3, 5.3 and 16.30)."""

from __future__ import annotations

import re
from dataclasses import field

from bibtools.documents.counting import written_number
from bibtools.documents.markup import Element
from bibtools.documents.odt.parts import STYLE, TEXT
from bibtools.documents.odt.styles import Styles
from bibtools.support.dataclass import dataclass
from bibtools.support.whole_numbers import whole_number

_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_PART = re.compile(r"%(\d+)%")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_FORMAT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format"


@dataclass(slots=True)
class OpenList:
    """A list that is being read: its style, its depth from 1, and the number of its last item."""

    style: str
    depth: int
    count: int = 0


@dataclass(slots=True)
class Lists:
    """Counts the items of every list; a list may go on where an earlier one of its style ended."""

    styles: Styles
    open: list[OpenList] = field(default_factory=list)
    _ended: dict[str, int] = field(default_factory=dict)

    def begin(self, element: Element) -> None:
        """Begin a list; one within another has that one's style unless it names its own."""
        outer = self.open[-1] if self.open else None
        style = element.get(f"{TEXT}style-name") or (outer.style if outer else "")
        made = OpenList(style, len(self.open) + 1)
        earlier = element.get(f"{TEXT}continue-list")
        if earlier is not None:
            made.count = self._ended.get(f"id {earlier}", 0)
        elif element.get(f"{TEXT}continue-numbering") == "true":
            made.count = self._ended.get(style, 0)
        else:
            made.count = self._start(style, made.depth) - 1
        self.open.append(made)

    def end(self, element: Element) -> None:
        """End the list that was begun last."""
        done = self.open.pop()
        self._ended[done.style] = done.count
        id = element.get("{http://www.w3.org/XML/1998/namespace}id")
        if id:
            self._ended[f"id {id}"] = done.count

    def item(self, element: Element) -> str:
        """Count an item and return what is printed before it."""
        here = self.open[-1]
        start = element.get(f"{TEXT}start-value")
        here.count = whole_number(start or "", here.count + 1)
        level = self._level(here.style, here.depth)
        if level is None:
            return ""
        bullet = level.get(f"{TEXT}bullet-char")
        return _PRIVATE.sub("•", bullet) if bullet else self._number(here, level)

    def _number(self, here: OpenList, level: Element) -> str:
        pattern = level.get(_FORMAT)
        if pattern is None:
            shown = whole_number(level.get(f"{TEXT}display-levels") or "", 1)
            depths = range(max(1, here.depth - shown + 1), here.depth + 1)
            numbers = ".".join(f"%{depth}%" for depth in depths)
            pattern = (
                (level.get(f"{STYLE}num-prefix") or "") + numbers + (level.get(f"{STYLE}num-suffix") or "")
            )

        def number(match: re.Match[str]) -> str:
            depth = whole_number(match[1], 0)
            other = self._level(here.style, depth)
            if other is None or not 1 <= depth <= len(self.open):
                return ""
            form = _FORMS.get(other.get(f"{STYLE}num-format") or "", "none")
            return written_number(self.open[depth - 1].count, form)

        return _PART.sub(number, pattern).strip()

    def _level(self, style: str, depth: int) -> Element | None:
        found = self.styles.lists.get(style)
        for each in () if found is None else found:
            if each.get(f"{TEXT}level") == str(depth):
                return each
        return None

    def _start(self, style: str, depth: int) -> int:
        level = self._level(style, depth)
        start = level.get(f"{TEXT}start-value") if level is not None else None
        return whole_number(start or "", 1)
