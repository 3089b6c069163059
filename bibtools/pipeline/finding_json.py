"""Findings as plain values, for the cache."""

from __future__ import annotations

from typing import Any

from bibtools.model import Edit, Finding, Fix, Place, Severity, Span
from bibtools.support.messages import from_plain, plain


def to_json(finding: Finding) -> list[Any]:
    """Return a finding as plain values."""
    fix = finding.fix
    return [
        finding.code,
        finding.name,
        str(finding.severity),
        plain(finding.message),
        finding.place.to_json(),
        finding.key,
        finding.field,
        plain(finding.hint),
        [finding.span.start, finding.span.end] if finding.span else None,
        [[place.to_json(), plain(what)] for place, what in finding.related],
        [plain(fix.message), fix.applicability, [[e.span.start, e.span.end, e.text] for e in fix.edits]]
        if fix
        else None,
        finding.confidence,
    ]


def from_json(value: list[Any]) -> Finding:
    """Return the finding that `to_json` was given."""
    code, name, severity, message, place, key, field, hint, span, related, fix, confidence = value
    return Finding(
        code=code,
        name=name,
        severity=Severity(severity),
        message=from_plain(message),
        place=Place.from_json(place),
        key=key,
        field=field,
        hint=from_plain(hint),
        span=Span(*span) if span else None,
        related=tuple((Place.from_json(where), from_plain(what)) for where, what in related),
        fix=Fix(from_plain(fix[0]), tuple(Edit(Span(a, b), text) for a, b, text in fix[2]), fix[1])
        if fix
        else None,
        confidence=confidence,
    )
