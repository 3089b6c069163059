"""The tagged text of the Astrophysics Data System (SAO/NASA ADS), read.

Source: ADS Help, 6.4.2 “The ADS Tagged Format” (the tags; authors are parted by semicolons; a bibliographic code is 19
characters, `YYYYJJJJJVVVVMPPPPA`, that of a dissertation `YYYYPhDT…`). What is not said there is read with care: `%J`
may hold volume, issue and pages behind the name of the journal, `%Y` a DOI or the number of a preprint.
"""

from __future__ import annotations

import re
from typing import Any

from bibtools.formats.loaded import Loaded
from bibtools.formats.tagged import Tags, finished, read_date, read_name, read_records, take, taken_texts
from bibtools.language.dois import DOI
from bibtools.model import Date, Reference, Text
from bibtools.support.patterns import lazy

_TAG = lazy(r"%(\S)(?:[ \t]+(.*))?$")
_HEADING = lazy(r"\s*(?:Query Results from |Retrieved \d+ abstracts)")
"""What stands above the records of a search; it is about the search, not about a work."""
_JOURNAL = lazy(
    r"(?P<name>.+?)(?:, (?:Volume|Vol\.) (?P<volume>[^,]+?))?(?:, (?:Issue|No\.) (?P<issue>[^,]+?))?"
    r"(?:, (?:id|ID)\.? ?(?P<number>[^,]+?))?(?:, pp?\. ?(?P<page>[\w-]+))?\.?"
)
_LABEL = lazy(r"\bDOI:\s*", re.IGNORECASE)
_MONTH_AND_YEAR = lazy(r"(\d{1,2})/(\d{4})")
_TEXTS = {
    "title": ("T",),
    "original-title": ("t",),
    "abstract": ("B",),
    "volume": ("V",),
    "URL": ("U",),
    "language": ("M",),
}
_NAMES = {"author": "A", "editor": "a"}


def read(text: Text) -> Loaded:
    """Return the records of a file; each begins with its bibliographic code (%R)."""
    return read_records(text, _tag, _reference, "R")


def _tag(line: str) -> tuple[str, str] | None:
    match = _TAG.match(line)
    if match:
        return match[1], (match[2] or "").strip()
    return ("heading", "") if _HEADING.match(line) else None


def _reference(tags: Tags) -> Reference:
    code = "".join(take(tags, "R"))
    values: dict[str, Any] = taken_texts(tags, _TEXTS)
    for variable, tag in _NAMES.items():
        names = [name.strip() for value in take(tags, tag) for name in value.split(";")]
        values[variable] = tuple(map(read_name, filter(None, names)))
    journal = _JOURNAL.fullmatch(" ".join(take(tags, "J")))
    if journal:
        values["container-title"] = journal["name"]
        for variable in ("volume", "issue", "number", "page"):
            values.setdefault(variable, journal[variable])
    first, last = (" ".join(take(tags, tag)) for tag in "PL")
    if first or not values.get("page"):
        values["page"] = "-".join(dict.fromkeys(filter(None, (first, last))))
    values["keyword"] = ", ".join(
        word.strip() for each in take(tags, "K") for word in each.split(";" if ";" in each else ",")
    )
    values["issued"] = _issued(" ".join(take(tags, "D")), code)
    values["DOI"] = _doi(tags)
    tags["R"] = [code]
    return finished("ads", "", _type(code, values), values, tags)


def _doi(tags: Tags) -> str:
    """Take the DOI out of the identifiers of a record; the others stay."""
    identifiers = "; ".join(take(tags, "Y"))
    label = _LABEL.search(identifiers)
    match = DOI.match(identifiers, label.end()) if label else None
    if label is None or match is None:
        if identifiers:
            tags["Y"] = [identifiers]
        return ""
    found: str = match[0].rstrip(";,")
    rest = f"{identifiers[: label.start()]}{identifiers[label.end() + len(found) :]}".strip(" ;,")
    if rest:
        tags["Y"] = [rest]
    return found


def _issued(written: str, code: str) -> Date | str:
    """Return the date of publication; a month of 0 is not known, and the code begins with the year."""
    match = _MONTH_AND_YEAR.fullmatch(written)
    if match:
        month = int(match[1])
        return read_date(f"{match[2]}-{month:02}" if 1 <= month <= 12 else match[2]) or written
    return read_date(written) or written or read_date(code[:4]) or ""


def _type(code: str, values: dict[str, Any]) -> str:
    if code[4:8] == "PhDT":
        return "thesis"
    return "article-journal" if values.get("container-title") else "book"
