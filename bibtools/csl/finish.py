"""From an evaluated tree to text: empty nodes out, punctuation set right, one of the output formats.

Trees of entries with the same make-up (the same affixes, delimiters and formatting around texts that end in the same
marks) come out alike but for those texts: neither punctuation nor format looks at anything else. So such a tree is
worked through once, with slots in the place of its texts, and what comes out is a template for all others. Addresses
of links have slots, too; equal ones share theirs, for they may become one link.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bibtools.csl.joining import MARKS, join
from bibtools.csl.richtext import Node, prune
from bibtools.csl.writing import margin, write

if TYPE_CHECKING:
    from bibtools.csl.output.base import Format
    from bibtools.csl.richtext import Decoration

_SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000"
)
_EDGES = "".join(sorted(MARKS)) + _SPACES
"""What punctuation and formats look at where it opens or closes a text."""
_OPEN, _CLOSE = "\ue100", "\ue101"
_MOST_TEMPLATES = 4096


class _Address(str):
    """The address of a link, among the texts of a tree."""

    __slots__ = ()


class Template:
    """What trees of one make-up come to: fixed text and slots in turn."""

    __slots__ = ("margin", "margin_slots", "pieces", "slots")

    def __init__(
        self, pieces: list[str], margin: int, margin_slots: list[int], slots: list[int] | None = None
    ) -> None:
        """Take fixed text and, at odd places, room for the texts; length and texts of the field in the margin.

        `slots` are the numbers of the texts that stand there, None where they are all texts in their order.
        """
        self.slots = slots
        self.pieces = pieces
        self.margin = margin
        self.margin_slots = margin_slots


_NEVER = Template([], 0, [])
"""Stands for a make-up that has no template: a format looks at more of a text than its ends."""


class Finisher:
    """Turns the trees of one style into text of one output format."""

    def __init__(self, fmt: Format, in_quote: bool) -> None:
        """Take the format and the locale's `punctuation-in-quote`."""
        self.format = fmt
        self.in_quote = in_quote
        self._escapes = fmt.changes_text
        self._slot = re.compile(re.escape(fmt.escape(_OPEN)) + "([0-9]+)" + re.escape(fmt.escape(_CLOSE)))
        self._templates: dict[tuple[Any, ...], Template] = {}
        self._seen: set[int] = set()

    def finish(self, tree: Node) -> tuple[str, int]:
        """Return the text of a tree, and the number of characters of the field in its margin (0: there is none).

        Empty nodes are taken out of the tree, which changes nothing for the next format that it is finished in.
        """
        texts: list[str] = []
        key: list[Any] = [tree.prefix, tree.suffix, tree.delimiter, _slotted(tree.decor, texts)]
        if self.format.labels or not _outline(tree, key, texts):
            return self._finish(tree)
        outline = tuple(key)
        template = self._templates.get(outline)
        if template is None:
            if self._is_new(outline):
                return self._finish(tree)
            template = self._templates[outline] = self._template(tree, texts)
        if template is _NEVER:
            return self._finish(tree)
        pieces = template.pieces.copy()
        if template.slots is None:
            pieces[1::2] = map(self.format.escape, texts) if self._escapes else texts
        else:
            written = list(map(self._written, texts))
            pieces[1::2] = [written[slot] for slot in template.slots]
        offset = template.margin
        for slot in template.margin_slots:
            offset += len(texts[slot])
        return "".join(pieces), offset

    def _written(self, text: str) -> str:
        """Return a text, or an address, as the format has it."""
        return self.format.target(text) if type(text) is _Address else self.format.escape(text)

    def _is_new(self, outline: tuple[Any, ...]) -> bool:
        """Return whether a make-up is new, which is not worth a template, or finds no room for one."""
        number = hash(outline)
        if number not in self._seen:
            self._seen.add(number)
            return True
        return len(self._templates) >= _MOST_TEMPLATES

    def _finish(self, tree: Node) -> tuple[str, int]:
        prune(tree)
        atoms = join(tree, self.in_quote, self.format.labels)
        return write(atoms, self.format), len(margin(atoms))

    def _template(self, tree: Node, texts: list[str]) -> Template:
        """Make the template of a tree."""
        if not all(self.format.wraps(decoration) for decoration in _decorations(tree)):
            return _NEVER
        slotted = _with_slots(tree, [])
        prune(slotted)
        atoms = join(slotted, self.in_quote)
        pieces = self._slot.split(write(atoms, self.format))
        slots = [int(slot) for slot in pieces[1::2]]
        addresses = {number for number, text in enumerate(texts) if type(text) is _Address}
        # Each text stands once; an address may stand for several links, or nowhere in a format without links.
        if sorted(each for each in slots if each not in addresses) != [
            number for number in range(len(texts)) if number not in addresses
        ]:
            return _NEVER
        parts = re.split(f"{_OPEN}([0-9]+){_CLOSE}", margin(atoms))
        plain = not addresses and slots == list(range(len(texts)))
        in_margin = [int(slot) for slot in parts[1::2]]
        return Template(pieces, sum(map(len, parts[::2])), in_margin, None if plain else slots)


