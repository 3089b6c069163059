"""From a Reference to the fields of an entry, in such a way that reading them gives the same Reference.

Every reference is read back; what would not return as it was goes into `cslextra`, as the CSL-JSON of
just these variables. Ordinary references need no such field.
"""

from __future__ import annotations

import json
from typing import Any

from bibtools.bibtex.dates import write_date
from bibtools.bibtex.encode import encode
from bibtools.bibtex.names import encode_names
from bibtools.bibtex.order import ordered
from bibtools.bibtex.values import LANGUAGES, from_text
from bibtools.bibtex.variables import CSL_VARIABLES, DATE_FIELDS, field_of
from bibtools.formats.bibtex.entrytypes import implied_genre, write_type
from bibtools.formats.bibtex.reading_entries import EXTRA, from_fields
from bibtools.formats.remainder import lost
from bibtools.model import NAME_VARIABLES, Date, Name, Reference
from bibtools.model.datamodel import Dialect
from bibtools.support.patterns import lazy

_UNSAFE_KEY = lazy(r"""[\s,{}()="'#%~\\@]+""")
_FIELD_NAME = lazy(r"[a-z][a-z0-9_.+:/-]*")
_RESERVED = frozenset((EXTRA, "csltype", "entrytype", "id", "type"))


def to_fields(
    reference: Reference, dialect: Dialect = "biblatex", *, ascii: bool = False
) -> tuple[str, dict[str, str]]:
    """Return the entry type and the fields (name → value without delimiters) that say a reference.

    `from_fields` gives the same reference back. `ascii` writes LaTeX commands for letters beyond ASCII.
    """
    entry_type, marks = write_type(reference, dialect)
    key = safe_key(reference.id)
    for extras in (True, False):
        fields = {**plain_fields(reference, dialect, ascii=ascii, extras=extras), **marks}
        if reference.genre and reference.genre == implied_genre(entry_type):
            fields.pop("type", None)
        back = from_fields(entry_type, fields, dialect, key=key)
        if back == reference:
            return entry_type, ordered(fields)
        if all(back.get(variable) is None or reference.get(variable) for variable, _ in back.items()):
            break
    return entry_type, {**ordered(fields), EXTRA: _packed(lost(reference, back))}


def _packed(lost: dict[str, Any]) -> str:
    """Return JSON whose braces balance and whose spaces are single, whatever its strings hold."""
    text = json.dumps(_spelt(lost), ensure_ascii=False, sort_keys=True)
    return _ODD.sub(lambda match: f"\\u{ord(match[0]):04x}", text).translate(_BRACES)


def _spelt(value: Any) -> Any:
    """Return the value with the braces of its strings put away, so that those of JSON itself stay."""
    if isinstance(value, str):
        return value.replace("{", "\ue010").replace("}", "\ue011")
    if isinstance(value, dict):
        return {_spelt(key): _spelt(each) for key, each in value.items()}
    return [_spelt(each) for each in value] if isinstance(value, list | tuple) else value


_ODD = lazy(r"(?<= ) |[\u007f-\u00a0\u2028\u2029]")
_BRACES = {0xE010: "\\u007b", 0xE011: "\\u007d"}


def safe_key(id: str) -> str:
    """Return a key that BibTeX accepts, with `-` for what it does not."""
    return _UNSAFE_KEY.sub("-", id)


def plain_fields(
    reference: Reference, dialect: Dialect, *, ascii: bool = False, extras: bool = True
) -> dict[str, str]:
    """Return the fields for all variables that a .bib file has a form for, without looking whether it suffices.

    `extras` takes in what is no CSL variable, where its name can be a field's.
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
        name = LANGUAGES.get(value)
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
