"""The state of rendering one item once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bibtools.csl.constants import SPACED_SCRIPT, TERMINAL
from bibtools.csl.parts import Evaluator
from bibtools.csl.richtext import Decoration, Node
from bibtools.csl.text.textcase import change_case
from bibtools.csl.token import Token
from bibtools.language.casing import base_language
from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from bibtools.csl.cites import Cite
    from bibtools.csl.environment import Environment
    from bibtools.csl.items import Item
    from bibtools.csl.text.markup import MarkupReader

_SPACE_BEFORE = lazy(" ([:;?!\u00bb])")
_SPACES_APOSTROPHE = lazy(r"\s+'")
PERIODS = lazy(r"\.([^a-z]|$)")
"""A full stop that `strip-periods` removes: not the one before a lower-case letter."""


class Disambiguation:
    """How far an item is expanded: names shown per list, given-name level per name, suffix, extra text.

    Levels of given names: 0 none, 1 initials, 2 full.
    """

    __slots__ = ("extra", "givens", "names", "year_suffix")

    def __init__(
        self,
        names: list[int] | None = None,
        givens: list[list[int]] | None = None,
        year_suffix: int | None = None,
        extra: int = 0,
    ) -> None:
        self.names = names if names is not None else []
        self.givens = givens if givens is not None else []
        self.year_suffix = year_suffix
        self.extra = extra

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Disambiguation)
            and self.names == other.names
            and self.givens == other.givens
            and self.year_suffix == other.year_suffix
            and self.extra == other.extra
        )

    __hash__ = None  # type: ignore[assignment]

    def copy(self) -> Disambiguation:
        """Return a copy that shares nothing."""
        return Disambiguation(list(self.names), [list(g) for g in self.givens], self.year_suffix, self.extra)


class Context:
    """What the evaluators read and change while they render one item.

    `out` is the list of nodes that is being filled. The flags of the group that is being rendered:
    `term_seen` (fixed text was rendered), `variable_tried` (a variable was asked for and had no value),
    `variable_seen` (one had). `text_before` says whether text other than the citation number
    precedes in this cite or entry.
    """

    __slots__ = (
        "area",
        "around",
        "bare",
        "cite",
        "citing",
        "collapse",
        "counts",
        "date_only",
        "disambiguation",
        "done",
        "env",
        "expanded",
        "extra_count",
        "extra_seen",
        "item",
        "label_forms",
        "left_out",
        "looking",
        "nameset",
        "out",
        "own_text",
        "rendered",
        "second_field",
        "shared",
        "sorting",
        "strip",
        "substituting",
        "suffix_done",
        "term_seen",
        "text_before",
        "trace",
        "variable_seen",
        "variable_tried",
        "years",
    )

    def __init__(
        self, env: Environment, item: Item, cite: Cite | None, area: str, *, looking: bool = False
    ) -> None:
        self.env = env
        self.item = item
        self.cite = cite
        self.area = area
        self.looking = looking
        self.citing = area == "citation"
        self.sorting = area.endswith("_sort")
        self.bare = looking or self.sorting
        self.out: list[Node] = []
        decor = env.area_options(area).decor
        self.around: list[tuple[Decoration, ...]] = [decor] if decor else []
        self.strip = 0
        self.done: set[str] | None = None
        self.substituting = False
        self.term_seen = self.variable_tried = self.variable_seen = False
        self.text_before = self.own_text = False
        self.nameset = 0
        self.disambiguation = Disambiguation() if looking else None
        self.expanded: Disambiguation | None = None
        self.extra_count = self.extra_seen = 0
        self.suffix_done = False
        self.left_out = False
        self.rendered = False
        self.collapse: Any = None
        self.years: list[Any] = []
        self.trace = False
        self.date_only = 0
        self.second_field = 0
        self.shared: Any = None
        self.counts: list[int] = []
        self.label_forms: dict[str, str] | None = None

    def field_language(self) -> str:
        """Return the language by whose rules fields are cased: the item's, else the locale's."""
        return self.item.language or self.env.locale.code

    def is_english(self) -> bool:
        """Return whether title case may be applied to the item's fields."""
        return (base_language(self.item.language) or self.env.locale.base) == "en"


