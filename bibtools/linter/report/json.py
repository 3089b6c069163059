"""Findings as one JSON array."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bibtools.linter.report.context import Context
from bibtools.model import Finding, Place
from bibtools.support.visible import json_text


def render(findings: Sequence[Finding], context: Context) -> str:
    """Return the findings as a JSON array with an object for each."""
    return json_text([as_object(f, context) for f in findings], 2) + "\n"


def as_object(finding: Finding, context: Context) -> dict[str, Any]:
    """Return a finding as plain values; lines and columns count from 1, offsets from 0."""
    end = context.end_of(finding)
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "message": finding.message,
        **finding.place.to_json(),
        "end_line": end[0] if end else None,
        "end_column": end[1] if end else None,
        "key": finding.key or None,
        "field": finding.field or None,
        "hint": finding.hint or None,
        "confidence": round(finding.confidence, 4),
        "fix": _fix(finding),
        "related": [{**_place(place), "message": what} for place, what in finding.related],
    }


def _place(place: Place) -> dict[str, Any]:
    return place.to_json()


def _fix(finding: Finding) -> dict[str, Any] | None:
    if finding.fix is None:
        return None
    edits = [
        {"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in finding.fix.edits
    ]
    return {"message": finding.fix.message, "applicability": finding.fix.applicability, "edits": edits}
