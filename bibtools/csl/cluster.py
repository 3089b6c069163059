"""Rendering a citation: its cites, delimiters, collapsing, affixes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bibtools.csl.cites import Citation, Cite, Cluster, bare_cite
from bibtools.csl.constants import DATE_VARIABLES, ENDS_SPACED, NUMERIC_VARIABLES, STARTS_SPACED
from bibtools.csl.context import Context
from bibtools.csl.emit import emit, make_text
from bibtools.csl.output.base import Format
from bibtools.csl.punctuation import adjust
from bibtools.csl.render import Piece, is_orphan, join, pieces, render
from bibtools.csl.richtext import Node, prune
from bibtools.csl.token import PLAIN
from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from bibtools.csl.evaluation import Evaluation
    from bibtools.csl.items import Item

NOTHING = "[NO_PRINTED_FORM]"
NO_FORM = "[CSL STYLE ERROR: reference with no printed form.]"
_MARKUP = lazy(r"<[^>]+>")
_WHOLES = DATE_VARIABLES | NUMERIC_VARIABLES
"""Variables whose nodes enclose others; those of the rest enclose nothing but the markup of a field."""
_CLOSERS = "\"'\u201d\u2019\u00bb\u202f\u00a0 "


class Rendered:
    """One cite: its node and what stands before it."""

    __slots__ = ("bare", "collapsed", "context", "node", "splice")

    def __init__(self, node: Node, splice: str, bare: bool, context: Context) -> None:
        self.node = node
        self.splice = splice
        self.bare = bare
        self.context = context


def evaluate_cite(
    ev: Evaluation,
    item: Item,
    cite: Cite | None,
    cluster: Cluster | None,
    braces: Braces,
    text_before: bool = False,
) -> Context:
    """Evaluate one cite of a citation; the context holds its nodes."""
    c = ev.context(item, cite, "citation")
    c.expanded = ev.session.states.get(item.id)
    c.collapse = cluster
    c.text_before = text_before
    children = ev.style.citation.program.of(ev.env.kind_of(item))
    if cite is not None and cite.mode == "author-only" and ev.env.intext.exists:
        # cs:intext says what the author in the text looks like, the whole of it.
        children, cite = ev.style.intext.program.of(ev.env.kind_of(item)), bare_cite(cite)
    if cite is not None and cite.prefix:
        emit_prefix(c, cite.prefix, braces)
    c.trace = cite is not None and cite.mode == "author-only" and not ev.env.intext.exists
    start = len(c.out)
    for child in children:
        child(c)
    for node in c.out[start:] if braces.active else ():
        braces.nest(node)
    if cite is not None and cite.suffix:
        c.trace = False
        emit(c, braces.update(space_before(cite.suffix)), PLAIN)
    return c


def emit_prefix(c: Context, prefix: str, braces: Braces) -> None:
    """Append the prefix of a cite; one that is a sentence does not count as preceding text."""
    text = braces.update(space_after(prefix))
    bare = _MARKUP.sub("", text).rstrip(_CLOSERS)
    sentence = bare[-1:] in set(":.;!?") and " " in text.strip() and bool(bare)
    emit(c, text, PLAIN, minor=sentence)
    if sentence:
        c.text_before = False


def space_after(prefix: str) -> str:
    """Return a prefix with a space behind it where a word or mark ends it."""
    bare = _MARKUP.sub("", prefix).rstrip(_CLOSERS)
    end = bare[-1:]
    spaced = bool(end) and (bool(ENDS_SPACED.search(bare)) or end in ":.;!?" or end in ")],0123456789")
    return re.sub(r"\s+", " ", prefix + " " if spaced else prefix)


def space_before(suffix: str) -> str:
    """Return a suffix with a space before it where it opens with a word or bracket."""
    return " " + suffix if suffix and (STARTS_SPACED.match(suffix) or suffix[0] in "[(") else suffix


def render_citation(ev: Evaluation, citation: Citation, pairs: list[tuple[Item, Cite]], fmt: Format) -> str:
    """Render a citation in an output format."""
    mode = citation.mode
    if mode == "composite":
        return _composite(ev, citation, pairs, fmt)
    return fmt.finish(_render(ev, citation, pairs, fmt, mode))


def _composite(ev: Evaluation, citation: Citation, pairs: list[tuple[Item, Cite]], fmt: Format) -> str:
    # The affixes of a cite stand in the brackets.
    author = _render(ev, citation, [(item, bare_cite(cite)) for item, cite in pairs[:1]], fmt, "author-only")
    infix = _infix(ev, pairs[0][0], citation.infix, fmt) if citation.infix and pairs else ""
    rest = _render(ev, citation, pairs, fmt, "suppress-author")
    if author and infix and infix[0] in ".!?:,\u2019'":
        author, infix = author + infix, ""
    return fmt.finish(" ".join(part for part in (author, infix, rest) if part))


def _infix(ev: Evaluation, item: Item, text: str, fmt: Format) -> str:
    """Render what stands between an author in the text and the brackets, with its markup and apostrophes."""
    c = ev.context(item, None, "citation")
    c.around.clear()
    return render(make_text(c, text, PLAIN), fmt)


def _render(
    ev: Evaluation, citation: Citation, pairs: list[tuple[Item, Cite]], fmt: Format, mode: str
) -> str:
    area = ev.env.citation
    cluster = Cluster(area.collapse, area.group_delimiter, area.flag("disambiguate-add-year-suffix"))
    braces = Braces(ev.env.is_note)
    prefix = braces.update(area.prefix + space_after(citation.prefix))
    rendered: list[Rendered] = []
    before: Cite | None = None
    text_before = False
    original = pairs[0][1].mode if pairs else None
    if pairs and mode in ("author-only", "suppress-author"):
        pairs[0][1].mode = mode
    for item, cite in pairs:
        collapsed_before = cluster.collapsed
        cluster.collapsed = cluster.collapses
        cluster.named = False
        c = evaluate_cite(ev, item, cite, cluster, braces, text_before)
        text_before = c.text_before
        cluster.last_years = c.years
        splice = _splice(ev, cluster, before, collapsed_before, cite)
        node = Node(None, c.out)
        rendered.append(Rendered(node, splice, cite.mode == "author-only", c))
        before = cite
        if cite.mode == "author-only":
            break
    suffix = area.suffix
    if suffix[:1] in set(":.;!?") and suffix:
        suffix = suffix[:1]
    suffix = braces.update(space_before(citation.suffix) + suffix)
    text = _finish(ev, rendered, fmt, prefix, suffix)
    if pairs:
        pairs[0][1].mode = original
    return text


def _splice(ev: Evaluation, cluster: Cluster, before: Cite | None, collapsed_before: bool, cite: Cite) -> str:
    """Return what stands between a cite and the one before it."""
    area = ev.env.citation
    delimiter = area.delimiter
    # By the specification it stands behind a collapsed group of cites; numbers collapse to ranges, not to groups.
    if area.after_collapse is not None and area.collapse != "citation-number":
        locator = before is not None and bool(before.locator)
        if (
            locator
            or (collapsed_before and not cluster.collapsed)
            or (not collapsed_before and not cluster.collapsed and area.collapse != "year-suffix")
        ):
            delimiter = area.after_collapse
    elif cluster.use_group_delimiter:
        delimiter = cluster.group_delimiter or ""
    elif cluster.collapsed and not ev.env.is_note and not ev.env.numeric:
        delimiter = ", "
    if before is None:
        return delimiter
    closed = before.suffix[-1:] in (";", ".", ",") and bool(before.suffix)
    opened = not before.suffix and cite.prefix[:1] in (";", ".", ",") and bool(cite.prefix)
    if closed or opened:
        space = delimiter.find(" ")
        return delimiter[space:] if space > -1 and not opened else ""
    return delimiter


def _finish(ev: Evaluation, rendered: list[Rendered], fmt: Format, prefix: str, suffix: str) -> str:
    area = ev.env.citation
    nodes = [one.node for one in rendered]
    bare = any(one.bare for one in rendered)
    for node in nodes:
        prune(node)
    if nodes and not bare:
        nodes[-1].suffix = suffix
        nodes[0].prefix = prefix
    for node in nodes:
        adjust(node, ev.env.locale.punctuation_in_quote)
    gathered: list[str | Piece] = []
    for index, one in enumerate(rendered):
        placed = _place(one, index, len(rendered), fmt, area)
        if not placed and index == len(rendered) - 1:
            _close_with(gathered, area.suffix, fmt)
        gathered += placed
    result = join(gathered, fmt)
    if result and not bare:
        for decoration in area.decor:
            if not is_orphan(decoration, ()):
                result = fmt.decorate(decoration, result)
    return result or fmt.escape(NOTHING)


def _close_with(gathered: list[str | Piece], suffix: str, fmt: Format) -> None:
    """Put the layout's suffix behind the last cite that renders anything."""
    last = gathered[-1] if gathered else None
    if isinstance(last, str):
        gathered[-1] = last + fmt.escape(suffix)
    elif last is not None:
        last.suffix += suffix


