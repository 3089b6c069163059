"""Write references as TEI, as GROBID answers (https://grobid.readthedocs.io/en/latest/TEI-encoding-of-results/)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from bibtools.model import Date, Name, Record, Reference
from bibtools.support.patterns import lazy
from bibtools.web.work import stated

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEI = "http://www.tei-c.org/ns/1.0"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_ILLEGAL = lazy("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything but Char of XML 1.0 (https://www.w3.org/TR/xml/#charsets)."""
_LEVELS = {"article-journal": "j", "article-magazine": "j", "article-newspaper": "j", "review": "j"}


def bibl_struct(record: Record, number: int | None = None) -> _Element:
    """Return the `biblStruct` of a reference; with a number it has the id `b` and that number.

    It holds what stands in the text and nothing else (`work.stated`); the text itself is the last note.
    """
    from lxml import etree

    made = etree.Element("biblStruct")
    if number is not None:
        made.set(_ID, f"b{number}")
    reference = stated(record)
    part = reference.container_title or reference.type in _LEVELS
    if part:
        analytic = etree.SubElement(made, "analytic")
        _title(analytic, reference.title, "a")
        _people(analytic, "author", reference.author)
        _identifiers(analytic, reference)
    monograph = etree.SubElement(made, "monogr")
    level = _LEVELS.get(reference.type, "m")
    _title(monograph, reference.container_title if part else reference.title, level)
    if not part:
        _people(monograph, "author", reference.author)
        _identifiers(monograph, reference)
    _people(monograph, "editor", reference.editor)
    _imprint(monograph, reference)
    if reference.collection_title:
        _title(etree.SubElement(made, "series"), reference.collection_title, "s")
    note = etree.SubElement(made, "note", type="raw_reference")
    note.text = _legal(record.raw)
    return made


def document(records: Sequence[Record]) -> bytes:
    """Return a whole TEI document with a list of references."""
    from lxml import etree

    root = etree.fromstring(f'<TEI xmlns="{_TEI}"/>')
    etree.SubElement(etree.SubElement(etree.SubElement(root, "teiHeader"), "fileDesc"), "titleStmt")
    text = etree.SubElement(root, "text")
    etree.SubElement(text, "front")
    etree.SubElement(text, "body")
    division = etree.SubElement(etree.SubElement(text, "back"), "div", type="references")
    listed = etree.SubElement(division, "listBibl")
    for number, record in enumerate(records):
        listed.append(bibl_struct(record, number))
    made = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    # Elements that were made without a namespace are of TEI's, as the default namespace of the root says.
    return bytes(made.replace(b' xmlns=""', b""))


def fragment(record: Record) -> bytes:
    """Return the `biblStruct` of one reference, as GROBID's processCitation gives it."""
    from lxml import etree

    return bytes(etree.tostring(bibl_struct(record), encoding="UTF-8", pretty_print=True))


def _title(parent: _Element, title: str, level: str) -> None:
    from lxml import etree

    made = etree.SubElement(parent, "title", level=level)
    made.text = _legal(title)
    if level in ("a", "m"):
        made.set("type", "main")


def _people(parent: _Element, role: str, people: Iterable[Name]) -> None:
    from lxml import etree

    for name in people:
        if name.others:
            continue
        person = etree.SubElement(parent, role)
        if name.literal or not name.family:
            etree.SubElement(person, "orgName").text = _legal(str(name))
            continue
        parts = etree.SubElement(person, "persName")
        for place, given in enumerate(name.given.split()):
            etree.SubElement(parts, "forename", type="middle" if place else "first").text = _legal(given)
        family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
        etree.SubElement(parts, "surname").text = _legal(family)


def _identifiers(parent: _Element, reference: Reference) -> None:
    from lxml import etree

    for kind, value in (
        ("DOI", reference.doi),
        ("ISBN", reference.isbn),
        ("ISSN", reference.issn),
    ):
        if value:
            etree.SubElement(parent, "idno", type=kind).text = _legal(value)
    if reference.url:
        etree.SubElement(parent, "ptr", target=_legal(reference.url))


def _imprint(parent: _Element, reference: Reference) -> None:
    from lxml import etree

    imprint = etree.SubElement(parent, "imprint")
    for name, value in (("publisher", reference.publisher), ("pubPlace", reference.publisher_place)):
        if value:
            etree.SubElement(imprint, name).text = _legal(value)
    for unit, value in (("volume", reference.volume), ("issue", reference.issue)):
        if value:
            etree.SubElement(imprint, "biblScope", unit=unit).text = _legal(value)
    if reference.page:
        scope = etree.SubElement(imprint, "biblScope", unit="page")
        first, dash, last = reference.page.replace("–", "-").partition("-")
        if dash and last.strip():
            scope.set("from", _legal(first.strip()))
            scope.set("to", _legal(last.strip()))
        else:
            scope.text = _legal(reference.page)
    if isinstance(reference.issued, Date):
        written = reference.issued.written or str(reference.issued)
        etree.SubElement(imprint, "date", type="published", when=str(reference.issued)).text = _legal(written)
    elif reference.issued:
        etree.SubElement(imprint, "date", type="published").text = _legal(reference.issued)


def _legal(text: str) -> str:
    """Return a text without the characters that XML 1.0 cannot hold."""
    return _ILLEGAL.sub("", text)
