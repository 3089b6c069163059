"""The text of a paragraph as the bytes that it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bibtools.documents.building import SOFT_HYPHEN
from bibtools.documents.markup import Element
from bibtools.documents.odt.parts import TEXT
from bibtools.documents.odt.walker import TextOf, spaces
from bibtools.documents.splicing import Character, Spliced
from bibtools.support.dataclass import dataclass

_SPACE = " \t\r\n"
PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")


class Shown(NamedTuple):
    """A character that is shown: its text with the soft hyphens at it, and the bytes that go with it."""

    text: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Piece:
    """A piece of a paragraph's text from the offset `at` on: the characters that are shown, and where they stand.

    `hidden` are bytes before them that are not shown, since a space stands before them. `parent` is the element that
    the piece stands in; `element` is set if the piece is one (`text:s`, `text:tab`, `text:line-break`).
    """

    at: int
    parent: Element
    characters: Sequence[Shown]
    hidden: tuple[int, int] = (0, 0)
    element: Element | None = None


class Part(NamedTuple):
    """Some of the characters of a piece, by their indexes."""

    piece: Piece
    first: int
    last: int

    @property
    def text(self) -> str:
        """The characters, soft hyphens included."""
        return "".join(each.text for each in self.piece.characters[self.first : self.last])

    @property
    def start(self) -> int:
        """Where the first of the characters stands, with what is not shown before it."""
        hidden = self.piece.hidden
        return hidden[0] if hidden[1] and not self.first else self.piece.characters[self.first].start

    @property
    def end(self) -> int:
        """Where the last of the characters ends."""
        return self.piece.characters[self.last - 1].end


class Pieces:
    """The pieces of a block's text, in order."""

    def __init__(self, sources: Sequence[tuple[int, object]], spliced: Spliced) -> None:
        self._pieces = [_piece(at, source, spliced) for at, source in sources if isinstance(source, TextOf)]

    def within(self, start: int, end: int) -> list[Part]:
        """Return the parts that hold a range of the text."""
        found = []
        for each in self._pieces:
            first, last = max(0, start - each.at), min(len(each.characters), end - each.at)
            if first < last:
                found.append(Part(each, first, last))
        return found

    @property
    def first(self) -> Piece | None:
        """The first piece that shows something."""
        return next((each for each in self._pieces if each.characters), None)

    def before(self, offset: int) -> Part | None:
        """Return the character before an offset."""
        return next(iter(self.within(offset - 1, offset)), None)

    def behind(self, offset: int) -> Iterator[Piece]:
        """Yield the pieces that begin at an offset, up to the first that shows something."""
        for each in self._pieces:
            if each.at >= offset:
                yield each
                if each.characters:
                    return


def _piece(at: int, source: TextOf, spliced: Spliced) -> Piece:
    element = source.element
    if not source.tail and element.tag in _ELEMENTS:
        extent = spliced.extent(element)
        text = spaces(element) if element.tag == f"{TEXT}s" else _ELEMENTS[str(element.tag)]
        parent = element.getparent()
        assert parent is not None
        characters = [Shown(each, extent.start, extent.end) for each in text]
        return Piece(at, parent, characters, element=element)
    found: list[Shown] = []
    soft: list[Character] = []
    hidden = (0, 0)
    space = source.after_space
    for each in spliced.text(element, tail=source.tail):
        goes = space if each.text in _SPACE else each.text == SOFT_HYPHEN
        if goes and found:
            found[-1] = Shown(found[-1].text + each.text.strip(_SPACE), found[-1].start, each.end)
        elif goes and each.text == SOFT_HYPHEN:
            soft.append(each)
        elif goes:
            hidden = (hidden[0] or each.start, each.end)
        else:
            text = "".join(one.text for one in soft) + (" " if each.text in _SPACE else each.text)
            found.append(Shown(text, soft[0].start if soft else each.start, each.end))
            soft.clear()
        space = each.text in _SPACE
    owner = element.getparent() if source.tail else element
    assert owner is not None
    return Piece(at, owner, found, hidden)


_ELEMENTS = {f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}


def paragraph_of(element: Element) -> Element:
    """Return the paragraph or heading that an element is or stands in."""
    found: Element | None = element
    while found is not None and found.tag not in PARAGRAPHS:
        found = found.getparent()
    assert found is not None
    return found


def around(element: Element) -> list[Element]:
    """Return the elements from a paragraph (itself left out) down to one of its elements."""
    found: list[Element] = []
    each: Element | None = element
    while each is not None and each.tag not in PARAGRAPHS:
        found.append(each)
        each = each.getparent()
    return found[::-1]