def emit(
    c: Context,
    text: str,
    token: Token,
    variable: str | None = None,
    *,
    minor: bool = False,
    language: str = "",
    strip: bool = True,
) -> None:
    """Append text with an element's affixes and formatting.

    `minor` text (parts of names) does not count as text that precedes; `language` is the language of the
    casing rules (the field's by default); `strip` false keeps full stops (in URL and DOI).
    """
    if not text or (c.trace and not minor and not (c.substituting and not c.rendered)):
        return
    if c.date_only and not minor:
        return
    node = make_text(c, text, token, variable, minor=minor, language=language, strip=strip)
    if not minor:
        c.text_before = c.own_text = True
    c.out.append(node)


def fixed_text(text: str, token: Token, language: str, reader: MarkupReader) -> Evaluator:
    """Make the function that appends a text which is always the same, with an element's affixes and formatting."""
    usual = bool(text) and text[0] != "." and not (token.text_case or token.strip or reader.is_unusual(text))
    prefix, suffix, decor = token.prefix, token.suffix, _decor(text, token)

    def evaluate(c: Context) -> None:
        if not usual or c.strip or c.trace or c.date_only:
            emit(c, text, token, language=language)
            return
        c.text_before = c.own_text = True
        c.out.append(Node(text, None, prefix, suffix, "", decor))

    return evaluate


def _decor(text: str, token: Token) -> tuple[Decoration, ...]:
    """Return the formatting of a text: none of the scripts without spaces between words is set in italics."""
    decor = token.decor
    if decor and not SPACED_SCRIPT.search(text):
        return tuple(pair for pair in decor if pair[0] != "font-style")
    return decor


def make_text(
    c: Context,
    text: str,
    token: Token,
    variable: str | None = None,
    *,
    minor: bool = False,
    language: str = "",
    strip: bool = True,
) -> Node:
    """Make a text node: text case, full stops, punctuation that opens the text, markup."""
    if text[0] != "." and not c.env.reader.is_unusual(text):
        return _make_usual(c, text, token, variable, language, strip)
    if " " in text:
        text = _SPACE_BEFORE.sub("\u202f\\1", text).replace("\u00ab ", "\u00ab\u202f")
        if "'" in text:
            text = _SPACES_APOSTROPHE.sub(" '", text)
    if text[0] == "'" and not minor:
        text = " " + text
    prefix = token.prefix
    if token.text_case:
        text = _cased(c, text, token.text_case, language)
    if text and text[0] in TERMINAL and text[0] != " ":
        rest = text.lstrip(":.;!? ")
        if rest:
            prefix += text[: len(text) - len(rest)]
            text = rest
    if (c.strip or token.strip) and strip:
        text = PERIODS.sub(r"\1", text)
    decor = _decor(text, token)
    made = c.env.reader.read(text, [*c.around, decor] if decor else c.around)
    return (
        Node(made, None, prefix, token.suffix, "", decor, variable)
        if isinstance(made, str)
        else Node(None, made, prefix, token.suffix, "", decor, variable)
    )


def _make_usual(
    c: Context, text: str, token: Token, variable: str | None, language: str, strip: bool
) -> Node:
    """Make a text node of a text without any character that markup or spacing depend on."""
    if token.text_case:
        text = _cased(c, text, token.text_case, language)
    if strip and (c.strip or token.strip):
        text = PERIODS.sub(r"\1", text)
    return Node(text, None, token.prefix, token.suffix, "", _decor(text, token), variable)


def _cased(c: Context, text: str, case: str, language: str) -> str:
    if case == "title" and not language and not c.is_english():
        return text
    return change_case(text, case, language or c.field_language())
