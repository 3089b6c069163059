"""Numbers of list items (HTML Living Standard, 4.4.5)."""

from __future__ import annotations

from bibtools.documents.counting import written_number
from bibtools.documents.html.kinds import has_marker
from bibtools.documents.html.parsing import tag_of
from bibtools.documents.markup import Element
from bibtools.support.dataclass import dataclass

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(slots=True)
class OpenList:
    """A list that is being read: whether it is numbered, the form and step of its numbers, and the next of them."""

    numbered: bool
    marked: bool
    form: str
    step: int
    next: int

    @classmethod
    def of(cls, element: Element) -> OpenList:
        """Return the list of an `ol`, `ul` or `menu` element."""
        numbered = tag_of(element) == "ol"
        reversed_ = element.get("reversed") is not None
        first = _integer(element.get("start"))
        if first is None:
            first = sum(tag_of(each) == "li" for each in element) if reversed_ else 1
        form = _FORMS.get(element.get("type") or "1", "decimal")
        return cls(numbered, has_marker(element), form, -1 if reversed_ else 1, first)

    def item(self, element: Element) -> str:
        """Count an item and return what is printed before it."""
        value = _integer(element.get("value"))
        number = self.next if value is None else value
        self.next = number + self.step
        if not self.marked or not has_marker(element):
            return ""
        return f"{written_number(number, self.form)}." if self.numbered else "•"


def _integer(text: str | None) -> int | None:
    try:
        return int(text) if text else None
    except ValueError:
        return None
