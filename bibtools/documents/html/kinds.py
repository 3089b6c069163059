"""Elements of HTML by what a reader does with them, and what an element says of itself."""

from __future__ import annotations

import re

from bibtools.documents.html.parsing import tag_of
from bibtools.documents.markup import Element

BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td
    tfoot th thead tr ul
    """.split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
ITALICS = frozenset(("i", "em", "cite", "var", "dfn"))
NO_TEXT = frozenset(
    """
    script style template noscript head iframe object embed svg canvas video audio map select option textarea button
    input rt rp datalist progress meter noframes applet
    """.split()
)
"""Elements of which nothing is printed as running text."""

_SIDE_TAGS = frozenset(("nav", "aside", "footer", "menu"))
_SIDE_ROLES = frozenset(("navigation", "banner", "complementary", "contentinfo", "search", "menu", "menubar"))
_SIDE_NAMES = frozenset(
    """
    sidebar side-bar navbar navigation nav menu breadcrumb breadcrumbs cookie cookies cookie-banner social share sharing
    advertisement ads site-header site-footer pagination noprint navbox toolbar mw-editsection mw-jump-link
    """.split()
)
_SIDE_HOLDERS = frozenset(("div", "section", "ul", "ol", "table", "span", "header"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_ITALIC = re.compile(r"font-style\s*:\s*(italic|oblique|normal)")
_NO_MARKER = re.compile(r"list-style(?:-type)?\s*:\s*[^;]*\bnone\b")
_TYPE = "{http://www.idpf.org/2007/ops}type"


def kinds_of(element: Element) -> frozenset[str]:
    """Return what `epub:type` and `role` say that an element is."""
    said = f"{element.get(_TYPE) or element.get('epub:type') or ''} {element.get('role') or ''}"
    return frozenset(said.lower().split()) if said != " " else frozenset()


def names_of(element: Element) -> frozenset[str]:
    """Return the classes and the id of an element in lower case."""
    said = f"{element.get('class') or ''} {element.get('id') or ''}"
    return frozenset(said.lower().split()) if said != " " else frozenset()


def is_hidden(element: Element) -> bool:
    """Return whether an element is not shown."""
    return element.get("hidden") is not None or bool(_HIDDEN.search((element.get("style") or "").lower()))


def is_side(element: Element) -> bool:
    """Return whether an element is a part of the page beside its text: navigation, side bar, page head or foot."""
    tag = tag_of(element)
    if tag in _SIDE_TAGS or kinds_of(element) & _SIDE_ROLES:
        return True
    return tag in _SIDE_HOLDERS and bool(names_of(element) & _SIDE_NAMES)


def italic(element: Element, inherited: bool) -> bool:
    """Return whether the text of an element is in italics."""
    style = element.get("style")
    said = _ITALIC.search(style.lower()) if style else None
    if said:
        return said[1] != "normal"
    return True if tag_of(element) in ITALICS else inherited


def has_marker(element: Element) -> bool:
    """Return whether the items of a list show a bullet or number."""
    return not _NO_MARKER.search((element.get("style") or "").lower())
