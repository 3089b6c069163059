"""From the variables of a Reference to fields, one by one; what has no field is left out."""

from __future__ import annotations

from typing import Any

from bibtools.bibtex.dates import write_date
from bibtools.bibtex.encode import encode
from bibtools.bibtex.names import encode_names
from bibtools.bibtex.values import BABEL_NAMES, from_text
from bibtools.bibtex.variables import CSL_VARIABLES, DATE_FIELDS, field_of
from bibtools.model import NAME_VARIABLES, Date, Name, Reference
from bibtools.model.datamodel import Dialect
from bibtools.support.patterns import lazy

EXTRA = "cslextra"
"""The field for what no other field can say, as JSON."""
_UNSAFE_KEY = lazy(r"""[\s,{}()="'#%~\\@]+""")
_FIELD_NAME = lazy(r"[a-z][a-z0-9_.+:/-]*")
_RESERVED = frozenset((EXTRA, "csltype", "entrytype", "id", "type"))


def safe_key(id: str) -> str:
    """Return a key that BibTeX accepts: `-` stands for characters that it does not."""
    return _UNSAFE_KEY.sub("-", id)


def plain_fields(
    reference: Reference, dialect: Dialect, *, ascii: bool = False, extras: bool = True
) -> dict[str, str]:
    """Return the fields for all variables that a .bib file has a form for; the others are left out.

    `extras` includes what is not a CSL variable, where its name can be that of a field.
    """
    fields: dict[str, str] = {}
    for variable, value in reference.items():
        if not extras and variable not in CSL_VARIABLES:
            continue
        for name, text in _written(variable, value, reference, dialect, ascii).items():
            fields.setdefault(name, text)
    return {name: text for name, text in fields.items() if text}


def _written(
    variable: str, value: Any, reference: Reference, dialect: Dialect, ascii: bool
) -> dict[str, str]:
    if variable in DATE_FIELDS:
        known = isinstance(value, Date | str)
        return write_date(value, DATE_FIELDS[variable], dialect, ascii=ascii) if known else {}
    if variable in NAME_VARIABLES:
        return _names(field_of(variable, reference.type, dialect), value, ascii)
    if not isinstance(value, str):
        return {}
    if variable == "language":
        name = BABEL_NAMES.get(value)
        if dialect == "biblatex" and name:
            return {"langid": name}
        return {"language": name or encode(value, ascii=ascii)}
    if variable in CSL_VARIABLES:
        field = field_of(variable, reference.type, dialect)
    else:
        field = variable.removeprefix("bib-")
        if not _FIELD_NAME.fullmatch(variable) or field in _RESERVED:
            return {}
    return {field: from_text(field, value, dialect, ascii=ascii)}


def _names(field: str, names: Any, ascii: bool) -> dict[str, str]:
    if not isinstance(names, tuple) or not all(isinstance(name, Name) for name in names):
        return {}
    fields = {field: encode_names(names, ascii=ascii)}
    if any(name.written for name in names):
        forms = ("{" + encode(name.written, ascii=ascii) + "}" for name in names)
        fields[f"{field}written"] = " and ".join(forms)
    return fields
