"""A bibliography as an OpenDocument text, alone or in the styles of a template (ODF 1.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibtools.documents.building_xml import document_bytes, made
from bibtools.documents.docx.packaging import serialised
from bibtools.documents.markup import Element, parse_whole
from bibtools.documents.odt.looks import Looks
from bibtools.documents.odt.parts import FORMAT, MANIFEST, OFFICE, STYLE, TEXT, XLINK, open_package
from bibtools.documents.repacking import packed, repacked
from bibtools.model.styled import StyledPage, StyledText

_MIMETYPE = "application/vnd.oasis.opendocument.text"
_MANIFEST_SPACE = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_MANIFEST = f"{{{_MANIFEST_SPACE}}}"
SPACES: dict[str | None, str] = {
    "office": OFFICE[1:-1],
    "text": TEXT[1:-1],
    "style": STYLE[1:-1],
    "fo": FORMAT[1:-1],
    "xlink": XLINK[1:-1],
}
_VERSION = {f"{OFFICE}version": "1.3"}
_INDENT = "1.25cm"


def write(page: StyledPage, template: bytes | None = None, name: str = "") -> bytes:
    """Return the document; with a template (.odt, .ott), in its styles and page layout.

    `name` is what messages call the template. Raise InputError if it cannot be read.
    """
    data = template or _empty(page.language)
    package = open_package(data, name)
    styles = parse_whole(package, "styles.xml")
    _ensure_styles(styles, page)
    looks = Looks(page.language)
    body = made(f"{OFFICE}text", None, *_paragraphs(page, looks))
    automatic = made(f"{OFFICE}automatic-styles", None, *looks.styles())
    content = made(
        f"{OFFICE}document-content", _VERSION, automatic, made(f"{OFFICE}body", None, body), spaces=SPACES
    )
    parts: dict[str, bytes | None] = {
        "mimetype": _MIMETYPE.encode(),
        "content.xml": document_bytes(content),
        "styles.xml": serialised(styles, package.read("styles.xml")),
    }
    if MANIFEST in package:
        old = package.read(MANIFEST)
        parts[MANIFEST] = re.sub(rb"opendocument\.text-template", b"opendocument.text", old)
    return repacked(data, parts)


def _paragraphs(page: StyledPage, looks: Looks) -> Iterator[Element]:
    yield made(f"{TEXT}p", {f"{TEXT}style-name": "Title"}, page.title)
    for heading, entries in page.sections:
        if heading:
            attributes = {f"{TEXT}style-name": "Heading_20_1", f"{TEXT}outline-level": "1"}
            yield made(f"{TEXT}h", attributes, heading)
        for pieces in entries:
            yield _entry(pieces, looks)


def _entry(pieces: StyledText, looks: Looks) -> Element:
    paragraph = made(f"{TEXT}p", {f"{TEXT}style-name": "Bibliography_20_1"})
    for piece in pieces:
        span = looks.span(piece)
        if piece.link:
            paragraph.append(made(f"{TEXT}a", {f"{XLINK}type": "simple", f"{XLINK}href": piece.link}, span))
        else:
            paragraph.append(span)
    return paragraph


def _ensure_styles(root: Element, page: StyledPage) -> None:
    """Add the styles that the document uses and the template does not have."""
    styles = root.find(f"{OFFICE}styles")
    if styles is None:
        styles = made(f"{OFFICE}styles")
        root.insert(0, styles)
    hanging = _INDENT if page.hanging or page.tabbed else ""
    wanted = (
        ("Title", "Title", {f"{FORMAT}margin-bottom": "0.5cm"}, "18pt"),
        (
            "Heading_20_1",
            "Heading 1",
            {f"{FORMAT}margin-top": "0.5cm", f"{FORMAT}margin-bottom": "0.2cm"},
            "14pt",
        ),
        ("Bibliography_20_1", "Bibliography 1", {f"{FORMAT}margin-bottom": "0.2cm"}, ""),
    )
    known = {each.get(f"{STYLE}name") for each in styles.findall(f"{STYLE}style")}
    for name, shown, space, size in wanted:
        if name not in known:
            indent = hanging if name.startswith("Bib") else ""
            styles.append(_style(name, shown, space, size, indent))


def _style(name: str, shown: str, space: dict[str, str], size: str, hanging: str) -> Element:
    if hanging:
        space = {**space, f"{FORMAT}margin-left": hanging, f"{FORMAT}text-indent": f"-{hanging}"}
    if size:
        space = {**space, f"{FORMAT}keep-with-next": "always"}
    attributes = {f"{STYLE}name": name, f"{STYLE}display-name": shown, f"{STYLE}family": "paragraph"}
    if name.startswith("Heading"):
        attributes[f"{STYLE}default-outline-level"] = "1"
    letters = {f"{FORMAT}font-size": size, f"{FORMAT}font-weight": "bold"} if size else {}
    made_style = made(f"{STYLE}style", attributes, made(f"{STYLE}paragraph-properties", space))
    if letters:
        made_style.append(made(f"{STYLE}text-properties", letters))
    return made_style


def _empty(language: str) -> bytes:
    """Return a document without text: A4, margins of 2.5 cm, letters of 12 points in the font of the program."""
    tag, _, country = language.partition("-")
    letters = {f"{FORMAT}font-size": "12pt", f"{FORMAT}language": tag, f"{FORMAT}country": country or "none"}
    default = made(
        f"{STYLE}default-style", {f"{STYLE}family": "paragraph"}, made(f"{STYLE}text-properties", letters)
    )
    size = {f"{FORMAT}page-width": "21cm", f"{FORMAT}page-height": "29.7cm", f"{FORMAT}margin": "2.5cm"}
    layout = made(
        f"{STYLE}page-layout", {f"{STYLE}name": "pm1"}, made(f"{STYLE}page-layout-properties", size)
    )
    master = made(f"{STYLE}master-page", {f"{STYLE}name": "Standard", f"{STYLE}page-layout-name": "pm1"})
    styles = made(
        f"{OFFICE}document-styles",
        _VERSION,
        made(f"{OFFICE}styles", None, default),
        made(f"{OFFICE}automatic-styles", None, layout),
        made(f"{OFFICE}master-styles", None, master),
        spaces=SPACES,
    )
    entries = [
        made(f"{_MANIFEST}file-entry", {f"{_MANIFEST}full-path": path, f"{_MANIFEST}media-type": kind})
        for path, kind in (("/", _MIMETYPE), ("content.xml", "text/xml"), ("styles.xml", "text/xml"))
    ]
    version = {f"{_MANIFEST}version": "1.3"}
    manifest = made(f"{_MANIFEST}manifest", version, *entries, spaces={"manifest": _MANIFEST_SPACE})
    return packed(
        {
            "mimetype": _MIMETYPE.encode(),
            "content.xml": b"",
            "styles.xml": document_bytes(styles),
            MANIFEST: document_bytes(manifest),
        }
    )
