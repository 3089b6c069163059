"""Evaluating the cites of a citation."""

from __future__ import annotations

from bibtools.csl.cites import Cite
from bibtools.csl.constants import DATE_VARIABLES
from bibtools.csl.emit import make_text
from bibtools.csl.evaluation import Evaluation
from bibtools.csl.items import Item
from bibtools.csl.layouts import Layout
from bibtools.csl.marks import Marks
from bibtools.csl.richtext import Node, hold_text, plain_text
from bibtools.csl.token import PLAIN
from bibtools.support.patterns import lazy

_LISTED = DATE_VARIABLES | {"citation-number", "year-suffix", "citation-label", "locator"}
"""What a cite may show besides its first names and still be one of a list of years or numbers."""
_ENDS_OPEN = lazy(r"[\s(\[{\u201c\u2018\u00ab\u2039/\u2014\u2013-]$")
"""The end of a text that needs no space behind it: white space, an opening mark, a dash."""
_STARTS_OPEN = lazy(r"[\w&(\[{\u201c\u2018\u2039]")
"""The beginning of a text that needs a space before it: a letter, a number, an opening mark."""


class CiteParts:
    """What a cite of a citation shows.

    `body` is what the layout renders, `before` and `behind` are the cite's own affixes. `names` and `years` are texts
    in the body, `suffix` and `number` the numbers of its year suffix and of its item, None where it shows none; a
    `located` cite shows a locator, a `listed` one nothing but all these. They are read where a citation has several
    cites. An `anonymous` cite is to show no names.
    """

    __slots__ = (
        "anonymous",
        "before",
        "behind",
        "body",
        "cite",
        "listed",
        "located",
        "marks",
        "names",
        "number",
        "suffix",
        "years",
    )

    def __init__(
        self, cite: Cite, body: Node, marks: Marks, before: Node | None, behind: Node | None
    ) -> None:
        """Take the nodes of a cite."""
        self.cite = cite
        self.body, self.marks = body, marks
        self.before, self.behind = before, behind
        self.anonymous = cite.mode == "suppress-author"
        self.names = self.years = ""
        self.suffix: int | None = None
        self.number: int | None = None
        self.listed = self.located = False

    def read(self, ev: Evaluation) -> None:
        """Find out what its neighbours need to know."""
        marks, session = self.marks, ev.session
        self.names, self.years = text_of(marks.names), text_of(marks.years)
        if marks.suffix is not None:
            self.suffix = session.year_suffix(self.cite.id)
        shown: set[str] = set()
        _variables(self.body, shown, marks.names or ())
        if "citation-number" in shown:
            self.number = session.citation_number(self.cite.id)
        self.located = "locator" in shown
        self.listed = shown <= _LISTED

    @property
    def bare(self) -> bool:
        """Whether the cite shows no locator and has no affixes of its own."""
        return not (self.located or self.before or self.behind)

    def leave_out(self, nodes: list[Node] | None) -> None:
        """Leave out names or years, with the commas that would part them from what is left."""
        for node in nodes or ():
            node.text, node.kids = None, []
        first: Node | None = self.body
        while first is not None:
            first.prefix = first.prefix.lstrip(",;: ")
            first = next((kid for kid in first.kids or () if hold_text([kid])), None)

    def keep_names(self) -> None:
        """Leave out everything but the names."""
        self.body = _only(self.body, self.marks.names or [])

    def node(self) -> Node:
        """Return the whole cite."""
        return Node(None, [node for node in (self.before, self.body, self.behind) if node is not None])


def evaluate_cite(
    ev: Evaluation,
    item: Item,
    cite: Cite,
    layout: Layout,
    *,
    inside: bool = False,
    affixes: bool = True,
    narrative: bool = False,
) -> CiteParts:
    """Evaluate a cite.

    `inside` says whether it stands inside a sentence, `affixes` whether its own are shown; with `narrative`, names
    are joined as they are in a sentence.
    """
    c = ev.context(item, cite, "citation")
    c.expanded = ev.session.states.get(item.id)
    prefix, suffix = (cite.prefix, cite.suffix) if affixes else ("", "")
    c.text_before = inside if not prefix else not is_sentence(prefix)
    c.narrative = narrative
    marks = c.marks = Marks()
    ev.run(c, layout)
    body = Node(None, c.out)
    before = make_text(c, with_space(prefix), PLAIN) if prefix else None
    behind = make_text(c, with_space_before(suffix), PLAIN) if suffix else None
    parts = CiteParts(cite, body, marks, before, behind)
    if cite.mode == "author-only":
        parts.keep_names()
    return parts


def authors_of(ev: Evaluation, item: Item) -> str:
    """Return the names that a cite of the item shows first."""
    cite = Cite(item.id)
    cite.position = 1
    return text_of(evaluate_cite(ev, item, cite, ev.style.citation).marks.names)


def text_of(nodes: list[Node] | None) -> str:
    """Return the text of some nodes without formatting."""
    return "".join(map(plain_text, nodes)) if nodes else ""


def with_space(prefix: str) -> str:
    """Return a prefix, with a space behind it where it needs one."""
    return prefix if _ENDS_OPEN.search(prefix) else prefix + " "


def with_space_before(suffix: str) -> str:
    """Return a suffix, with a space before it where it needs one."""
    return " " + suffix if _STARTS_OPEN.match(suffix) else suffix


def is_sentence(affix: str) -> bool:
    """Return whether an affix ends a sentence: the full stop of a single word is that of an abbreviation."""
    text = affix.rstrip(" \u00a0\"'\u201d\u2019\u00bb)")
    return text[-1:] in (".", "!", "?") and len(text.split()) > 1


def _only(node: Node, wanted: list[Node]) -> Node:
    """Return a tree that has only some of its nodes, with the formatting but without the affixes around them."""
    if any(node is one for one in wanted):
        return Node(node.text, node.kids, "", "", node.delimiter, node.decor, node.variable)
    kids = [_only(kid, wanted) for kid in node.kids or ()]
    return Node(None, [kid for kid in kids if kid.kids or kid.text], decor=node.decor)


def _variables(node: Node, shown: set[str], skipped: list[Node] | tuple[()]) -> bool:
    """Gather the variables that a tree shows, without some of its nodes; say whether it shows anything."""
    if any(node is one for one in skipped):
        return False
    shows = bool(node.text)
    for kid in node.kids or ():
        shows = _variables(kid, shown, skipped) or shows
    if shows and node.variable is not None:
        shown.add(node.variable)
    return shows
