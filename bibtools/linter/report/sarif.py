"""SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which GitHub code scanning reads."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from bibtools.linter.registry import all_rules
from bibtools.linter.report.context import Context, fingerprints, sentence
from bibtools.linter.rule import Rule
from bibtools.model import Finding, Place, Span
from bibtools.support.visible import json_text

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {"error": "error", "warning": "warning", "info": "note"}


def render(findings: Sequence[Finding], context: Context) -> str:
    """Return the findings as one SARIF run, with the documentation of the rules that found something."""
    used = {finding.code for finding in findings}
    rules = [rule for rule in all_rules() if rule.code in used]
    index = {rule.code: number for number, rule in enumerate(rules)}
    marks = fingerprints(list(findings))
    run = {
        "tool": {"driver": _driver(rules, context)},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, mark, index, context) for finding, mark in zip(findings, marks, strict=True)
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(log, 2) + "\n"


def _driver(rules: Sequence[Rule], context: Context) -> dict[str, Any]:
    driver: dict[str, Any] = {"name": "bibtools", "rules": [_rule(rule) for rule in rules]}
    if context.version:
        driver["version"] = context.version
    return driver


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary + "."},
        "help": {"text": rule.doc, "markdown": rule.doc},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _result(finding: Finding, mark: str, index: dict[str, int], context: Context) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVEL[finding.severity],
        "message": {"text": sentence(finding) + (f". {finding.hint}" if finding.hint else "")},
        "locations": [_location(finding.place, finding.span, context)],
        "partialFingerprints": {"bibtools/v1": mark},
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    if finding.related:
        result["relatedLocations"] = [
            {**_location(place, None, context), "message": {"text": what}} for place, what in finding.related
        ]
    if finding.fix:
        result["fixes"] = [_fix(finding, context)]
    if finding.confidence < 1:
        result["rank"] = round(finding.confidence * 100, 2)
    return result


def _location(place: Place, span: Span | None, context: Context) -> dict[str, Any]:
    if not place.line or place.page:
        # A Word document or PDF has no lines to point at: the place is named as a person would.
        file = {"artifactLocation": {"uri": _uri(place.file)}}
        within = str(replace(place, file="")).lstrip(": ")
        named = [{"fullyQualifiedName": within}] if within else []
        return {"physicalLocation": file, **({"logicalLocations": named} if named else {})}
    region: dict[str, Any] = {"startLine": place.line, "startColumn": place.column}
    if span and place.file in context.texts:
        region = _region(span, place.file, context)
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(place.file)}, "region": region}}


def _region(span: Span, file: str, context: Context) -> dict[str, Any]:
    text = context.texts[file]
    start, end = (text.place(min(offset, len(text.content))) for offset in (span.start, span.end))
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _uri(file: str) -> str:
    """Return the address of a file; a name in another encoding than UTF-8 keeps its bytes, as `%FE`."""
    return "stdin" if file == "-" else quote(os.fsencode(PurePath(file).as_posix()), safe="/:")


def _fix(finding: Finding, context: Context) -> dict[str, Any]:
    assert finding.fix is not None
    replacements = [
        {
            "deletedRegion": _region(edit.span, finding.place.file, context)
            if finding.place.file in context.texts
            else {"charOffset": edit.span.start, "charLength": len(edit.span)},
            "insertedContent": {"text": edit.text},
        }
        for edit in finding.fix.edits
    ]
    change = {"artifactLocation": {"uri": _uri(finding.place.file)}, "replacements": replacements}
    return {"description": {"text": finding.fix.message}, "artifactChanges": [change]}
