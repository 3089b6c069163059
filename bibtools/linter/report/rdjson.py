"""Reviewdog's diagnostic format (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bibtools.linter.report.context import Context, sentence
from bibtools.model import Finding, Span
from bibtools.support.visible import json_text

_LEVEL = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(findings: Sequence[Finding], context: Context) -> str:
    """Return the findings as one DiagnosticResult."""
    made = {
        "source": {"name": "bibtools"},
        "diagnostics": [_diagnostic(finding, context) for finding in findings],
    }
    return json_text(made, 2) + "\n"


def _diagnostic(finding: Finding, context: Context) -> dict[str, Any]:
    made: dict[str, Any] = {
        "message": sentence(finding),
        "location": {"path": finding.place.file, "range": _range(finding, context)},
        "severity": _LEVEL[finding.severity],
        "code": {"value": finding.code},
    }
    text = context.texts.get(finding.place.file)
    if finding.fix and text:
        made["suggestions"] = [
            {"range": _span(edit.span, context, finding), "text": edit.text} for edit in finding.fix.edits
        ]
    return made


def _range(finding: Finding, context: Context) -> dict[str, Any]:
    if finding.span and finding.place.file in context.texts:
        return _span(finding.span, context, finding)
    return {"start": {"line": finding.place.line, "column": finding.place.column}}


def _span(span: Span, context: Context, finding: Finding) -> dict[str, Any]:
    """Return the range of a span; reviewdog counts columns in UTF-8 bytes, from 1."""
    text = context.texts[finding.place.file]

    def point(offset: int) -> dict[str, int]:
        place = text.place(min(offset, len(text.content)))
        before = text.line(place.line)[: place.column - 1]
        return {"line": place.line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}

    return {"start": point(span.start), "end": point(span.end)}
