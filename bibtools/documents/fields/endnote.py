"""EndNote's travelling library: the XML of `ADDIN EN.CITE` fields.

Source: EndNote's XML export format (the record element) and the reference types of its manual.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from bibtools.documents.fields.works import work
from bibtools.documents.markup import all_text
from bibtools.model.document import CitationItem

_TYPES = {
    "journal article": "article-journal",
    "electronic article": "article-journal",
    "magazine article": "article-magazine",
    "newspaper article": "article-newspaper",
    "book": "book",
    "edited book": "book",
    "classical work": "classic",
    "ancient text": "classic",
    "electronic book": "book",
    "book section": "chapter",
    "electronic book section": "chapter",
    "encyclopedia": "entry-encyclopedia",
    "dictionary": "entry-dictionary",
    "thesis": "thesis",
    "conference paper": "paper-conference",
    "conference proceedings": "paper-conference",
    "report": "report",
    "government document": "report",
    "web page": "webpage",
    "blog": "post-weblog",
    "manuscript": "manuscript",
    "unpublished work": "manuscript",
    "map": "map",
    "patent": "patent",
    "statute": "legislation",
    "case": "legal_case",
    "personal communication": "personal_communication",
    "interview": "interview",
    "film or broadcast": "motion_picture",
    "artwork": "graphic",
    "dataset": "dataset",
    "standard": "standard",
    "pamphlet": "pamphlet",
}
_NAMES = {"authors": "author", "secondary-authors": "editor", "subsidiary-authors": "translator"}
_FIELDS = {
    "titles/title": "title",
    "titles/short-title": "title-short",
    "titles/tertiary-title": "collection-title",
    "pages": "page",
    "volume": "volume",
    "number": "issue",
    "edition": "edition",
    "pub-location": "publisher-place",
    "publisher": "publisher",
    "electronic-resource-num": "DOI",
    "urls/related-urls/url": "URL",
    "language": "language",
    "abstract": "abstract",
    "work-type": "genre",
}
_CONTAINERS = ("titles/secondary-title", "periodical/full-title", "alt-periodical/full-title")
_XML = re.compile(r"<EndNote>.*?</EndNote>", re.DOTALL)
_YEAR = re.compile(r"\d{4}")
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")


def read_endnote(text: str) -> tuple[list[CitationItem], str]:
    """Return the works that EndNote's XML cites and the text that EndNote shows for them; none if it has no XML."""
    found = _XML.search(text)
    if not found or "<!" in found[0]:
        return [], ""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(found[0].encode(), parser)
    if root is None:
        return [], ""
    cites = root.findall("Cite")
    shown = next((text for cite in cites if (text := _text(cite, "DisplayText"))), "")
    return [_item(cite) for cite in cites], shown


def _item(cite: etree._Element) -> CitationItem:
    record = cite.find("record")
    locator = _text(cite, "Pages")
    return CitationItem(
        _text(cite, "RecNum") or " ".join((_text(cite, "Author"), _text(cite, "Year"))),
        work(_csl(record)) if record is not None else None,
        locator,
        "page" if locator else "",
        _text(cite, "Prefix"),
        _text(cite, "Suffix"),
        cite.get("ExcludeAuth") == "1",
        False,
    )


def _text(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return " ".join(all_text(found).split()) if found is not None else ""


def _csl(record: etree._Element) -> dict[str, Any]:
    kind = record.find("ref-type")
    name = (kind.get("name") or "").lower() if kind is not None else ""
    item: dict[str, Any] = {"type": _TYPES.get(name, "document")}
    for path, variable in _FIELDS.items():
        item[variable] = _text(record, path)
    item["container-title"] = next((text for path in _CONTAINERS if (text := _text(record, path))), "")
    for path, variable in _NAMES.items():
        authors = record.findall(f"contributors/{path}/author")
        names = [" ".join(all_text(author).split()) for author in authors]
        item[variable] = [_name(each) for each in names if each]
    number = _text(record, "isbn")
    item["ISSN" if _ISSN.fullmatch(number) else "ISBN"] = number
    year = _text(record, "dates/year")
    item["issued"] = {"date-parts": [[int(year)]]} if _YEAR.fullmatch(year) else {"literal": year}
    return {key: value for key, value in item.items() if value and value != {"literal": ""}}


def _name(text: str) -> dict[str, str]:
    """Read a name as EndNote's manual says: `Family, Given`; a body is one that ends in a comma."""
    family, comma, given = text.partition(",")
    if comma and given.strip():
        return {"family": family.strip(), "given": given.strip()}
    return {"literal": family.strip()}