def _place(one: Rendered, index: int, count: int, fmt: Format, area: object) -> list[str | Piece]:
    found = pieces(one.node, fmt, getattr(area, "decor", ()), one.bare)
    splice = fmt.escape(one.splice)
    if not found:
        cite = one.context.cite
        if index == 0 and not (cite is not None and cite.mode):
            edges = getattr(area, "prefix", ""), getattr(area, "suffix", "")
            return [fmt.escape(edges[0]) + fmt.escape(NO_FORM) + (fmt.escape(edges[1]) if count == 1 else "")]
        return []
    if len(found) > 1 and isinstance(found[0], Piece):
        found = [join(found, fmt)]
    first = found[0]
    if isinstance(first, str):
        if index:
            found[0] = splice + first
    else:
        first.splice_prefix = one.splice if index else ""
    return found


class Braces:
    """Turns round brackets inside round brackets square, in notes.

    They are looked for where a style or an author encloses a whole: in the affixes of layouts, groups, dates, names
    and numbers, and in those of cites. The affixes of a single text, and brackets within fields, stay as they are.
    """

    def __init__(self, active: bool) -> None:
        """Take whether to do anything at all."""
        self.active = active
        self.depth = 0

    def update(self, text: str) -> str:
        """Return the text with the brackets that its depth asks for."""
        if not self.active or not text:
            return text
        made = ""
        for char in text:
            if char == "(":
                made += "[" if self.depth % 2 else "("
                self.depth += 1
            elif char == ")" and self.depth:
                made += ")" if self.depth % 2 else "]"
                self.depth -= 1
            else:
                made += char
        return made

    def nest(self, node: Node) -> None:
        """Set the brackets around a node and what it encloses; afterwards the depth is that of before."""
        depth = self.depth
        self._enter(node)
        self.depth = depth

    def _enter(self, node: Node) -> None:
        if node.kids is None or (node.variable is not None and node.variable not in _WHOLES):
            return
        if node.prefix:
            node.prefix = self.update(node.prefix)
        for kid in node.kids:
            self._enter(kid)
        if node.suffix:
            node.suffix = self.update(node.suffix)
