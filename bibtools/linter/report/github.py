"""Workflow commands that GitHub Actions shows as annotations.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.linter.report.context import Context, sentence
from bibtools.model import Finding
from bibtools.support.visible import visible_text

_LEVEL = {"error": "error", "warning": "warning", "info": "notice"}


def render(findings: Sequence[Finding], context: Context) -> str:
    """Return the findings as workflow commands, one a line."""
    return "".join(_command(finding, context) + "\n" for finding in findings)


def _command(finding: Finding, context: Context) -> str:
    place = finding.place
    values = {"file": visible_text(place.file), "line": str(place.line), "col": str(place.column)}
    end = context.end_of(finding)
    if end:
        values |= {"endLine": str(end[0])} | ({"endColumn": str(end[1])} if end[0] == place.line else {})
    values["title"] = f"{finding.code} {finding.name}"
    listed = ",".join(f"{key}={_property(value)}" for key, value in values.items())
    message = f"{sentence(finding)}{'. ' + finding.hint if finding.hint else ''}"
    return f"::{_LEVEL[finding.severity]} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
