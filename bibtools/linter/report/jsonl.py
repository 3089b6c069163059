"""Findings as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Sequence

from bibtools.linter.report.context import Context
from bibtools.linter.report.json import as_object
from bibtools.model import Finding


def render(findings: Sequence[Finding], context: Context) -> str:
    """Return the findings as JSON objects, one a line."""
    return "".join(json.dumps(as_object(finding, context), ensure_ascii=False) + "\n" for finding in findings)
