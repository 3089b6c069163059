"""Records in XML files, read one by one, so that each has its place and a fault spoils only one.

Nothing outside of the record is read: no document type, no entity of a file's own, no address.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bibtools.model import Fault, Span, Text
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element

_PREFIX = lazy(r"<(/?)[A-Za-z_][\w.-]*:")
_ATTRIBUTE = lazy(r"\sxmlns(?::[\w.-]+)?=(?:\"[^\"]*\"|'[^']*')|(?<=\s)(?:xlink|xsi):(?=[\w.-]+=[\"'])")
_NOT_XML = lazy("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def records(text: Text, name: str, faults: list[Fault]) -> Iterator[tuple[_Element, Span]]:
    """Yield each element of that name with its span, without namespaces; what cannot be read is told in `faults`."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    found = False
    pattern = lazy(rf"<((?:[\w.-]+:)?{name})(?=[\s>])[^>]*>.*?</\1\s*>", 16)
    for match in pattern.finditer(text.content):
        found, span = True, Span(*match.span())
        content = _ATTRIBUTE.sub("", _PREFIX.sub(r"<\1", match[0]))
        try:
            yield etree.fromstring(content.encode(), parser), span
        except etree.XMLSyntaxError as error:
            faults.append(Fault("xml", message("this record is not XML: {reason}", reason=error.msg), span))
    if not found:
        faults.append(Fault("xml", message("there is no <{name}> in this file", name=name), Span(0, 0)))


def content_of(element: _Element) -> str:
    """Return the text of an element and all in it, with single spaces."""
    return " ".join("".join(map(str, element.itertext())).split())


def escaped(text: str) -> str:
    """Return a text as XML has it, with U+FFFD for characters that XML cannot hold."""
    from xml.sax.saxutils import escape

    return escape(_NOT_XML.sub("\ufffd", text))
