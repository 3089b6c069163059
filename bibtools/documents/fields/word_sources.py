"""Word's list of sources: the part with the root `b:Sources` (ECMA-376 part 1, 22.6)."""

from __future__ import annotations

from typing import Any

from lxml import etree

from bibtools.documents.fields.works import work
from bibtools.language.months import MONTH
from bibtools.model.reference import Reference
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy
from bibtools.support.whole_numbers import whole_number

NAMESPACES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/bibliography",
    "http://purl.oclc.org/ooxml/officeDocument/bibliography",
)
_TYPES = {
    "ArticleInAPeriodical": "article-magazine",
    "Book": "book",
    "BookSection": "chapter",
    "JournalArticle": "article-journal",
    "ConferenceProceedings": "paper-conference",
    "Report": "report",
    "SoundRecording": "song",
    "Performance": "performance",
    "Art": "graphic",
    "DocumentFromInternetSite": "webpage",
    "InternetSite": "webpage",
    "Film": "motion_picture",
    "Interview": "interview",
    "Patent": "patent",
    "ElectronicSource": "document",
    "Case": "legal_case",
    "Misc": "document",
}
_NAMES = {
    "Author": "author",
    "Editor": "editor",
    "Translator": "translator",
    "BookAuthor": "container-author",
    "Compiler": "compiler",
    "Composer": "composer",
    "Director": "director",
    "Interviewee": "author",
    "Interviewer": "interviewer",
    "Inventor": "author",
    "Artist": "author",
    "Performer": "performer",
    "ProducerName": "producer",
}
_CONTAINERS = (
    *("JournalName", "PeriodicalTitle", "BookTitle", "ConferenceName", "InternetSiteTitle"),
    *("PublicationTitle", "AlbumTitle", "Reporter"),
)
_PUBLISHERS = (
    "Publisher",
    "Institution",
    "Distributor",
    "ProductionCompany",
    "Broadcaster",
    "RecordingNumber",
)
_FIELDS = {
    "Title": "title",
    "ShortTitle": "title-short",
    "Volume": "volume",
    "Issue": "issue",
    "Pages": "page",
    "Edition": "edition",
    "ThesisType": "genre",
    "URL": "URL",
    "DOI": "DOI",
    "Medium": "medium",
    "Comments": "note",
    "NumberVolumes": "number-of-volumes",
    "ChapterNumber": "chapter-number",
    "Court": "authority",
    "CaseNumber": "number",
    "PatentNumber": "number",
    "Version": "version",
}
_PLACES = ("City", "StateProvince", "CountryRegion")
_MONTH = lazy(rf"{MONTH}\.?")
_ISBN_TYPES = frozenset(("Book", "BookSection", "ConferenceProceedings"))


def read_sources(root: etree._Element) -> dict[str, Reference]:
    """Return the works of a sources part by their tags; the tag is the id of the Reference."""
    found = (_source(element) for element in root if _name(element) == "Source")
    return {tag: reference for tag, reference in found if tag}


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _source(element: etree._Element) -> tuple[str, Reference]:
    values = {_name(child): (child.text or "").strip() for child in element if len(child) == 0}
    kind = values.get("SourceType", "")
    tag = values.get("Tag", "")
    genre = values.get("ThesisType", "")
    item: dict[str, Any] = {
        "id": tag,
        "type": "thesis" if kind == "Report" and genre else _TYPES.get(kind, "document"),
    }
    item.update({variable: values.get(name) for name, variable in _FIELDS.items()})
    item["container-title"] = next((values[name] for name in _CONTAINERS if values.get(name)), "")
    item["publisher"] = next((values[name] for name in _PUBLISHERS if values.get(name)), "")
    item["publisher-place"] = ", ".join(values[name] for name in _PLACES if values.get(name))
    item["ISBN" if kind in _ISBN_TYPES else "number"] = values.get("StandardNumber") or item.get("number")
    item["issued"] = _date(values.get("Year", ""), values.get("Month", ""), values.get("Day", ""))
    item["accessed"] = _date(*(values.get(f"{part}Accessed", "") for part in ("Year", "Month", "Day")))
    item.update(_people(element))
    return tag, work({key: value for key, value in item.items() if value})


def _date(year: str, month: str, day: str) -> dict[str, Any] | None:
    """Return the CSL date of Word's three texts; what is no number nor a month's name is kept as written."""
    if not year:
        return None
    years, days = whole_number(year, None), whole_number(day, None)
    number = whole_number(month, None) or _month(month)
    if years is None or (month and not number) or (day and days is None):
        return {"literal": " ".join(part for part in (day, month, year) if part)}
    parts = [years, *([number] if number else []), *([days] if number and days is not None else [])]
    return {"date-parts": [parts]}


def _month(name: str) -> int:
    """Return the number of a month of the Gregorian calendar by its name; 0 if it is no such name."""
    match = _MONTH.fullmatch(fold_letters(name))
    named = match.groupdict().items() if match else ()
    return next((int(group[1:]) for group, text in named if text and group[0] == "m"), 0)


def _people(element: etree._Element) -> dict[str, list[dict[str, str]]]:
    roles: dict[str, list[dict[str, str]]] = {}
    for outer in element:
        for role in outer if _name(outer) == "Author" else ():
            variable = _NAMES.get(_name(role))
            if variable:
                roles.setdefault(variable, []).extend(_names(role))
    return roles


def _names(role: etree._Element) -> list[dict[str, str]]:
    names = []
    for part in role.iter():
        if _name(part) == "Corporate" and part.text:
            names.append({"literal": part.text.strip()})
        elif _name(part) == "Person":
            texts = {_name(child): (child.text or "").strip() for child in part}
            given = " ".join(texts[name] for name in ("First", "Middle") if texts.get(name))
            names.append({"family": texts.get("Last", ""), "given": given})
    return [{key: text for key, text in name.items() if text} for name in names]
