"""References as a CITATION.cff file.

The first reference is the work that the file is about. What the file itself cannot say of it (only `references` can
have a journal) stands in `preferred-citation`; all others are `references`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from bibtools.formats.cff_tables import (
    COLLECTION_TYPES,
    NAMES,
    OF_INSTITUTIONS,
    PATTERNS,
    SERIALS,
    STATUSES,
    TEXTS,
    TYPE_OF,
)
from bibtools.formats.yaml_values import written
from bibtools.model import Date, Name, Reference
from bibtools.support.patterns import lazy

_RANGE = lazy(r"([^\s,–-]+)\s*[–-]\s*([^\s,–-]+)")
_LANGUAGE = lazy(r"[a-z]{2,3}")
_OF_FILE = "abstract authors commit date-released doi identifiers keywords license title url version".split()
"""Keys that the file itself has, beside `references`."""


def pieces(references: Iterable[Reference]) -> Iterator[str]:
    """Yield a file: its head, then a reference at a time."""
    each = iter(references)
    first = next(each, None)
    if first is None:
        return
    record = _record(first)
    kind = "dataset" if first.type == "dataset" else "software"
    head: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "Please cite this work as below.",
        "type": kind,
        **{name: record[name] for name in _OF_FILE if name in record},
    }
    told = {*_OF_FILE, "type"}
    if first.type not in ("software", "dataset") or not record.keys() <= told:
        head["preferred-citation"] = record
    yield written(head)
    following = next(each, None)
    if following is not None:
        yield "references:\n"
        for reference in chain((following,), each):
            lines = written(_record(reference)).splitlines(keepends=True)
            yield "".join(
                ("- " if at == 0 else "  " if line.strip() else "") + line for at, line in enumerate(lines)
            )


def _record(reference: Reference) -> dict[str, Any]:
    kind = "edited-work" if _is_edited(reference) else TYPE_OF.get(reference.type, "generic")
    record: dict[str, Any] = {"type": kind}
    identifiers = (
        [{"type": "other", "value": reference.id, "description": "citation key"}] if reference.id else []
    )
    for variable, value in reference.items():
        if variable in NAMES and isinstance(value, tuple):
            record[NAMES[variable]] = [_person(name) for name in value]
        elif isinstance(value, str) and variable in TEXTS:
            record[TEXTS[variable]] = value
        elif isinstance(value, str) and variable in PATTERNS:
            key, allowed = PATTERNS[variable]
            if key and re.fullmatch(allowed, value):
                record[key] = value
            else:
                identifiers.append({"type": "other", "value": value, "description": variable})
    record.update(_rest(reference))
    if kind == "edited-work":
        record["authors"] = record["editors"]  # The schema asks for authors.
    if identifiers:
        record["identifiers"] = identifiers
    return {name: value for name, value in record.items() if value}


def _is_edited(reference: Reference) -> bool:
    return (
        reference.type == "book"
        and not reference.author
        and any(not each.others for each in reference.editor)
    )


def _rest(reference: Reference) -> Iterator[tuple[str, Any]]:
    """Yield what is not one text of the same meaning."""
    container = reference.container_title
    if container and reference.type in SERIALS:
        yield "journal", container
    elif container:
        yield "collection-title", container
    if reference.type in COLLECTION_TYPES:
        yield "collection-type", COLLECTION_TYPES[reference.type]
    yield from _dates(reference)
    place, event = reference.publisher_place, str(reference.get("event-title") or "")
    if reference.publisher:
        key = "institution" if reference.type in OF_INSTITUTIONS else "publisher"
        yield key, {"name": reference.publisher, **({"city": place} if place else {})}
    elif place:
        yield "location", {"name": place}
    if event:
        city = str(reference.get("event-place") or "")
        yield "conference", {"name": event, **({"city": city} if city else {})}
    if reference.page:
        match = _RANGE.fullmatch(reference.page)
        yield "start", match[1] if match else reference.page
        yield "end", match[2] if match else ""
    yield "keywords", list(dict.fromkeys(filter(None, str(reference.get("keyword") or "").split(", "))))
    language = str(reference.get("language") or "").partition("-")[0]
    yield "languages", [language] if _LANGUAGE.fullmatch(language) else []
    yield "thesis-type", str(reference.get("genre") or "") if reference.type == "thesis" else ""
    yield "status", STATUSES.get(str(reference.get("status") or ""), "")


def _dates(reference: Reference) -> Iterator[tuple[str, Any]]:
    issued, accessed, original = reference.issued, reference.accessed, reference.get("original-date")
    if isinstance(issued, Date):
        whole = _whole(issued)
        yield "date-released" if reference.type in ("software", "dataset") else "date-published", whole
        parts = () if whole else issued.parts
        yield "year", _year(issued) if parts else ""
        yield "month", parts[1] if len(parts) > 1 and parts[1] <= 12 else ""
    elif isinstance(issued, str):
        yield "year", issued
    yield "date-accessed", _whole(accessed) if isinstance(accessed, Date) else ""
    yield "year-original", _year(original) if isinstance(original, Date) else original


def _whole(date: Date) -> str:
    """Return a day of the years 0000 to 9999 as the schema has it; the empty string for any other date."""
    parts = date.parts
    if len(parts) < 3 or not 0 <= parts[0] <= 9999:
        return ""
    return f"{parts[0]:04d}-{parts[1]:02d}-{parts[2]:02d}"


def _year(date: Date) -> int | str:
    return date.year if date.year is not None else ""


def _person(name: Name) -> dict[str, str]:
    if name.others:
        return {"name": "et al."}
    if name.literal or not name.family:
        return {"name": name.literal or str(name)}
    parts = {
        "family-names": name.family,
        "given-names": f"{name.given} {name.dropping_particle}".strip(),
        "name-particle": name.non_dropping_particle,
        "name-suffix": name.suffix,
    }
    return {key: value for key, value in parts.items() if value}