def _outline(node: Node, key: list[Any], texts: list[str]) -> bool:
    """Write down the make-up of a tree and gather its texts, without the marks that close them.

    Returns whether a template may be made of it.
    """
    for kid in node.kids or ():
        text = kid.text
        if text is None:
            if kid.kids:
                at = len(key)
                decor = _slotted(kid.decor, texts) if kid.decor else kid.decor
                key += (kid.prefix, kid.suffix, kid.delimiter, decor, kid.display)
                _outline(kid, key, texts)
                if len(key) == at + 5:
                    del key[at:]
                else:
                    key.append(None)
        elif text:
            bare = _bare(text)
            decor = _slotted(kid.decor, texts) if kid.decor else kid.decor
            key += (kid.prefix, kid.suffix, decor, text[len(bare) :], not bare)
            if bare:
                texts.append(bare)
    return True


def _slotted(decor: tuple[Decoration, ...], texts: list[str]) -> tuple[Decoration, ...]:
    """Return formatting with slots in the place of addresses, which become texts of the tree."""
    if not any(name == "link" for name, _ in decor):
        return decor
    return tuple((name, _address_slot(value, texts) if name == "link" else value) for name, value in decor)


def _address_slot(address: str, texts: list[str]) -> str:
    for number, text in enumerate(texts):
        if type(text) is _Address and text == address:
            return f"{_OPEN}{number}{_CLOSE}"
    texts.append(_Address(address))
    return f"{_OPEN}{len(texts) - 1}{_CLOSE}"


def _bare(text: str) -> str:
    """Return a text without the marks that close it: what a slot stands for. Empty where marks open it, too."""
    if text[0].isalnum() and text[-1].isalnum():
        return text
    bare = text.strip(_EDGES)
    return bare if text.startswith(bare) else ""


def _with_slots(node: Node, texts: list[str]) -> Node:
    """Copy a tree, with slots in the place of its texts and addresses, which are added to `texts`."""
    text, kids = node.text, None
    decor = _slotted(node.decor, texts) if node.decor else node.decor
    if text is None:
        kids = [_with_slots(kid, texts) for kid in node.kids or ()]
    elif text:
        bare = _bare(text)
        if bare:
            text = f"{_OPEN}{len(texts)}{_CLOSE}{text[len(bare) :]}"
            texts.append(bare)
    made = Node(text, kids, node.prefix, node.suffix, node.delimiter, decor, node.variable)
    made.display = node.display
    return made


def _decorations(node: Node) -> set[Decoration]:
    """Return all formatting that a tree has."""
    found = set(node.decor)
    for kid in node.kids or ():
        found |= _decorations(kid)
    return found
