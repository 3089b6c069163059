"""The mapping of CSL type and genre to entry type, `type` and `entrysubtype`, and back."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

from bibtools.bibtex.values import KEYS
from bibtools.formats.bibtex.types import csl_type, written_type
from bibtools.model import TYPES, Reference
from bibtools.model.datamodel import Dialect

_DEGREES = {"phdthesis": KEYS["phdthesis"], "mastersthesis": KEYS["mathesis"]}
_MASTERS = ("master", "yüksek lisans", "magister", "maîtrise")


def write_type(reference: Reference, dialect: Dialect) -> tuple[str, dict[str, str]]:
    """Return the entry type of a reference and the fields that go with it (`csltype`, `entrysubtype`)."""
    own = reference.extra.get("entrytype")
    if reference.type == "document" and isinstance(own, str) and csl_type(own) is None and own.isalnum():
        return own, {}
    entry_type, subtype = written_type(reference.type, dialect)
    fields = {"entrysubtype": subtype} if subtype and not reference.extra.get("entrysubtype") else {}
    if reference.type == "book" and dialect == "biblatex" and reference.editor and not reference.author:
        entry_type = "collection"
    if entry_type == "phdthesis" and any(word in reference.genre.lower() for word in _MASTERS):
        entry_type = "mastersthesis"
    nameless = entry_type == "phdthesis" and not reference.genre
    if csl_type(entry_type, subtype) != reference.type or nameless:
        fields["csltype"] = reference.type
    return entry_type, fields


def implied_genre(entry_type: str) -> str:
    """Return the genre that an entry type implies (phdthesis, mastersthesis); empty for the others."""
    return _DEGREES.get(entry_type, "")


def read_type(
    entry_type: str, fields: MutableMapping[str, str], dialect: Dialect
) -> tuple[str, dict[str, str]]:
    """Return the CSL type of an entry and the variables that its type implies; used fields are removed from `fields`.

    `csltype` counts only if it still agrees with the entry type, which somebody may have changed.
    """
    written = fields.pop("csltype", "").strip()
    said: dict[str, str] = {}
    if written and _fits(written, entry_type, dialect):
        return written, said
    subtype = fields.get("entrysubtype", "")
    found = csl_type(entry_type, subtype)
    if found is None:
        return "document", {"entrytype": entry_type}
    if subtype and written_type(found, dialect)[1] == subtype:
        del fields["entrysubtype"]
    if entry_type in _DEGREES and "type" not in fields:
        said["genre"] = _DEGREES[entry_type]
    return found, said


def _fits(csl: str, entry_type: str, dialect: Dialect) -> bool:
    others: Mapping[str, str] = {"collection": "book", "mastersthesis": "phdthesis"}
    plain = others.get(entry_type, entry_type)
    dialects: tuple[Dialect, ...] = (dialect, "bibtex", "biblatex")
    return any(written_type(csl, each)[0] == plain for each in dialects) if csl in TYPES else plain == "misc"
