"""What tests see of a restyled Word document, without the code that restyled it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ODD_MEMORIES = (
    *("{", "[]", '{"version": 2}', '{"version": 2, "works": [1], "texts": 3}'),
    *("[" * 100_000, f'{{"version": {"1" * 5_000}}}'),
)
"""What a document may say that it remembers, and that cannot be read."""
MAY_CHANGE = {
    *("word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"),
    *("word/_rels/document.xml.rels", "[Content_Types].xml"),
}
"""The parts that a restyled document may change: those with citations, and those that a comment or a memory needs."""
MAY_COME = re.compile(r"word/comments\.xml|customXml/(?:item|itemProps|_rels/item)\d+\.xml(?:\.rels)?")
"""The parts that restyling may add: comments, and what it remembers."""
_TEXT = (f"{W}t", f"{W}delText", f"{W}tab", f"{W}br", f"{W}noBreakHyphen", f"{W}sym")


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def paragraphs(part: bytes, *, rejected: bool = False) -> list[str]:
    """Return the text of each paragraph of a part as XML shows it, with what bibtools tracked rejected or accepted."""
    root = etree.fromstring(part)
    for mark in list(root.iter(f"{W}ins", f"{W}del")):
        if mark.get(f"{W}author") != "bibtools":
            continue
        if (mark.tag == f"{W}ins") == rejected:
            parent = mark.getparent()
            assert parent is not None
            if parent.tag == f"{W}rPr":  # The mark of a paragraph that goes.
                paragraph = parent.getparent().getparent()  # type: ignore[union-attr]
                paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]
            else:
                parent.remove(mark)
    return [_text(paragraph) for paragraph in root.iter(f"{W}p")]


def _text(paragraph: etree._Element) -> str:
    found = []
    for each in paragraph.iter(*_TEXT):
        if each.tag in (f"{W}t", f"{W}delText"):
            found.append(each.text or "")
        elif next(each.iterancestors(f"{W}r"), None) is not None:
            found.append(f"<{etree.QName(each).localname}>")
    return "".join(found)
