"""The parts of a Word document, found through its relationships (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from functools import partial

from bibtools.documents.fields.word_sources import NAMESPACES as SOURCES
from bibtools.documents.fields.word_sources import read_sources
from bibtools.documents.markup import Element, all_text, optional_part, parse_part, split_name
from bibtools.documents.packages import Package
from bibtools.model.reference import Reference
from bibtools.support.whole_numbers import whole_number

MAIN = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""The namespaces of WordprocessingML: transitional, strict."""


class Parts:
    """What the reader needs of the package; parts are parsed when they are first asked for.

    `root` gives the roots of the document, its notes and its comments, where they are to be changed; by default they
    are parsed to be read only.
    """

    def __init__(self, package: Package, root: Callable[[str], Element] | None = None) -> None:
        self.package = package
        self._root = root or partial(parse_part, package)
        self.main = next(self._targets("", "officeDocument"), "word/document.xml")
        self.document = self._root(self.main)

    def part(self, kind: str) -> Element | None:
        """Return the root of a part that the document is related to, by the last word of the relationship's type."""
        return optional_part(self.package, self.target(kind))

    def target(self, kind: str) -> str:
        """Return the name of the part that the document is related to in this way; "" if there is none."""
        return next(self._targets(self.main, kind), "")

    def by_id(self, kind: str) -> dict[str, Element]:
        """Return the elements of a part (`footnotes`, `endnotes`, `comments`) by their ids, separators left out."""
        target = self.target(kind)
        elements = self._root(target) if target in self.package else ()
        return {value(each, "id"): each for each in elements if value(each, "type") in ("", "normal")}

    def sources(self) -> dict[str, Reference]:
        """Return the works of Word's list of sources by their tags."""
        for target in self._targets(self.main, "customXml"):
            root = optional_part(self.package, target)
            if root is not None and split_name(str(root.tag)) in {(space, "Sources") for space in SOURCES}:
                return read_sources(root)
        return {}

    def properties(self) -> dict[str, str]:
        """Return the custom properties; Zotero keeps in them what belongs to its bookmarks, cut into pieces."""
        root = None
        for target in self._targets("", "custom-properties"):
            root = optional_part(self.package, target)
        pieces: dict[str, dict[int, str]] = {}
        for each in () if root is None else root:
            name, _, number = (each.get("name") or "").rpartition("_")
            if (place := whole_number(number, -1)) >= 0:
                pieces.setdefault(name, {})[place] = all_text(each)
        return {name: "".join(text for _, text in sorted(found.items())) for name, found in pieces.items()}

    def _targets(self, source: str, kind: str) -> Iterator[str]:
        """Yield the parts that a part (the package itself: "") is related to; nothing outside is followed."""
        folder, name = posixpath.split(source)
        root = optional_part(self.package, posixpath.join(folder, "_rels", f"{name}.rels"))
        for each in () if root is None else root:
            if (each.get("Type") or "").rpartition("/")[2] == kind and each.get("TargetMode") != "External":
                yield posixpath.normpath(posixpath.join("/", folder, each.get("Target") or ""))[1:]


def value(element: Element | None, name: str = "val") -> str:
    """Return an attribute of WordprocessingML, in whichever of its namespaces; the empty string if it is not set."""
    if element is None:
        return ""
    for namespace in MAIN:
        found = element.get(f"{{{namespace}}}{name}")
        if found is not None:
            return str(found)
    return ""


def child(element: Element | None, *path: str) -> Element | None:
    """Return the descendant of WordprocessingML along a path of local names; None if there is none."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if split_name(str(each.tag))[1] == name), None)
    return element


def switch(element: Element | None) -> bool | None:
    """Return whether an on/off property is set; None if the element is not there (ECMA-376, 17.17.4)."""
    return None if element is None else value(element) not in ("0", "false", "off")
