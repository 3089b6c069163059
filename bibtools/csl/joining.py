"""Joining the pieces of a rendered tree: what remains of the marks where two of them meet.

The tree is flattened into one sequence of atoms: texts, and the formatting that opens and closes between them. The
marks that open a text meet the end of the text before it, and one table says what remains of the two, whatever
formatting stands between. Where the locale puts punctuation in quotes, the marks behind a closing quotation mark are
put before it. One pass, from left to right; the tree is not changed.
"""

from __future__ import annotations

from bibtools.csl.richtext import Decoration, Node

MARKS = frozenset("!?.:,;")
_SPACES = frozenset(" \u00a0")
_ABSORBED = {".": ".", ",": ",", ":": ":.", ";": ";:.", "!": "!:.", "?": "?:."}
"""Mark to those that vanish behind it: "Who?" and a full stop make "Who?"."""
_STRONGER = {":": "!?", ";": "!?"}
"""Mark to those that take its place."""
_IN_QUOTE = frozenset("!?.,")
"""Marks that a locale with `punctuation-in-quote` puts before a closing quotation mark."""


class Close:
    """The end of formatting in a sequence of atoms."""

    __slots__ = ("decoration",)

    def __init__(self, decoration: Decoration) -> None:
        """Take the formatting that ends."""
        self.decoration = decoration


Atom = str | Decoration | Close
"""A text, formatting that opens, or formatting that closes. Display classes and variables are formatting, too."""


def join(tree: Node, in_quote: bool, labels: bool = False) -> list[Atom]:
    """Return the atoms of a tree without empty nodes, with the marks between them as the locale has them.

    `in_quote` is the locale's `punctuation-in-quote`; with `labels` variables are atoms, too.
    """
    joiner = _Joiner(in_quote, labels)
    joiner.walk(tree)
    joiner.flush()
    if joiner.last >= 0:
        joiner.close()
    return joiner.atoms


def glue(left: str, right: str) -> str | None:
    """Return two texts as one, or None where marks or spaces meet that are not simply put side by side."""
    if (
        left
        and right
        and ((right[0] in MARKS and left[-1] in MARKS) or (right[0] in _SPACES and left[-1] in _SPACES))
    ):
        return None
    return left + right


class _Joiner:
    """The atoms so far, and what is known of their end.

    `last` is the place of the last text, and `fixed` says whether that is content. `marks` are the places of the marks
    behind the last text that is more than marks, `quote` that of an empty text before the innermost quotation mark that
    has closed behind it, -1 if there is none.
    """

    __slots__ = ("atoms", "fixed", "in_quote", "labels", "last", "marks", "quote")

    def __init__(self, in_quote: bool, labels: bool) -> None:
        self.atoms: list[Atom] = []
        self.in_quote = in_quote
        self.labels = labels
        self.fixed = False
        self.last = -1
        self.marks: list[int] = []
        self.quote = -1

    def walk(self, node: Node) -> None:
        """Append what a node holds and what stands around it."""
        atoms, display, decor = self.atoms, node.display, node.decor
        variable = node.variable if self.labels else None
        if display:
            atoms.append(("display", display))
        if node.prefix:
            self.add(node.prefix)
        if variable:
            atoms.append(("variable", variable))
        atoms += reversed(decor)
        if node.text is not None:
            self.add(node.text, fixed=True)
        else:
            delimiter = ""
            for kid in node.kids or ():
                if delimiter:
                    self.add(delimiter)
                self.walk(kid)
                delimiter = node.delimiter
        for decoration in decor:
            if decoration[0] == "quotes" and self.quote < 0:
                self.quote = len(atoms)
                atoms.append("")
            atoms.append(Close(decoration))
        if variable:
            atoms.append(Close(("variable", variable)))
        if node.suffix:
            self.add(node.suffix)
        if display:
            atoms.append(Close(("display", display)))

    def add(self, text: str, *, fixed: bool = False) -> None:
        """Append a text; what opens it is matched with the end of the text before.

        A `fixed` text is content: its marks stay behind a quotation mark where they stand there.
        """
        if self.last < 0:
            if not fixed and not text.strip(" "):
                # There is nothing before it to keep apart.
                return
        elif text:
            if text[0] in MARKS and not (fixed and self.quote >= 0):
                text = self._meet(text)
            elif text[0] in _SPACES and self.quote < 0 and self._text(self.last)[-1] in _SPACES:
                text = text[1:]
        if text:
            self.flush()
            self.last = len(self.atoms)
            self.fixed = fixed
            self.atoms.append(text)

    def close(self) -> None:
        """Put a last affix that is only space behind the block that ends with it."""
        in_block = any(
            isinstance(atom, Close) and atom.decoration[0] == "display"
            for atom in self.atoms[self.last + 1 :]
        )
        last = self._text(self.last)
        if in_block and not self.fixed and last.isspace():
            self.atoms[self.last] = ""
            self.atoms.append(last)

    def _text(self, place: int) -> str:
        atom = self.atoms[place]
        assert isinstance(atom, str)
        return atom

    def _meet(self, text: str) -> str:
        """Append the marks that open a text, as far as those before do not absorb them; return the rest of it."""
        end, mark = self._text(self.last)[-1], text[0]
        outside = self.quote < 0 or self.last > self.quote
        if end in MARKS:
            moves = outside or (self.in_quote and mark in _IN_QUOTE)
            if mark in (_ABSORBED[end] if moves else end):
                text = text[1:]
            elif moves and mark in _STRONGER.get(end, ""):
                self.atoms[self.last] = self._text(self.last)[:-1] + mark
                text = text[1:]
        rest = text.lstrip("!?.:,;")
        if len(rest) < len(text):
            self.last, self.fixed = len(self.atoms), False
            self.marks.append(self.last)
            self.atoms.append(text[: len(text) - len(rest)])
        return rest

    def flush(self) -> None:
        """Put the marks behind a closing quotation mark before it, up to the first that does not move."""
        if self.in_quote and self.quote >= 0:
            for place in self.marks:
                if place < self.quote:
                    continue
                text = self._text(place)
                rest = text.lstrip("!?.,")
                self.atoms[self.quote] = self._text(self.quote) + text[: len(text) - len(rest)]
                self.atoms[place] = rest
                if rest:
                    break
        self.marks.clear()
        self.quote = -1
