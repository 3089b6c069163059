"""Corporate bodies that are written as an acronym and entered in catalogues under their full name."""

from __future__ import annotations

import re
from dataclasses import replace

from bibtools.language.bodies import full_name
from bibtools.model import Change, Name, Record
from bibtools.normaliser.steps import span_of, with_change, with_value

_BY = "normalise.bodies"


def expand_bodies(record: Record) -> Record:
    """Write `T.B.M.M.` as `Türkiye Büyük Millet Meclisi`, keeping what was written in the name itself."""
    for role, names in (("author", record.reference.author), ("editor", record.reference.editor)):
        made = tuple(_expanded(name) for name in names)
        for before, after in zip(names, made, strict=True):
            if before is not after and before != after:
                record = with_change(record, _change(record, role, before.literal, after.literal))
        if made != names:
            record = with_value(record, role, made, _BY)
    authority = record.reference.authority
    if authority and (full := full_name(authority)):
        record = with_change(record, _change(record, "authority", authority, full))
        record = with_value(record, "authority", full, _BY)
    return record


def _expanded(name: Name) -> Name:
    full = full_name(name.literal) if name.literal else None
    return replace(name, literal=full, written=re.sub(r"\s+", "", name.literal)) if full else name


def _change(record: Record, field: str, before: str, after: str) -> Change:
    reason = f"“{before}” stands for {after}."
    return Change(field, before, after, _BY, "convert", reason, span_of(record, field, before))
