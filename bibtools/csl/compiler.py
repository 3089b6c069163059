"""Compiling a style into functions, once for each area (citation, bibliography, and their sort keys)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from threading import RLock
from typing import TYPE_CHECKING

from bibtools.csl.constants import NAMESPACE
from bibtools.csl.context import Context
from bibtools.csl.locale import Locale
from bibtools.csl.names.options import NAME_ATTRIBUTES
from bibtools.csl.names.spec import NamesSpec
from bibtools.csl.nodes.group import Group
from bibtools.csl.parts import NOTHING, Around, Evaluator, Part
from bibtools.csl.richtext import Node
from bibtools.csl.settings import own_settings
from bibtools.csl.text.reader import markup_reader
from bibtools.csl.token import Token

if TYPE_CHECKING:
    from lxml.etree import _Element

ElementCompiler = Callable[["_Element", "Compiler"], Part]


class Compiler:
    """Compiles the elements of a style for one area."""

    def __init__(
        self, style: _Element, locale: Locale, area: str, elements: Mapping[str, ElementCompiler]
    ) -> None:
        """Take the style's root, its locale, the area, and what compiles elements, by their names."""
        self._elements = elements
        self.style = style
        self.locale = locale
        self.reader = markup_reader(locale.quotes())
        self.area = area
        self.is_note = style.get("class") == "note"
        attributes = {str(key): str(value) for key, value in style.attrib.items()}
        self.style_attributes = {**own_settings(style), **attributes}
        root = style.find(f"{NAMESPACE}{area.removesuffix('_sort')}")
        own = {str(key): str(value) for key, value in root.attrib.items()} if root is not None else {}
        citation = style.find(f"{NAMESPACE}citation")
        self.rule = citation.get("givenname-disambiguation-rule", "") if citation is not None else ""
        self.name_defaults = {
            key: value
            for source in (self.style_attributes, own)
            for key, value in source.items()
            if key in NAME_ATTRIBUTES
        }
        self.second_field = False
        self.names_to_stand_for: NamesSpec | None = None
        self._depth = 0
        self.key_options: dict[str, str] = {}
        self._macros = {macro.get("name"): macro for macro in style.iterfind(f"{NAMESPACE}macro")}
        self._compiled: dict[str, Part] = {}
        self._open: list[str] = []
        self._lock = RLock()

    def children(self, element: _Element) -> list[_Element]:
        """Return the child elements that are CSL's."""
        return list(element.iterchildren(f"{NAMESPACE}*"))

    def compile(self, element: _Element) -> Part:
        """Compile a rendering element; an unknown one renders nothing (`faults` tells of it)."""
        name = element.tag.removeprefix(NAMESPACE)
        compiler = self._elements.get(name)
        if compiler is None:
            return NOTHING
        if name == "choose":
            return compiler(element, self)
        self._depth += 1
        made = compiler(element, self)
        self._depth -= 1
        if self._depth == 0 and self.area == "bibliography":
            display = element.get("display")
            if self.second_field and not display:
                return Around(made, _first_field, stays=True)
            return Around(made, partial(_displayed, display=display)) if display else made
        return made

    def macro(self, name: str) -> Part:
        """Return the compiled macro; one that is missing or calls itself renders nothing (`faults` tells of it)."""
        if name in self._open or name not in self._macros:
            return NOTHING
        found = self._compiled.get(name)
        if found is not None:
            return found
        macro = self._macros[name]
        self._open.append(name)
        # A macro looks alike wherever it is called.
        around, self.names_to_stand_for = self.names_to_stand_for, None
        children = [self.compile(child) for child in self.children(macro)]
        self.names_to_stand_for = around
        self._open.pop()
        made = Group(children)
        self._compiled[name] = made
        return made

    def later(self, make: Callable[[], list[Part]]) -> Callable[[], list[Part]]:
        """Return a function that compiles what `make` compiles when it is called, as if it were done now."""
        then = self._depth, list(self._open), self.names_to_stand_for

        def compile_then() -> list[Part]:
            # Processors of several threads may share a style.
            with self._lock:
                now = self._depth, self._open, self.names_to_stand_for
                self._depth, self._open, self.names_to_stand_for = then
                try:
                    return make()
                finally:
                    self._depth, self._open, self.names_to_stand_for = now

        return compile_then

    def macro_call(self, name: str, token: Token) -> Part:
        """Compile a call of a macro with the affixes and formatting of the calling element."""
        body = self.macro(name)
        if token.plain and not token.delimiter:
            return body
        return body.within(token) if isinstance(body, Group) else Around(body, partial(_wrapped, token=token))


def _wrapped(body: Evaluator, token: Token) -> Evaluator:
    prefix, suffix, decor = token.prefix, token.suffix, token.decor

    def evaluate(c: Context) -> None:
        out = c.out
        c.out = []
        if decor:
            c.around.append(decor)
        c.strip += token.strip
        body(c)
        c.strip -= token.strip
        if decor:
            c.around.pop()
        kids, c.out = c.out, out
        if kids:
            node = Node(None, kids, prefix, suffix, token.delimiter, decor)
            out.append(node)

    return evaluate


def _displayed(body: Evaluator, display: str) -> Evaluator:
    """Set what an element of the layout renders in a display class."""

    def evaluate(c: Context) -> None:
        out, c.out = c.out, []
        body(c)
        kids, c.out = c.out, out
        if kids:
            node = Node(None, kids)
            node.display = display
            out.append(node)

    return evaluate


def _first_field(body: Evaluator) -> Evaluator:
    """Set the first field of an entry in the margin, and all that follows beside it."""

    def evaluate(c: Context) -> None:
        if c.second_field:
            body(c)
            return
        out, c.out = c.out, []
        body(c)
        first, rest = Node(None, c.out), Node(None, [])
        first.display, rest.display = "left-margin", "right-inline"
        out += (first, rest)
        assert rest.kids is not None
        c.out = rest.kids
        c.second_field = 1

    return evaluate
