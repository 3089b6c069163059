"""What an entry says together with those that its `xdata` and `crossref` name."""

from __future__ import annotations

from collections.abc import Mapping

from bibtools.model import Entry, Library
from bibtools.model.datamodel import Dialect, canonical_field, canonical_type, inherited_as

_DATE = frozenset(("date", "year"))


def resolved_fields(
    entry: Entry, by_key: Mapping[str, Entry], dialect: Dialect, _seen: frozenset[str] = frozenset()
) -> dict[str, str]:
    """Return lower-case name → value of an entry and all that it inherits; its own fields win.

    `by_key` maps lower-case keys to entries. Missing parents and loops are passed over: to report them is
    for the checks.
    """
    fields: dict[str, str] = {}
    for field in entry.fields:
        fields.setdefault(field.name.lower(), field.value)
    if "crossref" not in fields and "xdata" not in fields:
        return fields
    seen = _seen | {entry.key.lower()}
    for name in ("xdata", "crossref"):
        keys = fields.get(name, "").split(",") if name == "xdata" else [fields.get(name, "")]
        for key in keys:
            parent = by_key.get(key.strip().lower())
            if parent is not None and parent.key.lower() not in seen:
                _take_over(
                    fields, resolved_fields(parent, by_key, dialect, seen), parent, entry, dialect, name
                )
    return fields


def _take_over(
    fields: dict[str, str], given: Mapping[str, str], parent: Entry, child: Entry, dialect: Dialect, how: str
) -> None:
    own = {canonical_field(dialect, name) for name in fields}
    types = (canonical_type(dialect, each.type.lower()) for each in (parent, child))
    parent_type, child_type = types
    for name, value in given.items():
        names: tuple[str, ...] = (name,)
        if how == "crossref":
            names = inherited_as(dialect, parent_type, child_type, canonical_field(dialect, name))
        elif name in ("ids", "xdata"):
            continue
        for target in names:
            if target not in own and not (target in _DATE and own & _DATE):
                fields[target] = value


def index(library: Library) -> dict[str, Entry]:
    """Return lower-case key → first entry of that key; in biblatex also for the aliases in `ids`."""
    found: dict[str, Entry] = {}
    for entry in library.entries:
        found.setdefault(entry.key.lower(), entry)
    for entry in library.entries:
        for alias in entry.value("ids").split(","):
            if alias.strip():
                found.setdefault(alias.strip().lower(), entry)
    return found
