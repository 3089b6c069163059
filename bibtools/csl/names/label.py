"""The labels of lists of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.context import Context
from bibtools.csl.emit import make_text
from bibtools.csl.richtext import Node
from bibtools.csl.token import Token, read_token

if TYPE_CHECKING:
    from lxml.etree import _Element


class NameLabel:
    """The label of a list of names ("ed.", "çev.")."""

    __slots__ = ("form", "plural", "terms", "token")

    def __init__(self, element: _Element) -> None:
        """Read the cs:label element inside cs:names."""
        self.form = element.get("form") or "long"
        self.plural = element.get("plural", "contextual")
        self.token: Token = read_token(element)
        self.terms: dict[tuple[str, bool], str] = {}

    def around(self, c: Context, names: Node, term: str, several: bool, before: bool) -> Node:
        """Put the label before or behind a list of names."""
        plural = {"always": True, "never": False}.get(self.plural, several)
        key = (term, plural)
        text = self.terms.get(key)
        if text is None:
            text = self.terms[key] = c.env.locale.term(term, self.form, plural) or ""
        if not text:
            return names
        strip = c.strip or self.token.strip
        text = text.replace(".", "") if strip else text
        label = make_text(c, text, self.token, language=c.env.locale.code, minor=True)
        return Node(None, [label, names] if before else [names, label])
