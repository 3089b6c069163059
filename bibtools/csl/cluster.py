"""Rendering a citation: its cites, what stands between and around them."""

from __future__ import annotations

from collections.abc import Callable

from bibtools.csl.brackets import Brackets
from bibtools.csl.cites import Citation, Cite
from bibtools.csl.citing import CiteParts, evaluate_cite, with_space, with_space_before
from bibtools.csl.emit import make_text
from bibtools.csl.evaluation import Evaluation
from bibtools.csl.finish import Finisher
from bibtools.csl.items import Item
from bibtools.csl.richtext import Node, hold_text
from bibtools.csl.runs import join_cites
from bibtools.csl.token import PLAIN
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message

NO_FORM = "[CSL STYLE ERROR: reference with no printed form.]"
_MARKS = ".,;:!? "
Pairs = list[tuple[Item, Cite]]


@dataclass(frozen=True, slots=True)
class Citing:
    """What the citations of a processor are rendered with; `warn` is told of cites that come out without text."""

    evaluation: Evaluation
    finisher: Finisher
    warn: Callable[[str], None]

    def render(self, citation: Citation, pairs: Pairs) -> str:
        """Return the text of a citation of some items; the empty string where nothing is to be shown."""
        text = self._rendered(citation, pairs) if pairs else ""
        return self.finisher.format.finish(text)

    def _rendered(self, citation: Citation, pairs: Pairs) -> str:
        if citation.mode == "composite":
            return self._composite(citation, pairs)
        if citation.mode == "author-only":
            return self._author(*pairs[0], affixes=True)
        return self._cluster(citation, pairs, without_author=citation.mode == "suppress-author")

    def _composite(self, citation: Citation, pairs: Pairs) -> str:
        """Return the author in the text, the infix, and all else in a citation behind it."""
        author = self._author(*pairs[0], affixes=False)
        rest = self._cluster(citation, pairs, without_author=bool(author), inside=bool(author))
        infix = citation.infix.strip()
        if infix:
            author += self._finish(self._text(pairs[0][0], with_space_before(infix)), [])
        # In a style of notes, the author stands in the text and the rest is its note: a line for each.
        return ("\n" if self.evaluation.env.is_note else " ").join(filter(None, (author.strip(), rest)))

    def _author(self, item: Item, cite: Cite, *, affixes: bool) -> str:
        """Return the names that a cite shows first, as they stand in a sentence."""
        style = self.evaluation.style
        layout = style.intext if self.evaluation.env.intext.exists else style.citation
        for tried in dict.fromkeys((layout, style.author)):
            parts = evaluate_cite(
                self.evaluation, item, cite, tried, inside=True, affixes=affixes, narrative=True
            )
            if tried is style.citation:
                parts.keep_names()
            if hold_text([parts.body]):
                return self._finish(parts.node(), [parts])
        self.warn(message("{id}: the style shows no author of this item in the text.", id=item.id))
        return ""

    def _cluster(
        self, citation: Citation, pairs: Pairs, *, without_author: bool, inside: bool = False
    ) -> str:
        """Return the cites with what the layout puts around and between them."""
        ev = self.evaluation
        cites: list[CiteParts] = []
        for item, cite in pairs:
            within = inside or bool(cites) or citation.text_before
            cites.append(evaluate_cite(ev, item, cite, ev.style.citation, inside=within))
            if not hold_text([cites[-1].body]):
                self.warn(message("{id}: the style renders nothing for a cite of this item.", id=item.id))
                cites[-1].body = Node(NO_FORM)
        cites[0].anonymous |= without_author
        nodes = join_cites(ev, cites)
        if not nodes:
            return ""
        before, behind = self._affixes(citation, pairs)
        if all(cite.mode == "author-only" for _item, cite in pairs):
            return self._finish(Node(None, nodes), cites)
        area = ev.env.citation
        suffix = area.suffix.rstrip(_MARKS) if citation.open_ended else area.suffix
        inner = Node(None, [*before, *nodes, *behind], area.prefix, suffix)
        return self._finish(Node(None, [inner], decor=area.decor), cites)

    def _affixes(self, citation: Citation, pairs: Pairs) -> tuple[list[Node], list[Node]]:
        """Return the nodes of what a citation has before and behind its cites."""
        before = [self._text(pairs[0][0], with_space(citation.prefix))] if citation.prefix else []
        behind = [self._text(pairs[-1][0], with_space_before(citation.suffix))] if citation.suffix else []
        return before, behind

    def _text(self, item: Item, text: str) -> Node:
        """Return the node of a text that stands beside the cite of an item."""
        return Node(None, [make_text(self.evaluation.context(item, None, "citation"), text, PLAIN)])

    def _finish(self, tree: Node, cites: list[CiteParts]) -> str:
        if self.evaluation.env.is_note:
            Brackets([one for cite in cites for one in (cite.before, cite.behind) if one]).nest(tree)
        return self.finisher.finish(tree)[0]
