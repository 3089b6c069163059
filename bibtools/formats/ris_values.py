"""From a reference to RIS tags (tag → values) and back."""

from __future__ import annotations

import re
from typing import Any

from bibtools.formats.ris_tables import CSL_OF, NAMES, RIS_OF, TEXTS, WITH_ISSN
from bibtools.model import (
    DATE_VARIABLES,
    NUMBER_VARIABLES,
    TEXT_VARIABLES,
    Date,
    EdtfError,
    Name,
    Reference,
)
from bibtools.support.patterns import lazy

_RANGE = lazy(r"([^\s-]+)[-–]([^\s-]+)")
_NOTE = lazy(r"([A-Za-z][A-Za-z_-]+): (.*)", re.DOTALL)
_TEXT = (TEXT_VARIABLES | NUMBER_VARIABLES) - {"keyword", "note"}


def to_tags(reference: Reference) -> dict[str, list[str]]:
    """Return the tags of a reference in the order to write them, TY first and ID last."""
    tags: dict[str, list[str]] = {"TY": [RIS_OF.get(reference.type, "GEN")]}
    notes: list[str] = []
    for variable, value in reference.items():
        made = _tag(variable, value, reference.type)
        if (
            made is None
            and isinstance(value, Date | str)
            and (variable in _TEXT or variable in DATE_VARIABLES)
        ):
            notes.append(f"{variable}: {value}")
        for tag, values in (made or {}).items():
            tags.setdefault(tag, []).extend(_line(each) for each in values)
    if notes:
        tags.setdefault("N1", []).extend(map(_line, notes))
    if reference.id:
        tags["ID"] = [_line(reference.id)]
    return tags


def _line(text: str) -> str:
    return " ".join(text.split())


def _tag(variable: str, value: Any, csl_type: str) -> dict[str, list[str]] | None:
    """Return the tags for a variable; None if RIS has none for it."""
    if variable in NAMES and isinstance(value, tuple):
        return {NAMES[variable][0]: [_name(name) for name in value]}
    if variable in ("issued", "accessed") and isinstance(value, Date):
        return _date(variable, value)
    if not isinstance(value, str):
        return None
    if variable in TEXTS:
        return {TEXTS[variable][0]: [value]}
    if variable == "page":
        span = _RANGE.fullmatch(value)
        return {"SP": [span[1]], "EP": [span[2]]} if span else {"SP": [value]}
    if variable == ("issue" if csl_type in WITH_ISSN else "number"):
        return {"IS": [value]}
    if variable == ("ISSN" if csl_type in WITH_ISSN else "ISBN"):
        return {"SN": [value]}
    if variable == "keyword":
        return {"KW": value.split(", ")}
    return {"N1": [value]} if variable == "note" and not _NOTE.fullmatch(value) else None


def _name(name: Name) -> str:
    if name.others or name.literal:
        return str(name)
    family = f"{name.non_dropping_particle} {name.family}".strip()
    given = f"{name.given} {name.dropping_particle}".strip()
    return ", ".join(part for part in (family, given, name.suffix) if part)


def _date(variable: str, date: Date) -> dict[str, list[str]]:
    year, month, day = (*(f"{part:02d}" for part in date.parts), "", "", "")[:3]
    written = f"{year.zfill(4)}/{month}/{day}/"
    if variable == "accessed":
        return {"Y2": [written]}
    return {"PY": [year.zfill(4)], **({"DA": [written]} if month else {})} if year else {}


def from_tags(tags: dict[str, list[str]]) -> Reference:
    """Return the reference that tags describe; unknown tags go into `extra` as `ris-XX`."""
    rest = {tag: list(values) for tag, values in tags.items()}
    csl_type = CSL_OF.get("".join(rest.pop("TY", [])).strip().upper(), "document")
    values: dict[str, Any] = {}
    for variable, sources in NAMES.items():
        names = [name for tag in sources for name in rest.pop(tag, []) if name]
        values[variable] = tuple(map(_read_name, names))
    for variable, sources in TEXTS.items():
        tag = next((tag for tag in sources if tag in rest), None)
        if tag:
            values[variable] = " ".join(rest.pop(tag))
    _numbers(rest, values, csl_type)
    _dates(rest, values)
    _notes(rest, values)
    identifier = " ".join(rest.pop("ID", []))
    values.update((f"ris-{tag}", "; ".join(each)) for tag, each in rest.items())
    return Reference(id=identifier, type=csl_type).with_values({k: v for k, v in values.items() if v})


def _numbers(rest: dict[str, list[str]], values: dict[str, Any], csl_type: str) -> None:
    pages = [each for tag in ("SP", "EP") for each in rest.pop(tag, []) if each]
    serial = csl_type in WITH_ISSN
    values["page"] = "-".join(dict.fromkeys(pages))
    values["issue" if serial else "number"] = " ".join(rest.pop("IS", []))
    values["ISSN" if serial else "ISBN"] = " ".join(rest.pop("SN", []))
    values["keyword"] = ", ".join(rest.pop("KW", []))


def _dates(rest: dict[str, list[str]], values: dict[str, Any]) -> None:
    year = rest.pop("PY", None) or rest.pop("Y1", None) or []
    full = rest.pop("DA", None) or []
    values["issued"] = _read_date(" ".join(full)) or _read_date(" ".join(year))
    if full and year and not isinstance(values["issued"], Date):
        values["issued"] = _read_date(" ".join(year))
    values["accessed"] = _read_date(" ".join(rest.pop("Y2", [])))


def _read_date(text: str) -> Date | str | None:
    parts = text.strip().split("/", 3)
    try:
        return Date(
            "-".join(part.zfill(4 if not at else 2) for at, part in enumerate(parts[:3]) if part.strip())
        )
    except (EdtfError, ValueError):
        return text.strip() or None


def _notes(rest: dict[str, list[str]], values: dict[str, Any]) -> None:
    """Read the notes; a note that begins with the name of a CSL variable is its value."""
    plain = []
    for note in rest.pop("N1", []):
        match = _NOTE.fullmatch(note)
        if match and match[1] in _TEXT and not values.get(match[1]):
            values[match[1]] = match[2]
        elif match and match[1] in DATE_VARIABLES and not values.get(match[1]):
            values[match[1]] = _read_date(match[2])
        else:
            plain.append(note)
    values["note"] = " ".join(plain)


def _read_name(text: str) -> Name:
    if text.strip() == "et al.":
        return Name(others=True)
    parts = [part.strip() for part in text.split(",", 2)]
    if len(parts) == 1:
        return Name(literal=text) if " " in text else Name(family=text)
    return Name(parts[0], parts[1], suffix=parts[2] if len(parts) > 2 else "")
