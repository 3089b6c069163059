"""Findings as JSON lines."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.linter.report.context import Context
from bibtools.linter.report.json import as_object
from bibtools.model import Finding
from bibtools.support.visible import json_text


def render(findings: Sequence[Finding], context: Context) -> str:
    """Return the findings as JSON objects, one a line."""
    return "".join(json_text(as_object(finding, context)) + "\n" for finding in findings)
