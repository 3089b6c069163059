"""From a reference to the fields of EndNote (sign → values) and back.

A variable that EndNote has no field for is written as a note, `variable: value`, and read from it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bibtools.formats.endnote_tables import CSL_OF, NAMES, TEXTS, TYPE_OF, signs_of
from bibtools.formats.ris_tables import WITH_ISSN
from bibtools.formats.tagged import Tags, finished, read_date, take, taken_names, taken_texts, write_name
from bibtools.model import DATE_VARIABLES, NUMBER_VARIABLES, TEXT_VARIABLES, Date, Reference
from bibtools.support.patterns import lazy

_NOTE = lazy(r"([A-Za-z][A-Za-z_-]+): (.*)", re.DOTALL)
_TEXT = (TEXT_VARIABLES | NUMBER_VARIABLES) - {"keyword", "note"}


def type_name(reference: Reference) -> str:
    """Return the name of EndNote's reference type."""
    if reference.type == "book" and reference.editor and not reference.author:
        return "Edited Book"
    return TYPE_OF.get(reference.type, "Generic")


def to_fields(reference: Reference) -> Tags:
    """Return the fields of a reference: sign → values."""
    fields: Tags = {}
    notes: list[str] = []
    name = type_name(reference)
    signs = {**signs_of(name, NAMES), **signs_of(name, TEXTS)}
    for variable, value in reference.items():
        made = _field(variable, value, reference.type, signs)
        if not made and _tellable(variable, value):
            notes.append(f"{variable}: {value}")
        for sign, values in made.items():
            fields.setdefault(sign, []).extend(_line(each) for each in values)
    if type_name(reference) == "Generic" and reference.type != "document":
        notes.append(f"type: {reference.type}")
    if notes:
        fields.setdefault("Z", []).extend(map(_line, notes))
    if reference.id:
        fields["F"] = [_line(reference.id)]
    return fields


def _line(text: str) -> str:
    return " ".join(text.split())


def _tellable(variable: str, value: Any) -> bool:
    return isinstance(value, Date | str) and (variable in _TEXT or variable in DATE_VARIABLES)


def _field(variable: str, value: Any, csl_type: str, signs: Mapping[str, tuple[str, ...]]) -> Tags:
    """Return the field for a variable; none if EndNote has none for it."""
    serial = csl_type in WITH_ISSN
    if variable in NAMES and isinstance(value, tuple):
        return {signs[variable][0]: [write_name(name) for name in value]} if variable in signs else {}
    if variable == "issued" and isinstance(value, Date):
        year = f"{value.year:04d}" if value.year is not None and value.year >= 0 else ""
        return {**({"D": [year]} if year else {}), **({"8": [value.edtf]} if value.edtf != year else {})}
    if variable == "accessed" and isinstance(value, Date):
        return {"[": [value.edtf]}
    if not isinstance(value, str):
        return {}
    if variable == "container-title" and not serial and "B" in signs[variable]:
        return {"B": [value]}
    if variable in signs:
        return {signs[variable][0]: [value]}
    if variable == ("issue" if serial else "number") and ("N",) not in signs.values():
        return {"N": [value]}
    if variable == ("ISSN" if serial else "ISBN"):
        return {"@": [value]}
    if variable == "keyword":
        return {"K": value.split(", ")}
    return {"Z": [value]} if variable == "note" and not _NOTE.fullmatch(value) else {}


def from_fields(fields: Tags, name: str, format: str) -> Reference:
    """Return the reference of fields (sign → values) of the reference type called `name`."""
    rest = {sign: [each for each in values if each] for sign, values in fields.items()}
    csl_type = CSL_OF.get(name, "document")
    values: dict[str, Any] = {**taken_names(rest, signs_of(name, NAMES))}
    if "J" in rest and rest.get("B") == rest["J"]:
        del rest["B"]  # EndNote's XML has the name of a journal at both places.
    values.update(taken_texts(rest, signs_of(name, TEXTS)))
    serial = csl_type in WITH_ISSN
    values["issue" if serial else "number"] = " ".join(take(rest, "N"))
    values["ISSN" if serial else "ISBN"] = " ".join(take(rest, "@"))
    values["keyword"] = ", ".join(take(rest, "K"))
    values["accessed"] = _date(rest, "[")
    values["issued"] = _issued(rest)
    found = _notes(rest, values)
    identifier = " ".join(take(rest, "F"))
    return finished(format, identifier, found or csl_type, values, rest)


def _date(rest: Tags, sign: str) -> Date | str | None:
    text = " ".join(take(rest, sign))
    return read_date(text) or text or None


def _issued(rest: Tags) -> Date | str | None:
    year, day = " ".join(rest.get("D", ())), " ".join(rest.get("8", ()))
    found = read_date(day, year) if day else None
    if found is not None:
        rest.pop("D", None)
        del rest["8"]
        return found
    return _date(rest, "D")


def _notes(rest: Tags, values: dict[str, Any]) -> str:
    """Read the notes into `values`, those in the form `variable: value` as that; return the CSL type if one says it."""
    plain, csl_type = [], ""
    for note in rest.pop("Z", []):
        match = _NOTE.fullmatch(note.strip())
        if match and match[1] == "type":
            csl_type = match[2]
        elif match and match[1] in DATE_VARIABLES and not values.get(match[1]):
            values[match[1]] = read_date(match[2]) or match[2]
        elif match and match[1] in _TEXT and not values.get(match[1]):
            values[match[1]] = match[2]
        else:
            plain.append(note.strip())
    values["note"] = " ".join(plain)
    return csl_type
