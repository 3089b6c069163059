"""Read dumps of library and repository records: Dublin Core as OAI-PMH gives it, and MARCXML.

Specifications: https://www.openarchives.org/OAI/openarchivesprotocol.html (2.0), https://www.loc.gov/standards/marcxml/.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bibtools.catalogues.card import doi_of, isbn_of
from bibtools.catalogues.catalogue import NoAnswer
from bibtools.catalogues.online.marc import reference_of
from bibtools.catalogues.online.values import name_of, year_of
from bibtools.errors import InputError
from bibtools.model import Reference
from bibtools.support.messages import message

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.catalogues.online.session import Session

_DC = "{http://purl.org/dc/elements/1.1/}"
_OAI = "{http://www.openarchives.org/OAI/2.0/}"
_RECORDS = ("{http://www.openarchives.org/OAI/2.0/oai_dc/}dc", "{http://www.loc.gov/MARC21/slim}record")


def read(path: Path) -> Iterator[Reference]:
    """Yield the works of a dump, one after the other: memory does not grow with the file.

    Raise InputError if the file cannot be read or is no XML.
    """
    from lxml import etree

    try:
        # Without the expansion of entities and huge trees: the file may be a stranger's.
        parts = etree.iterparse(
            str(path), tag=_RECORDS, resolve_entities=False, no_network=True, load_dtd=False
        )
        for _, element in parts:
            made = reference_of(element) if element.tag == _RECORDS[1] else _dublin_core(element)
            _forget(element)
            if made.title:
                yield made
    except etree.XMLSyntaxError as error:
        hint = "Give a dump in Dublin Core (oai_dc) or MARCXML, whole."
        raise InputError(
            message("this file is not well-formed XML: {reason}", reason=error.msg), hint=hint, file=str(path)
        ) from error
    except OSError as error:
        reason = message(error.strerror or str(error))
        raise InputError(
            message("cannot read: {reason}", reason=reason),
            hint="Check the name of the file.",
            file=str(path),
        ) from error


def harvest(address: str, session: Session, part: str = "") -> Iterator[Reference]:
    """Yield all works of a repository that speaks OAI-PMH 2.0, or of a set of it (`part`), a page after the other.

    Deleted records are left out. Raise InputError if the repository does not answer, or answers with an error.
    """
    asked = {"verb": "ListRecords", "metadataPrefix": "oai_dc"} | ({"set": part} if part else {})
    seen: set[str] = set()
    while asked:
        try:
            root = session.xml(address, asked)
        except NoAnswer as error:
            hint = "Try again later, or give the answers saved in files."
            raise InputError(
                message("the repository gave no answer: {error}", error=error), hint=hint, file=address
            ) from error
        if root is None:
            raise InputError("there is no such repository", hint="Check the address.", file=address)
        fault = root.find(f".//{_OAI}error")
        if fault is not None and fault.get("code") != "noRecordsMatch":
            said = f"{fault.get('code')}: {' '.join((fault.text or '').split())}"
            raise InputError(
                message("the repository refuses: {said}", said=said),
                hint="Check the address and --set.",
                file=address,
            )
        for element in root.iter(_RECORDS[0]):
            made = _dublin_core(element)
            if made.title:
                yield made
        token = (root.findtext(f".//{_OAI}resumptionToken") or "").strip()
        # A repository that gives the same token again would never end.
        asked = {"verb": "ListRecords", "resumptionToken": token} if token and token not in seen else {}
        seen.add(token)


def _forget(element: _Element) -> None:
    """Free a record that was read, and those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _dublin_core(element: _Element) -> Reference:
    """Return the work of a Dublin Core record; `dc:source` is the journal, where the record is of an article."""
    values: dict[str, list[str]] = {}
    for child in element:
        if isinstance(child.tag, str) and child.tag.startswith(_DC) and child.text:
            values.setdefault(child.tag.removeprefix(_DC), []).append(" ".join(child.text.split()))

    def first(name: str) -> str:
        return values.get(name, [""])[0]

    kinds = " ".join(values.get("type", ())).lower()
    article = "article" in kinds or "makale" in kinds
    identifiers = " ".join(values.get("identifier", ()))
    return Reference(
        type="article-journal" if article else "thesis" if "thesis" in kinds or "tez" in kinds else "book",
        title=first("title"),
        author=tuple(name_of(each) for each in values.get("creator", ())),
        issued=year_of(first("date")),
        container_title=first("source").split(";")[0].strip() if article else "",
        publisher="" if article else first("publisher"),
        language=first("language"),
        doi=doi_of(identifiers),
        isbn=""
        if article
        else isbn_of(next((each for each in values.get("identifier", ()) if isbn_of(each)), "")),
        url=next((each for each in values.get("identifier", ()) if each.startswith("http")), ""),
    )
