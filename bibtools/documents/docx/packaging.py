"""A Word package that is changed: its relationships and content types (ECMA-376 part 2), and the parts that are new."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection

from lxml import etree

from bibtools.documents.building_xml import document_bytes, made
from bibtools.documents.docx.names import CONTENT_TYPES, R_SPACE, RELATIONSHIPS
from bibtools.documents.markup import Element, parse_whole
from bibtools.documents.packages import Package
from bibtools.documents.repacking import repacked

_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\?>\s*")
_UTF_8 = re.compile(rb"encoding\s*=\s*[\"']utf-8[\"']", re.IGNORECASE)
TYPES = "[Content_Types].xml"


class PackageEditor:
    """Holds the parts that changed; everything else is copied. `name` is what messages call the file."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.package = Package(data, name, "Word")
        self._roots: dict[str, Element] = {}
        self._touched: set[str] = set()

    def __contains__(self, part: str) -> bool:
        return part in self._roots or part in self.package

    def root(self, part: str) -> Element:
        """Return the root of a part, comments and processing instructions included; it is parsed once."""
        if part not in self._roots:
            self._roots[part] = parse_whole(self.package, part)
        return self._roots[part]

    def touch(self, part: str) -> None:
        """Say that the root of a part was changed."""
        self._touched.add(part)

    def put(self, part: str, root: Element) -> None:
        """Add a part, or take another root for one."""
        self._roots[part] = root
        self._touched.add(part)

    def targets(self, source: str, kind: str) -> list[str]:
        """Return the parts that a part (the package: "") is related to, by the last word of the relationship's type."""
        return [
            _resolved(source, each.get("Target") or "")
            for each in self._relations(source)
            if (each.get("Type") or "").rpartition("/")[2] == kind and each.get("TargetMode") != "External"
        ]

    def addresses(self, source: str, wanted: Collection[str]) -> dict[str, str]:
        """Return those of some addresses outside the package that a part is related to, with the relationships' ids."""
        return {
            each.get("Target") or "": each.get("Id") or ""
            for each in self._relations(source)
            if each.get("TargetMode") == "External" and each.get("Target") in wanted
        }

    def relate(self, source: str, kind: str, target: str, *, outside: bool = False) -> str:
        """Add a relationship of a part to another, or to an address outside, and return its id."""
        part = _relations_part(source)
        if part not in self:
            space = f"{{{RELATIONSHIPS}}}"
            self.put(part, made(f"{space}Relationships", spaces={None: RELATIONSHIPS}))
        root = self.root(part)
        taken = {each.get("Id") for each in root}
        number = next(each for each in range(1, len(taken) + 2) if f"rIdB{each}" not in taken)
        type = kind if "/" in kind else f"{R_SPACE}/{kind}"
        where = target if outside else posixpath.relpath(target, posixpath.dirname(source) or ".")
        attributes = {"Id": f"rIdB{number}", "Type": type, "Target": where}
        if outside:
            attributes["TargetMode"] = "External"
        root.append(made(f"{{{RELATIONSHIPS}}}Relationship", attributes))
        self.touch(part)
        return f"rIdB{number}"

    def set_type(self, part: str, content_type: str) -> None:
        """Say which content type a part is of."""
        space = f"{{{CONTENT_TYPES}}}"
        root = self.root(TYPES)
        for each in root:
            if each.get("PartName") == f"/{part}":
                if each.get("ContentType") == content_type:
                    return
                each.set("ContentType", content_type)
                break
        else:
            attributes = {"PartName": f"/{part}", "ContentType": content_type}
            root.append(made(f"{space}Override", attributes))
        self.touch(TYPES)

    def save(self) -> bytes:
        """Return the package; the same bytes if nothing was changed."""
        parts = {}
        for part in sorted(self._touched):
            old = self.package.read(part) if part in self.package else b""
            parts[part] = serialised(self._roots[part], old)
        return repacked(self.data, parts) if parts else self.data

    def _relations(self, source: str) -> list[Element]:
        part = _relations_part(source)
        return list(self.root(part)) if part in self else []


def serialised(root: Element, old: bytes) -> bytes:
    """Return the bytes of a root in UTF-8 behind the declaration that the part had."""
    if not old:
        return document_bytes(root)
    body = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=False)
    declaration = _DECLARATION.match(old)
    if declaration is None:
        return body if not old.startswith((b"\xff\xfe", b"\xfe\xff")) else document_bytes(root)
    if b"encoding" in declaration[0] and not _UTF_8.search(declaration[0]):
        return document_bytes(root)
    return declaration[0] + body


def _relations_part(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(source: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target))[1:]
