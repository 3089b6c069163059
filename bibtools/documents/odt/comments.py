"""Comments at places of an OpenDocument text (ODF 1.3 part 3, 14.1)."""

from __future__ import annotations

from collections import Counter
from itertools import count

from bibtools.documents.building_xml import made
from bibtools.documents.markup import Element, all_text
from bibtools.documents.odt.parts import DC, OFFICE, TEXT
from bibtools.documents.odt.pieces import paragraph_of
from bibtools.documents.odt.tags import Tags
from bibtools.documents.odt.tracked import AUTHOR
from bibtools.documents.splicing import Spliced

_COMMENT = f"{OFFICE}annotation"
_NAME = f"{OFFICE}name"


class Comments:
    """Adds the comments of a content part."""

    def __init__(self, part: Spliced, tags: Tags) -> None:
        self._part, self._tags = part, tags
        self._names = {each.get(_NAME) for each in part.root.iter(_COMMENT)}
        self._numbers = count(1)
        self._there: dict[Element, Counter[str]] = {}

    def add(self, anchor: Element, start: int, end: int, text: str) -> None:
        """Add a comment on the bytes from `start` to `end`, unless one of ours in the paragraph says the same already.

        `anchor` is an element of that paragraph. A comment of which both are the same is on a point.
        """
        paragraph = paragraph_of(anchor)
        if paragraph not in self._there:
            self._there[paragraph] = Counter(map(_text, filter(_is_ours, paragraph.iter(_COMMENT))))
        if self._there[paragraph][text] > 0:
            self._there[paragraph][text] -= 1
            return
        name = next(name for number in self._numbers if (name := f"bt{number}") not in self._names)
        author, content = made(f"{DC}creator", None, AUTHOR), made(f"{TEXT}p", None, text)
        values = {} if start == end else {_NAME: name}
        self._part.put(start, self._tags.written(made(_COMMENT, values, author, content)))
        if start != end:
            self._part.put(end, self._tags.written(made(f"{OFFICE}annotation-end", values)))


def _is_ours(comment: Element) -> bool:
    return (comment.findtext(f"{DC}creator") or "") == AUTHOR


def _text(comment: Element) -> str:
    return "\n".join(all_text(each) for each in comment.iter(f"{TEXT}p"))
