"""The Library of Congress's MODS, read.

Source: “MODS User Guidelines” (version 3) of the Library of Congress: elements, types of `relatedItem` and of `part`.
Roles are read as terms and as MARC codes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bibtools.formats.loaded import Loaded
from bibtools.formats.tagged import read_date, read_name
from bibtools.formats.xml_records import content_of, records
from bibtools.language.languages import language_tag
from bibtools.model import Date, EdtfError, Fault, Name, Reference, Span, Text

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROLES = {
    "author": "author",
    "aut": "author",
    "creator": "author",
    "cre": "author",
    "editor": "editor",
    "edt": "editor",
    "translator": "translator",
    "trl": "translator",
    "compiler": "compiler",
    "com": "compiler",
    "illustrator": "illustrator",
    "ill": "illustrator",
    "composer": "composer",
    "cmp": "composer",
    "contributor": "contributor",
    "ctb": "contributor",
    "recipient": "recipient",
    "rcp": "recipient",
    "interviewer": "interviewer",
    "ivr": "interviewer",
}
_GENRES = {
    "article": "article-journal",
    "journal article": "article-journal",
    "academic journal": "article-journal",
    "newspaper": "article-newspaper",
    "newspaper article": "article-newspaper",
    "magazine article": "article-magazine",
    "book": "book",
    "book chapter": "chapter",
    "conference publication": "paper-conference",
    "conference paper": "paper-conference",
    "thesis": "thesis",
    "doctoral thesis": "thesis",
    "report": "report",
    "technical report": "report",
    "patent": "patent",
    "map": "map",
    "letter": "personal_communication",
    "interview": "interview",
    "web site": "webpage",
    "dataset": "dataset",
    "periodical": "periodical",
    "encyclopedia": "book",
    "review": "review",
    "legislation": "legislation",
    "legal case and case notes": "legal_case",
}
_RESOURCES = {
    "cartographic": "map",
    "moving image": "motion_picture",
    "still image": "graphic",
    "notated music": "musical_score",
    "sound recording": "song",
    "sound recording-musical": "song",
    "sound recording-nonmusical": "song",
    "software, multimedia": "software",
}
_IDENTIFIERS = {"isbn": "ISBN", "issn": "ISSN", "doi": "DOI", "uri": "URL", "pmid": "PMID"}
_READ = frozenset(
    "titleInfo name typeOfResource genre originInfo language abstract note subject identifier location part "
    "relatedItem recordInfo physicalDescription".split()
)


def read(text: Text) -> Loaded:
    """Return the records of a file."""
    references: list[Reference] = []
    spans: list[Span] = []
    faults: list[Fault] = []
    for element, span in records(text, "mods", faults):
        references.append(_reference(element))
        spans.append(span)
    return Loaded(tuple(references), tuple(spans), tuple(faults))


def _reference(mods: _Element) -> Reference:
    host = next((each for each in mods.findall("relatedItem") if each.get("type") == "host"), None)
    series = next((each for each in mods.findall("relatedItem") if each.get("type") == "series"), None)
    values: dict[str, Any] = {"title": _title(mods), "title-short": _title(mods, "abbreviated")}
    _people(mods, values)
    _origin(mods, values)
    _identifiers(mods, values)
    _own(mods, values)
    if host is not None:
        _host(host, values)
    if series is not None:
        values["collection-title"] = _title(series, numbered=False)
        values["collection-number"] = _detail(series, "volume") or _texts(series, "titleInfo/partNumber")
    _part(mods, values)
    kind = _type(mods, host)
    extra: dict[str, Any] = {}
    for child in mods:
        if child.tag not in _READ and content_of(child):
            name = f"mods-{child.tag}"
            extra[name] = "; ".join(filter(None, (extra.get(name, ""), content_of(child))))
    identifier = str(mods.get("ID") or _texts(mods, "identifier[@type='citekey']"))
    made = Reference(id=identifier, type=kind)
    return made.with_values({name: value for name, value in {**extra, **values}.items() if value})


def _type(mods: _Element, host: _Element | None) -> str:
    """Return the CSL type: by the genre, else by the host and its issuance, else by the kind of resource."""
    for each in mods.findall("genre"):
        if (found := _GENRES.get(content_of(each).lower())) is not None:
            return "chapter" if found == "book" and host is not None else found
    if host is not None:
        serial = _texts(host, "originInfo/issuance") in ("continuing", "serial")
        genres = [content_of(each).lower() for each in host.findall("genre")]
        if serial or host.find("part/detail[@type='issue']") is not None or "academic journal" in genres:
            return "article-journal"
        return "paper-conference" if "conference publication" in genres else "chapter"
    resource = _texts(mods, "typeOfResource")
    if resource in _RESOURCES:
        return _RESOURCES[resource]
    issuance = _texts(mods, "originInfo/issuance")
    return (
        "book"
        if issuance == "monographic"
        else "periodical"
        if issuance in ("continuing", "serial")
        else "document"
    )


def _texts(element: _Element, path: str) -> str:
    """Return the texts of the elements at a path."""
    return "; ".join(dict.fromkeys(filter(None, map(content_of, element.findall(path)))))


def _title(element: _Element, kind: str = "", *, numbered: bool = True) -> str:
    """Return the first title of a kind: article, title, subtitle, number and name of the part."""
    for info in element.findall("titleInfo"):
        if (info.get("type") or "") != kind:
            continue
        parts = {
            each: _texts(info, each) for each in ("nonSort", "title", "subTitle", "partNumber", "partName")
        }
        joined = parts["nonSort"] if parts["nonSort"].endswith(("'", "’", "-")) else f"{parts['nonSort']} "
        title = f"{joined}{parts['title']}".strip()
        title = f"{title}: {parts['subTitle']}" if parts["subTitle"] else title
        part = ", ".join(filter(None, (parts["partNumber"], parts["partName"])))
        return f"{title}. {part}" if part and numbered else title
    return ""


def _people(element: _Element, values: dict[str, Any]) -> None:
    for each in element.findall("name"):
        roles = [content_of(role).lower().strip(".") for role in each.findall("role/roleTerm")]
        variable = next((_ROLES[role] for role in roles if role in _ROLES), "" if roles else "author")
        if each.get("type") == "conference":
            values["event-title"] = _texts(each, "namePart")
        elif name := _name(each):
            variable = variable or "contributor"
            values[variable] = (*values.get(variable, ()), name)


def _name(element: _Element) -> Name | None:
    parts: dict[str, list[str]] = {}
    for each in element.findall("namePart"):
        parts.setdefault(str(each.get("type") or ""), []).append(content_of(each))
    whole, family = " ".join(parts.get("", ())), " ".join(parts.get("family", ()))
    if not family:
        if not whole:
            return None
        return Name(literal=whole) if element.get("type") == "corporate" else read_name(whole)
    given, suffix = " ".join(parts.get("given", ())), " ".join(parts.get("termsOfAddress", ()))
    return Name(family, given, suffix=suffix)


def _origin(element: _Element, values: dict[str, Any]) -> None:
    """Read publisher, place, edition and date; what is known stays."""
    places = (
        content_of(each)
        for each in element.findall("originInfo/place/placeTerm")
        if each.get("type") != "code"
    )
    found: dict[str, Any] = {
        "publisher": _texts(element, "originInfo/publisher"),
        "publisher-place": "; ".join(dict.fromkeys(places)),
        "edition": _texts(element, "originInfo/edition"),
        "issued": next(filter(None, map(_date, _dates(element))), None),
    }
    for name, value in found.items():
        values[name] = values.get(name) or value


def _dates(element: _Element) -> Iterator[list[_Element]]:
    for path in ("originInfo/dateIssued", "part/date", "originInfo/dateCreated", "originInfo/copyrightDate"):
        each = element.findall(path)
        # A date that is encoded, as w3cdtf or EDTF, is better than one that is written out.
        yield sorted(each, key=lambda one: (not one.get("encoding"), one.get("point") == "end"))


def _date(elements: list[_Element]) -> Date | str | None:
    texts = [content_of(each) for each in elements if content_of(each)]
    if not texts:
        return None
    end = next((content_of(each) for each in elements if each.get("point") == "end"), "")
    try:
        return Date(f"{texts[0]}/{end}" if end else texts[0])
    except (EdtfError, ValueError):
        return read_date(texts[0]) or texts[0]


def _identifiers(element: _Element, values: dict[str, Any]) -> None:
    for each in element.findall("identifier"):
        name = _IDENTIFIERS.get(str(each.get("type") or "").lower())
        if name and not values.get(name) and each.get("invalid") != "yes":
            values[name] = content_of(each)
        elif not name and each.get("type") != "citekey" and content_of(each):
            other = f"mods-identifier-{each.get('type') or 'other'}"
            values[other] = "; ".join(filter(None, (values.get(other, ""), content_of(each))))


def _own(mods: _Element, values: dict[str, Any]) -> None:
    """Read what stands in the record itself."""
    url = mods.find("location/url")
    if url is not None:
        values["URL"] = content_of(url)
        values["accessed"] = (
            read_date(str(url.get("dateLastAccessed") or "")) if url.get("dateLastAccessed") else None
        )
    values["archive"] = _texts(mods, "location/physicalLocation")
    values["call-number"] = _texts(mods, "location/shelfLocator")
    terms = mods.findall("language/languageTerm")
    codes = [content_of(each) for each in terms if each.get("type") == "code"] or [
        content_of(each) for each in terms
    ]
    values["language"] = ", ".join(dict.fromkeys(language_tag(each) or each for each in codes))
    values["abstract"] = _texts(mods, "abstract")
    values["note"] = _texts(mods, "note")
    values["dimensions"] = _texts(mods, "physicalDescription/extent")
    values["keyword"] = (
        ", ".join(_texts(mods, "subject/topic").split("; ")) if mods.find("subject/topic") is not None else ""
    )


def _host(host: _Element, values: dict[str, Any]) -> None:
    """Read the work that this one is a part of."""
    values["container-title"] = _title(host) or _title(host, "abbreviated")
    values["container-title-short"] = _title(host, "abbreviated")
    people: dict[str, Any] = {}
    _people(host, people)
    for role, names in people.items():
        variable = "container-author" if role == "author" else role
        values[variable] = values.get(variable) or names
    _origin(host, values)
    _identifiers(host, values)
    _part(host, values)


def _part(element: _Element, values: dict[str, Any]) -> None:
    """Read volume, issue and pages."""
    for variable, kinds in (
        ("volume", ("volume",)),
        ("issue", ("issue", "number")),
        ("chapter-number", ("chapter",)),
    ):
        values[variable] = values.get(variable) or next(
            filter(None, (_detail(element, kind) for kind in kinds)), ""
        )
    for extent in element.findall("part/extent"):
        start, end = _texts(extent, "start"), _texts(extent, "end")
        pages = f"{start}-{end}" if start and end and start != end else start or end or _texts(extent, "list")
        if extent.get("unit") in ("page", "pages", None) and not values.get("page"):
            values["page"] = pages


def _detail(element: _Element, kind: str) -> str:
    return _texts(element, f"part/detail[@type='{kind}']/number")
