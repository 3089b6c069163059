"""XML parts, parsed so that nothing outside the document is read and nothing in it multiplies."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from bibtools.documents.packages import Package
from bibtools.errors import InputError
from bibtools.support.messages import message

Element = etree._Element
_ENTITY = "<!ENTITY"
_ENTITY_BYTES = tuple(_ENTITY.encode(codec) for codec in ("ascii", "utf-16-le", "utf-16-be"))


def parse_part(package: Package, part: str) -> Element:
    """Return the root of an XML part. Raise InputError if it is missing, damaged or declares entities."""
    try:
        return _parse(package.read(part))
    except _Fault as fault:
        raise package.damaged(message("the part {part} {fault}", part=part, fault=fault)) from None


def parse_whole(package: Package, part: str) -> Element:
    """Return the root of an XML part that is to be written again: comments and processing instructions are kept."""
    try:
        return _parse(package.read(part), whole=True)
    except _Fault as fault:
        raise package.damaged(message("the part {part} {fault}", part=part, fault=fault)) from None


def parse_bytes(data: bytes, name: str, kind: str, *, whole: bool = False) -> Element:
    """Return the root of an XML file that is no package, comments and processing instructions included if `whole`.

    Raise InputError if it is damaged or declares entities.
    """
    try:
        return _parse(data, whole=whole)
    except _Fault as fault:
        hint = "open it in the program that wrote it and save it again"
        raise InputError(
            message("this {kind} file is damaged: it {fault}", kind=kind, fault=fault), hint=hint, file=name
        ) from None


class _Fault(Exception):
    """What is wrong with the XML: the end of a sentence."""


def _parse(data: bytes, *, whole: bool = False) -> Element:
    if any(mark in data for mark in _ENTITY_BYTES):
        raise _Fault(message("declares entities, which no such document needs"))
    try:
        return etree.fromstring(data, _parser(whole=whole))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _Fault(message("is not well-formed ({error})", error=error)) from None


def optional_part(package: Package, part: str) -> Element | None:
    """Return the root of an XML part, None if there is no such part."""
    return parse_part(package, part) if part and part in package else None


def _parser(*, whole: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=not whole,
        remove_pis=not whole,
    )


def all_text(element: Element) -> str:
    """Return all text within an element, as it stands."""
    return "".join(str(piece) for piece in element.itertext())


@lru_cache(maxsize=4096)
def split_name(tag: str) -> tuple[str, str]:
    """Return namespace and local name of a tag or attribute in lxml's form `{namespace}name`."""
    namespace, brace, local = tag.rpartition("}")
    return (namespace[1:], local) if brace else ("", tag)
