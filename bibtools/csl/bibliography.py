"""Rendering the entries of a bibliography."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from bibtools.csl.joining import MARKS
from bibtools.csl.richtext import Node
from bibtools.csl.substitution import Substitution
from bibtools.support.messages import message

if TYPE_CHECKING:
    from bibtools.csl.evaluation import Evaluation
    from bibtools.csl.items import Item


class Entry(NamedTuple):
    """One entry: the item's id as `key`, and its `text` in the output format."""

    key: str
    text: str


class Bibliography:
    """A rendered bibliography.

    `entries` are in order; `sections` are the heading and the entries of each, None where no sections were asked for.
    `hanging_indent`, `second_field_align` (empty, `flush` or `margin`), `entry_spacing` and `line_spacing` are the
    style's wishes for the layout; `max_offset` is the length of the longest first field, in characters.
    """

    def __init__(
        self,
        write: Callable[[Bibliography], str],
        hanging_indent: bool = False,
        second_field_align: str = "",
        entry_spacing: int = 1,
        line_spacing: int = 1,
    ) -> None:
        self.entries: list[Entry] = []
        self.sections: list[tuple[str, list[Entry]]] | None = None
        self._write = write
        self.hanging_indent = hanging_indent
        self.second_field_align = second_field_align
        self.entry_spacing = entry_spacing
        self.line_spacing = line_spacing
        self.max_offset = 0

    @property
    def text(self) -> str:
        """The whole bibliography."""
        return self._write(self)


def about_alike(made: Bibliography) -> Iterator[str]:
    """Yield a sentence for every entry that a reader cannot tell from one before it.

    Another style may tell them apart, or one source is there twice.
    """
    first: dict[str, str] = {}
    for entry in made.entries:
        other = first.setdefault(entry.text, entry.key)
        if other != entry.key:
            yield message(
                "{other} and {key} look the same in this bibliography: the style does not tell them "
                "apart, or one source is there twice.",
                other=other,
                key=entry.key,
            )


def evaluate_entry(ev: Evaluation, item: Item, substitution: Substitution | None) -> Node:
    """Evaluate an entry; `substitution` replaces names that the entry before has, too."""
    area = ev.env.bibliography
    c = ev.context(item, None, "bibliography")
    c.expanded = ev.session.states.get(item.id)
    if substitution is not None:
        c.marks = substitution.marks()
    top: list[Node] = []
    c.out = top
    ev.run(c, ev.style.bibliography)
    if substitution is not None and c.marks is not None:
        substitution.apply(c.marks)
    body = Node(None, top)
    if area.suffix:
        if top and (c.second_field or any(node.display for node in top)):
            repeated = top[-1].suffix[-1:] == area.suffix[0] in MARKS
            top[-1].suffix += area.suffix[1:] if repeated else area.suffix
        else:
            body.suffix = area.suffix
    if top and area.prefix:
        top[0].prefix = area.prefix + top[0].prefix
    return Node(None, [body], decor=area.decor)
