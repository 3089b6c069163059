"""CITATION.cff files, read: the work that the file is about, and its `references`.

Source: the “Guide to Citation File Format schema version 1.2.0”.
"""

from __future__ import annotations

from typing import Any

from bibtools.formats.cff_tables import (
    COLLECTION_TYPES,
    CSL_OF,
    NAMES,
    OF_INSTITUTIONS,
    PATTERNS,
    STATUSES,
    TEXTS,
)
from bibtools.formats.cff_writing import pieces
from bibtools.formats.loaded import Loaded
from bibtools.formats.yaml_values import members
from bibtools.model import Date, EdtfError, Fault, Name, Reference, Span, Text
from bibtools.support.whole_numbers import whole_number

__all__ = ["pieces", "read"]

_ADMINISTRATIVE = ("cff-version", "message")
_PERSON = ("family-names", "given-names", "name-particle", "name-suffix", "name", "alias")
_COLLECTED = {collection: csl for csl, collection in COLLECTION_TYPES.items()}


def read(text: Text) -> Loaded:
    """Return the work that a file is about, its `preferred-citation`, and its references.

    A file of which the `preferred-citation` says all that the file says of itself is about that one work.
    """
    faults: list[Fault] = []
    own: dict[str, Any] = {}
    others: list[tuple[Any, Span]] = []
    first: list[Span] = []
    preferred: dict[str, Any] = {}
    for name, value, span in members(text, faults, within=("references",)):
        if name in ("references", "preferred-citation"):
            others.insert(0 if name == "preferred-citation" else len(others), (value, span))
        elif name not in _ADMINISTRATIVE:
            own[name] = value
            first.append(span)
        preferred = value if name == "preferred-citation" and isinstance(value, dict) else preferred
    found: list[tuple[dict[str, Any], Span]] = []
    if own and not all(preferred.get(name) == value for name, value in own.items() if name != "type"):
        kind = "data" if own.get("type") == "dataset" else "software"
        found.append(({**own, "type": kind}, Span(first[0].start, max(span.end for span in first))))
    for value, span in others:
        if isinstance(value, dict):
            found.append((value, span))
        else:
            faults.append(Fault("item", "this is not a reference: keys are expected", span))
    return Loaded(
        tuple(_reference(each) for each, _ in found), tuple(span for _, span in found), tuple(faults)
    )


def _reference(entry: dict[str, Any]) -> Reference:
    rest = dict(entry)
    kind = _text(rest.pop("type", ""))
    csl_type = CSL_OF.get(kind, "document")
    values: dict[str, Any] = {variable: _text(rest.pop(key, "")) for variable, key in TEXTS.items()}
    for variable, key in NAMES.items():
        values[variable] = _people(rest.get(key, ()))
        if not _has_more(rest.get(key, ()), _PERSON):
            rest.pop(key, None)
    if kind == "edited-work" and values["author"] == values["editor"]:
        values["author"] = ()
    values.update((name, _text(rest.pop(key, ""))) for name, (key, _) in PATTERNS.items() if key)
    identifier = _identifiers(rest, values)
    collected = _COLLECTED.get(_text(rest.get("collection-type", "")))
    if collected and csl_type in ("document", collected):
        csl_type = collected
        del rest["collection-type"]
    values["container-title"] = _text(rest.pop("journal", "")) or _text(rest.pop("collection-title", ""))
    _publisher(rest, values, csl_type)
    _dates(rest, values)
    start, end = _text(rest.pop("start", "")), _text(rest.pop("end", ""))
    values["page"] = f"{start}-{end}" if start and end else start or end
    values["keyword"] = ", ".join(_list(rest.pop("keywords", ())))
    values["language"] = ", ".join(_list(rest.pop("languages", ())))
    values["genre"] = _text(rest.pop("thesis-type", ""))
    status = _text(rest.pop("status", ""))
    values["status"] = next((words for words, each in STATUSES.items() if each == status), status)
    extra: dict[str, Any] = {f"cff-{name}": value for name, value in rest.items()}
    made = Reference(id=identifier, type=csl_type)
    return made.with_values({name: value for name, value in {**extra, **values}.items() if value})


def _identifiers(rest: dict[str, Any], values: dict[str, Any]) -> str:
    """Read the identifiers that a variable holds; return the key. Others stay."""
    key, kept = "", []
    found = rest.pop("identifiers", [])
    for each in found if isinstance(found, list) else [found]:
        about = _text(each.get("description", "")) if isinstance(each, dict) else ""
        value = _text(each.get("value", "")) if isinstance(each, dict) else ""
        kind = _text(each.get("type", "")) if isinstance(each, dict) else ""
        name = about if about in PATTERNS else {"doi": "DOI", "url": "URL"}.get(kind, "")
        if about == "citation key" and not key:
            key = value
        elif name and not values.get(name):
            values[name] = value
        else:
            kept.append(each)
    if kept:
        rest["identifiers"] = kept
    return key


def _publisher(rest: dict[str, Any], values: dict[str, Any], csl_type: str) -> None:
    key = "institution" if csl_type in OF_INSTITUTIONS and "institution" in rest else "publisher"
    values["publisher"], values["publisher-place"] = _entity(rest, key)
    if not values["publisher-place"]:
        values["publisher-place"] = _entity(rest, "location")[0]
    values["event-title"], values["event-place"] = _entity(rest, "conference")


def _entity(rest: dict[str, Any], key: str) -> tuple[str, str]:
    """Return the name and the city of an entity; one of which more is said stays in `rest` too."""
    value = rest.get(key, {})
    if not _has_more([value], ("name", "city")):
        rest.pop(key, None)
    if not isinstance(value, dict):
        return _text(value), ""
    return _text(value.get("name", "")), _text(value.get("city", ""))


def _has_more(value: Any, keys: tuple[str, ...]) -> bool:
    """Return whether any of several mappings has other keys than these."""
    each = value if isinstance(value, list) else [value]
    return any(isinstance(one, dict) and not one.keys() <= set(keys) for one in each)


def _dates(rest: dict[str, Any], values: dict[str, Any]) -> None:
    day = _text(rest.pop("date-published", "")) or _text(rest.pop("date-released", ""))
    year, month = _text(rest.pop("year", "")), _text(rest.pop("month", ""))
    short = _padded(year)
    number = whole_number(month, None)
    values["issued"] = _date(day or (short if number is None else f"{short}-{number:02d}"))
    values["accessed"] = _date(_text(rest.pop("date-accessed", "")))
    original = _text(rest.pop("year-original", ""))
    values["original-date"] = _date(_padded(original))


def _padded(year: str) -> str:
    """Return a year with the four digits that EDTF asks for, also before year 0; other text as it is."""
    digits = year.removeprefix("-")
    return year[: -len(digits)] + digits.zfill(4) if digits.isdecimal() else year


def _date(text: str) -> Date | str | None:
    try:
        return Date(text) if text else None
    except (EdtfError, ValueError):
        return text


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _list(value: Any) -> list[str]:
    return [
        each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str) and each
    ]


def _people(value: Any) -> tuple[Name, ...]:
    return tuple(_name(each) for each in value if isinstance(each, dict)) if isinstance(value, list) else ()


def _name(each: dict[str, Any]) -> Name:
    family, given, particle, suffix, name, alias = (_text(each.get(key, "")) for key in _PERSON)
    if name == "et al.":
        return Name(others=True)
    if not family:
        return Name(literal=name or f"{given} {suffix}".strip() or alias)
    return Name(family, given, "", particle, suffix)
