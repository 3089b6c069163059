"""From the fields of an entry to a Reference.

A field that no table knows is kept in `extra` under its own name, or under `bib-…` if CSL means something else by
that name. Values of `cslextra` (which a .bib file has no form for) count only as long as the fields written with them
are unchanged, so that edits by hand win.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import replace
from typing import Any

from bibtools.bibtex.dates import read_date
from bibtools.bibtex.decode import decode
from bibtools.bibtex.namelists import split_list
from bibtools.bibtex.names import decode_names, list_options
from bibtools.bibtex.values import to_text
from bibtools.bibtex.variables import CSL_VARIABLES, DATE_FIELDS, readable
from bibtools.formats.bibtex.entrytypes import read_type
from bibtools.formats.bibtex.fields import EXTRA, plain_fields, safe_key
from bibtools.formats.remainder import without
from bibtools.language.languages import language_tag
from bibtools.model import FIELD_OF_VARIABLE, NAME_VARIABLES, Entry, Name, Reference
from bibtools.model.datamodel import Dialect
from bibtools.support.json_values import read_value

_PARTS = (
    ("title", "subtitle", ": "),
    ("booktitle", "booksubtitle", ": "),
    ("maintitle", "mainsubtitle", ": "),
    ("journaltitle", "journalsubtitle", ": "),
    ("issuetitle", "issuesubtitle", ": "),
    ("title", "titleaddon", ". "),
    ("booktitle", "booktitleaddon", ". "),
    ("maintitle", "maintitleaddon", ". "),
)
"""Fields of biblatex that CSL has as one variable: first part, second part, what joins them."""


def from_entry(entry: Entry, dialect: Dialect = "biblatex") -> Reference:
    """Return the Reference that an entry describes; of a field that occurs twice, the first counts."""
    fields: dict[str, str] = {}
    for field in entry.fields:
        fields.setdefault(field.name.lower(), field.value)
    return from_fields(entry.type, fields, dialect, key=entry.key)


def from_fields(
    entry_type: str, fields: Mapping[str, str], dialect: Dialect = "biblatex", *, key: str = ""
) -> Reference:
    """Return the Reference for an entry type and its fields (lower-case name → value without delimiters)."""
    rest = dict(fields)
    packed = rest.pop(EXTRA, "")
    csl, said = read_type(entry_type.lower(), rest, dialect)
    values: dict[str, Any] = dict(said)
    _join_titles(rest)
    _read_dates(rest, values)
    _read_language(rest, values)
    for variable, name in _sources(rest, readable(csl, dialect)).items():
        values[variable] = _read(variable, name, rest, dialect)
    values.update((_extra_name(name), decode(value)) for name, value in rest.items())
    reference = Reference.of_values(csl, values, id=key)
    return _unpacked(reference, packed, fields, dialect) if packed else reference


def _sources(fields: Mapping[str, str], table: Mapping[str, tuple[str, int]]) -> dict[str, str]:
    """Return each variable that the fields hold, with the best of its fields."""
    found: dict[str, tuple[int, str]] = {}
    for name in fields:
        known = table.get(name)
        if known is not None:
            variable, rank = known
            found[variable] = min(found.get(variable, (rank, name)), (rank, name))
    return {variable: name for variable, (_, name) in found.items()}


def _read(variable: str, name: str, rest: MutableMapping[str, str], dialect: Dialect) -> Any:
    value = rest.pop(name)
    if variable in NAME_VARIABLES:
        if options := list_options(value):
            rest.setdefault(f"{name}options", options)
        return _with_written(decode_names(value), name, rest)
    return to_text(name, value, dialect)


def _with_written(names: tuple[Name, ...], field: str, rest: MutableMapping[str, str]) -> tuple[Name, ...]:
    """Return the names with their written forms, which a field beside them holds in the same order."""
    forms = split_list(rest[f"{field}written"]) if f"{field}written" in rest else []
    if not forms or len(forms) != len(names):
        return names
    del rest[f"{field}written"]
    return tuple(replace(name, written=decode(form)) for name, form in zip(names, forms, strict=True))


def _join_titles(rest: MutableMapping[str, str]) -> None:
    for first, second, joint in _PARTS:
        if rest.get(first) and rest.get(second):
            head = rest[first].rstrip()
            rest[first] = head + (" " if head[-1:] in ".?!:" else joint) + rest.pop(second).lstrip()


def _read_dates(rest: MutableMapping[str, str], values: dict[str, Any]) -> None:
    for variable, prefix in DATE_FIELDS.items():
        value, used = read_date(rest, prefix)
        if value:
            values[variable] = value
            for name in used:
                del rest[name]


def _read_language(rest: MutableMapping[str, str], values: dict[str, Any]) -> None:
    for name in ("langid", "hyphenation", "language"):
        if name in rest and "language" not in values:
            values["language"] = language_tag(decode(rest.pop(name)))


def _extra_name(field: str) -> str:
    return f"bib-{field}" if field in FIELD_OF_VARIABLE or field in ("id", "custom", *DATE_FIELDS) else field


def _unpacked(reference: Reference, packed: str, fields: Mapping[str, str], dialect: Dialect) -> Reference:
    """Return the reference with the values of `cslextra` whose fields are still those written with it."""
    try:
        item = read_value(packed)
    except ValueError:
        item = None
    if not isinstance(item, dict):
        return reference.with_values({EXTRA: decode(packed)})
    known = Reference.from_csl({**item, "type": reference.type})
    for variable, value in known.items():
        single = Reference(type=reference.type).with_values({variable: value})
        told = plain_fields(single, dialect) if variable in CSL_VARIABLES else {}
        if all(_same(fields.get(name, ""), text) for name, text in told.items()):
            reference = reference.with_values({variable: value})
    reference = without(reference, item)
    fits = known.id and safe_key(known.id) == reference.id
    return replace(reference, id=known.id) if fits else reference


def _same(value: str, other: str) -> bool:
    return value == other or decode(value) == decode(other)
