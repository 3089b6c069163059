"""The parts of an OpenDocument text: body, styles, and the properties that Zotero keeps its bookmarks in."""

from __future__ import annotations

from lxml import etree

from bibtools.documents.markup import Element, all_text, optional_part, parse_bytes, parse_part
from bibtools.documents.packages import Package
from bibtools.support.dataclass import dataclass
from bibtools.support.whole_numbers import whole_number

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
XLINK = "{http://www.w3.org/1999/xlink}"
MANIFEST = "META-INF/manifest.xml"
_ENCRYPTED = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"


@dataclass(frozen=True, slots=True)
class Parts:
    """The element that holds the text, the roots in which styles stand, and the user's properties by name."""

    text: Element
    styles: tuple[Element, ...]
    properties: dict[str, str]


def open_parts(data: bytes, name: str) -> Parts:
    """Return the parts of a package or of a flat file. Raise InputError if it cannot be read."""
    if not data.startswith(b"PK"):
        root = parse_bytes(data, name, "OpenDocument")
        return parts_of(root, (root,), root, name)
    package = open_package(data, name)
    content = parse_part(package, "content.xml")
    styles = optional_part(package, "styles.xml")
    roots = (content,) if styles is None else (styles, content)
    return parts_of(content, roots, optional_part(package, "meta.xml"), name)


def open_package(data: bytes, name: str) -> Package:
    """Return the package. Raise InputError if it is damaged or protected by a password."""
    package = Package(data, name, "OpenDocument")
    manifest = optional_part(package, MANIFEST)
    if manifest is not None and next(manifest.iter(_ENCRYPTED), None) is not None:
        raise package.locked()
    return package


def parts_of(content: Element, styles: tuple[Element, ...], meta: Element | None, name: str) -> Parts:
    """Return the parts in some roots. Raise InputError if the content is no text."""
    return Parts(_text_of(content, name), styles, {} if meta is None else _properties(meta))


def _text_of(root: Element, name: str) -> Element:
    from bibtools.errors import InputError

    found = root.find(f"{OFFICE}body/{OFFICE}text")
    if found is None:
        hint = "save the text as .odt"
        raise InputError("this OpenDocument file holds no text document", hint=hint, file=name)
    return found


def _properties(root: etree._Element) -> dict[str, str]:
    """Return the user's properties; one that Zotero cut into numbered pieces is put together again."""
    pieces: dict[str, dict[int, str]] = {}
    for each in root.iter(f"{META}user-defined"):
        name, _, number = (each.get(f"{META}name") or "").rpartition("_")
        if (place := whole_number(number, -1)) >= 0:
            pieces.setdefault(name, {})[place] = all_text(each)
    return {name: "".join(text for _, text in sorted(found.items())) for name, found in pieces.items()}
