"""Trees of web pages and of the chapters of books."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree, html

from bibtools.documents.markup import Element, split_name
from bibtools.errors import InputError
from bibtools.language.text_files import read_text
from bibtools.model.library import Fault
from bibtools.support.dataclass import dataclass

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
_HEAD = 4096
_EMPTY = b"<html><body></body></html>"


@dataclass(frozen=True, slots=True)
class Page:
    """A page or chapter: its path in the book (empty for a web page) and its root."""

    path: str
    root: Element


def decoded(data: bytes, name: str, encoding: str | None) -> tuple[str, tuple[Fault, ...]]:
    """Return the text of a page, in the encoding that it declares if none is told, and what is odd about it."""
    if encoding is None and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        declared = _CHARSET.search(data[:_HEAD])
        encoding = _usable(declared[1].decode("ascii"), data) if declared else None
    text, faults = read_text(data, name, encoding)
    content = text.content.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", content), faults


def _usable(encoding: str, data: bytes) -> str | None:
    """Return the declared encoding if the bytes can be read in it, else None: then it is found out."""
    try:
        data.decode(encoding)
    except (LookupError, UnicodeError):
        return None
    return encoding


def parse_html(text: str, name: str) -> Element:
    """Return the tree of a page; whatever is wrong with its markup is mended as well as can be.

    Raise InputError if its elements are nested deeper than the parser follows (2048): it would drop what is inside.
    """
    content = _DECLARATION.sub("", text).encode("utf-8", "replace")
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(content if content.strip() else _EMPTY, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        # There is no element and no text in it: a comment, or nothing at all.
        return html.document_fromstring(_EMPTY)
    if any("depth" in entry.message for entry in parser.error_log):
        hint = "open it in a browser and save its text"
        raise InputError("this HTML is nested too deep to be read", hint=hint, file=name)
    return root


def parse_xhtml(data: bytes, name: str) -> Element:
    """Return the tree of a chapter: as XML with HTML's named characters, else, if it is not well-formed, as HTML."""
    text, _ = decoded(data, name, None)

    def character(match: re.Match[str]) -> str:
        found = html5.get(f"{match[1]};") if match[1] not in _OF_XML else None
        return "".join(f"&#{ord(each)};" for each in found) if found else match[0]

    content = _NAMED.sub(character, _DECLARATION.sub("", text)).encode("utf-8", "replace")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser) if b"<!ENTITY" not in content else parse_html(text, name)
    except (etree.XMLSyntaxError, ValueError):
        return parse_html(text, name)


def tag_of(element: Element) -> str:
    """Return the name of an element in lower case, without its namespace; empty for what is no element."""
    return split_name(element.tag)[1].lower() if isinstance(element.tag, str) else ""
