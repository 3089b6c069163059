"""From a Reference to the fields of an entry, from which the same Reference can be read.

The fields are read back at once; variables that would not come back as they were are written into `cslextra` as
CSL-JSON. Ordinary references need no such field.
"""

from __future__ import annotations

import json
from typing import Any

from bibtools.bibtex.order import ordered
from bibtools.formats.bibtex.entrytypes import implied_genre, write_type
from bibtools.formats.bibtex.fields import EXTRA, plain_fields, safe_key
from bibtools.formats.bibtex.reading_entries import from_fields
from bibtools.formats.remainder import lost
from bibtools.model import Reference
from bibtools.model.datamodel import Dialect
from bibtools.support.patterns import lazy


def to_fields(
    reference: Reference, dialect: Dialect = "biblatex", *, ascii: bool = False
) -> tuple[str, dict[str, str]]:
    """Return the entry type and the fields (name → value without delimiters) of a reference.

    `from_fields` returns the same reference from them. `ascii` writes LaTeX commands for letters beyond ASCII.
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
    """Return the value with the braces in its strings replaced, so that they differ from those of JSON."""
    if isinstance(value, str):
        return value.replace("{", "\ue010").replace("}", "\ue011")
    if isinstance(value, dict):
        return {_spelt(key): _spelt(each) for key, each in value.items()}
    return [_spelt(each) for each in value] if isinstance(value, list | tuple) else value


_ODD = lazy(r"(?<= ) |[\u007f-\u00a0\u2028\u2029]")
_BRACES = {0xE010: "\\u007b", 0xE011: "\\u007d"}
