"""From an evaluated tree to text: empty nodes out, punctuation set right, one of the output formats.

Trees of entries with the same make-up (the same affixes, delimiters and formatting around texts that end in the same
marks) come out alike but for those texts: neither punctuation nor format looks at anything else. So such a tree is
worked through once, with slots in the place of its texts, and what comes out is a template for all others.
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


class Template:
    """What trees of one make-up come to: fixed text and slots in turn."""

    __slots__ = ("margin", "margin_slots", "pieces")

    def __init__(self, pieces: list[str], margin: int, margin_slots: list[int]) -> None:
        """Take fixed text and, at odd places, room for the texts; length and texts of the field in the margin."""
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
        key: list[Any] = [tree.prefix, tree.suffix, tree.delimiter, tree.decor]
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
        pieces[1::2] = map(self.format.escape, texts) if self._escapes else texts
        offset = template.margin
        for slot in template.margin_slots:
            offset += len(texts[slot])
        return "".join(pieces), offset

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
        if [int(slot) for slot in pieces[1::2]] != list(range(len(texts))):
            return _NEVER
        parts = re.split(f"{_OPEN}([0-9]+){_CLOSE}", margin(atoms))
        return Template(pieces, sum(map(len, parts[::2])), [int(slot) for slot in parts[1::2]])


def _outline(node: Node, key: list[Any], texts: list[str]) -> bool:
    """Write down the make-up of a tree and gather its texts, without the marks that close them.

    Returns whether a template may be made of it.
    """
    for kid in node.kids or ():
        text = kid.text
        if text is None:
            if kid.kids:
                at = len(key)
                key += (kid.prefix, kid.suffix, kid.delimiter, kid.decor, kid.display)
                _outline(kid, key, texts)
                if len(key) == at + 5:
                    del key[at:]
                else:
                    key.append(None)
        elif text:
            bare = _bare(text)
            key += (kid.prefix, kid.suffix, kid.decor, text[len(bare) :], not bare)
            if bare:
                texts.append(bare)
    return True


def _bare(text: str) -> str:
    """Return a text without the marks that close it: what a slot stands for. Empty where marks open it, too."""
    if text[0].isalnum() and text[-1].isalnum():
        return text
    bare = text.strip(_EDGES)
    return bare if text.startswith(bare) else ""


def _with_slots(node: Node, count: list[None]) -> Node:
    """Copy a tree, with slots in the place of its texts; `count` has as many elements as there are slots so far."""
    text, kids = node.text, None
    if text is None:
        kids = [_with_slots(kid, count) for kid in node.kids or ()]
    elif text:
        bare = _bare(text)
        if bare:
            text = f"{_OPEN}{len(count)}{_CLOSE}{text[len(bare) :]}"
            count.append(None)
    made = Node(text, kids, node.prefix, node.suffix, node.delimiter, node.decor, node.variable)
    made.display = node.display
    return made


def _decorations(node: Node) -> set[Decoration]:
    """Return all formatting that a tree has."""
    found = set(node.decor)
    for kid in node.kids or ():
        found |= _decorations(kid)
    return found
