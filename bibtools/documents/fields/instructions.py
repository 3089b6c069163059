"""Instructions of fields in Word and RTF documents, and names of reference marks in OpenDocument."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping, Sequence

from bibtools.documents.fields.csl_citation import items_of, read_json, written_in
from bibtools.documents.fields.endnote import read_endnote
from bibtools.documents.fields.word_citation import read_citation
from bibtools.model.document import CitationItem
from bibtools.model.reference import Reference
from bibtools.support.dataclass import dataclass

_BIBLIOGRAPHIES = (
    ("ZOTERO_BIBL", "zotero"),
    ("CSL_BIBLIOGRAPHY", "mendeley-desktop"),
    ("MENDELEY_BIBLIOGRAPHY", "mendeley-cite"),
    ("EN.REFLIST", "endnote"),
    ("JR_bib", "jabref"),
)
_JABREF = re.compile(r"JABREF_(.+?) CID_\d+")
_JABREF_OLD = re.compile(r"JR_cite\d*_(\d)_(.+)")


@dataclass(frozen=True, slots=True)
class FieldCode:
    """What a field is: a citation (`kind`, `items`, `written`), a `bibliography` or a table of `contents`."""

    kind: str = ""
    items: Sequence[CitationItem] = ()
    written: str = ""
    bibliography: str = ""
    contents: bool = False


_NOTHING = FieldCode()


def read_instruction(text: str, data: str, sources: Mapping[str, Reference]) -> FieldCode:
    """Return what the instruction of a Word field says.

    `data` is the Base64 text of its `w:fldData`, where EndNote keeps what is too long for an instruction;
    `sources` are the document's own works by their tags.
    """
    words = text.split(None, 2)
    head = words[0].upper() if words else ""
    if head == "TOC":
        return FieldCode(contents=True)
    if head == "BIBLIOGRAPHY":
        return FieldCode(bibliography="word")
    if head == "CITATION":
        return FieldCode("word", read_citation(text, sources))
    if head != "ADDIN" or len(words) < 2:
        return _NOTHING
    if words[1].upper() in ("EN.CITE", "EN.CITE.DATA"):
        return _endnote(text, data)
    return read_mark(text.strip()[len("ADDIN") :].strip())


def read_mark(name: str) -> FieldCode:
    """Return what the name of a reference mark, section or bookmark says (an instruction without `ADDIN`)."""
    head = name[:80]
    for word, kind in _BIBLIOGRAPHIES:
        if word in head:
            return FieldCode(bibliography=kind)
    if head.startswith(("ZOTERO_ITEM", "ZOTERO_CITATION", "CSL_CITATION")):
        citation = read_json(name)
        kind = "zotero" if head.startswith("ZOTERO") else "mendeley-desktop"
        return FieldCode(kind, items_of(citation), written_in(citation)) if citation else _NOTHING
    return _jabref(name)


def read_tag(tag: str) -> FieldCode:
    """Return what the tag of a content control says; Mendeley Cite keeps its citations there as Base64."""
    if tag.startswith("MENDELEY_BIBLIOGRAPHY"):
        return FieldCode(bibliography="mendeley-cite")
    if not tag.startswith("MENDELEY_CITATION_"):
        return _NOTHING
    try:
        text = base64.b64decode(tag.rsplit("_", 1)[1]).decode("utf-8")
    except (ValueError, binascii.Error):
        return _NOTHING
    citation = read_json(text)
    return FieldCode("mendeley-cite", items_of(citation), written_in(citation)) if citation else _NOTHING


def _endnote(text: str, data: str) -> FieldCode:
    source = text
    if "<EndNote" not in source and data:
        try:
            source = base64.b64decode(data).decode("utf-8", "replace")
        except (ValueError, binascii.Error):
            return _NOTHING
    items, written = read_endnote(source)
    return FieldCode("endnote", items, written) if items else _NOTHING


def _jabref(name: str) -> FieldCode:
    """Read a mark of JabRef: `JABREF_key CID_1 …`, one or several, or `JR_cite_1_key1,key2` of its older styles."""
    keys = _JABREF.findall(name) if name.startswith("JABREF_") else []
    if keys:
        return FieldCode("jabref", [CitationItem(key.strip(" ,")) for key in keys])
    old = _JABREF_OLD.fullmatch(name)
    if old:
        return FieldCode("jabref", [CitationItem(key.strip()) for key in old[2].split(",")])
    return _NOTHING
