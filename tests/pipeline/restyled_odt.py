"""What tests see of a restyled OpenDocument text, without the code that restyled it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

from lxml import etree

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CREATOR = ".//{http://purl.org/dc/elements/1.1/}creator"
_FIXED = {f"{TEXT}s": "\0", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\v"}


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def zipped_again(files: Mapping[str, bytes]) -> bytes:
    """Return a package of some parts, the mimetype stored."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(
                name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            )
    return stream.getvalue()


def text_of(content: bytes, *, rejected: bool = False) -> str:
    """Return the text of a content part, a line a paragraph and each note in brackets where its mark stands.

    What bibtools tracked is accepted or `rejected`; the changes of others are accepted.
    """
    return _Reading(etree.fromstring(content), rejected=rejected).text()


class _Reading:
    def __init__(self, root: etree._Element, *, rejected: bool) -> None:
        self._rejected = rejected
        self._body = root.find(f"{OFFICE}body/{OFFICE}text")
        self._regions = {
            each.get(f"{TEXT}id"): each[0]
            for each in root.iter(f"{TEXT}changed-region")
            if each.findtext(_CREATOR) == "bibtools"
        }
        self._open: set[str | None] = set()
        self._out: list[str] = []

    def text(self) -> str:
        assert self._body is not None
        self._children(self._body, inside=False)
        text = re.sub(r"(?m)(^| ) +", r"\1", "".join(self._out))
        return text.replace("\0", " ")

    def _write(self, text: str | None, *, inside: bool) -> None:
        if text and inside and not self._open:
            self._out.append(re.sub(r"[ \t\r\n]+", " ", text))

    def _put(self, text: str) -> None:
        if not self._open:
            self._out.append(text)

    def _children(self, element: etree._Element, *, inside: bool) -> None:
        self._write(element.text, inside=inside)
        for each in element:
            self._element(each, inside=inside)
            self._write(each.tail, inside=inside)

    def _element(self, each: etree._Element, *, inside: bool) -> None:
        tag = each.tag
        if tag in (f"{TEXT}p", f"{TEXT}h"):
            self._children(each, inside=True)
            self._put("\n")
        elif tag == f"{TEXT}note":
            self._put("⟦")
            body = each.find(f"{TEXT}note-body")
            assert body is not None
            self._children(body, inside=False)
            self._put("⟧")
        elif tag in _FIXED:
            self._put(_FIXED[str(tag)] * int(each.get(f"{TEXT}c") or 1))
        elif tag in (f"{TEXT}change", f"{TEXT}change-start", f"{TEXT}change-end"):
            self._change(each)
        elif isinstance(tag, str) and tag not in (f"{TEXT}tracked-changes", f"{OFFICE}annotation"):
            self._children(each, inside=inside)

    def _change(self, mark: etree._Element) -> None:
        id = mark.get(f"{TEXT}change-id")
        region = self._regions.get(id)
        if region is None or not self._rejected:
            return
        if mark.tag == f"{TEXT}change-start":
            self._open.add(id)
        elif mark.tag == f"{TEXT}change-end":
            self._open.discard(id)
        elif not self._open:
            paragraphs = [each for each in region if each.tag in (f"{TEXT}p", f"{TEXT}h")]
            for number, each in enumerate(paragraphs):
                self._put("\n" if number else "")
                self._children(each, inside=True)
