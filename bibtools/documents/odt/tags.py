"""Elements written as bytes, with the namespace prefixes of the part that they come into."""

from __future__ import annotations

from collections.abc import Iterable

from bibtools.documents.markup import Element, split_name
from bibtools.documents.odt.parts import DC, FORMAT, META, OFFICE, STYLE, TEXT, XLINK
from bibtools.documents.splicing import Spliced

_USUAL = {
    OFFICE: "office",
    TEXT: "text",
    STYLE: "style",
    FORMAT: "fo",
    META: "meta",
    DC: "dc",
    XLINK: "xlink",
}
_XML = "http://www.w3.org/XML/1998/namespace"
_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_IN_VALUE = str.maketrans({**_IN_TEXT, '"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
_ESCAPED = str.maketrans(_IN_TEXT)


class Tags:
    """Writes elements for a part, and declares at its root the namespaces that it does not have a prefix for."""

    def __init__(self, part: Spliced) -> None:
        self._part = part
        self._prefixes = {_XML: "xml"}
        for prefix, space in part.root.nsmap.items():
            if prefix and part.data.count(f"xmlns:{prefix}=".encode()) == 1:
                self._prefixes.setdefault(space, prefix)

    def written(self, element: Element) -> bytes:
        """Return an element as it is written in the part."""
        return "".join(self._parts(element)).encode()

    def content(self, parts: Iterable[Element | str]) -> bytes:
        """Return elements and text as they are written one behind the other."""
        return b"".join(
            each.translate(_ESCAPED).encode() if isinstance(each, str) else self.written(each)
            for each in parts
        )

    def start(self, element: Element) -> bytes:
        """Return the start tag of an element."""
        return f"<{self._head(element)}>".encode()

    def end(self, element: Element) -> bytes:
        """Return the end tag of an element."""
        return f"</{self._name(str(element.tag))}>".encode()

    def _parts(self, element: Element) -> list[str]:
        head = self._head(element)
        if element.text is None and not len(element):
            return [f"<{head}/>"]
        parts = [f"<{head}>", (element.text or "").translate(_ESCAPED)]
        for each in element:
            parts += self._parts(each)
            parts.append((each.tail or "").translate(_ESCAPED))
        return [*parts, f"</{self._name(str(element.tag))}>"]

    def _head(self, element: Element) -> str:
        values = (
            f' {self._name(str(name))}="{str(value).translate(_IN_VALUE)}"'
            for name, value in element.attrib.items()
        )
        return self._name(str(element.tag)) + "".join(values)

    def _name(self, tag: str) -> str:
        space, local = split_name(tag)
        if not space:
            return local
        if space not in self._prefixes:
            self._declare(space)
        return f"{self._prefixes[space]}:{local}"

    def _declare(self, space: str) -> None:
        usual = _USUAL.get(f"{{{space}}}", "ns")
        prefix, number = usual, 1
        while f"xmlns:{prefix}=".encode() in self._part.data or prefix in self._prefixes.values():
            number += 1
            prefix = f"{usual}{number}"
        self._prefixes[space] = prefix
        head = self._part.start_tag(self._part.root)
        at = self._part.extent(self._part.root).start + len(head) - 1
        self._part.put(at, f' xmlns:{prefix}="{space.translate(_IN_VALUE)}"'.encode())
