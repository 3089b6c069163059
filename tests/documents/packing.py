"""Packages made of the few parts that a case writes out; the rest is what every such package has."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

_PART = re.compile(r"^== (.+?)\r?\n", re.MULTILINE)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = f"""
xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
""".strip().replace("\n", " ")
_ROOTS = {
    "word/document.xml": ("w:document", "w:body"),
    "word/footnotes.xml": ("w:footnotes",),
    "word/endnotes.xml": ("w:endnotes",),
    "word/comments.xml": ("w:comments",),
    "word/styles.xml": ("w:styles",),
    "word/numbering.xml": ("w:numbering",),
    "word/settings.xml": ("w:settings",),
}
_KINDS = {name: name.rpartition("/")[2].removesuffix(".xml") for name in _ROOTS} | {
    "customXml/item1.xml": "customXml"
}
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "style": "style",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "meta": "meta",
        "svg": "svg-compatible",
        "manifest": "manifest",
    }.items()
)
_ODF += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
_ODF += ' xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0" office:version="1.3"'


def parts_of(case: str) -> dict[str, str]:
    """Return the parts of a case file by name; `expected` is one of them."""
    pieces = _PART.split(case)
    return {name: text.strip("\n") for name, text in zip(pieces[1::2], pieces[2::2], strict=True)}


def docx(parts: dict[str, str]) -> bytes:
    """Return a Word package: parts without a root element of their own get theirs."""
    files = {}
    for name, text in parts.items():
        for root in reversed(_ROOTS.get(name, ())):
            text = f"<{root} {_SPACES}>{text}</{root}>"
        files[name] = text
    related = "".join(
        f'<Relationship Id="r{index}" Type="{_R}/{_KINDS[name]}" Target="/{name}"/>'
        for index, name in enumerate(files)
        if name in _KINDS and name != "word/document.xml"
    )
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    main = f'<Relationship Id="r0" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    custom = f'<Relationship Id="r1" Type="{_R}/custom-properties" Target="docProps/custom.xml"/>'
    files.setdefault("[Content_Types].xml", "<Types/>")
    files["_rels/.rels"] = f"<Relationships {space}>{main}{custom}</Relationships>"
    files["word/_rels/document.xml.rels"] = f"<Relationships {space}>{related}</Relationships>"
    return zipped(files)


def odt(parts: dict[str, str]) -> bytes:
    """Return an OpenDocument package of `text`, `automatic` and `styles`, each the inside of its element."""
    automatic = f"<office:automatic-styles>{parts.get('automatic', '')}</office:automatic-styles>"
    body = f"<office:body><office:text>{parts['text']}</office:text></office:body>"
    styles = f"<office:styles>{parts.get('styles', '')}</office:styles>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODF}>{automatic}{body}</office:document-content>",
            "styles.xml": f"<office:document-styles {_ODF}>{styles}</office:document-styles>",
            "meta.xml": f"<office:document-meta {_ODF}>{parts.get('meta', '')}</office:document-meta>",
        }
    )


def flat_odt(parts: dict[str, str]) -> bytes:
    """Return the same document as one XML file (.fodt)."""
    styles = f"<office:styles>{parts.get('styles', '')}</office:styles>"
    automatic = f"<office:automatic-styles>{parts.get('automatic', '')}</office:automatic-styles>"
    body = f"<office:body><office:text>{parts['text']}</office:text></office:body>"
    kind = 'office:mimetype="application/vnd.oasis.opendocument.text"'
    declared = '<?xml version="1.0" encoding="UTF-8"?>'
    return f"{declared}<office:document {_ODF} {kind}>{styles}{automatic}{body}</office:document>".encode()


def zipped(files: dict[str, str]) -> bytes:
    """Return a ZIP file of texts, the mimetype first and stored."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(name, text, how)
    return stream.getvalue()
