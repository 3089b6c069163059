"""The Code Climate report that GitLab reads (artifacts:reports:codequality).

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.linter.report.context import Context, fingerprints, sentence
from bibtools.model import Finding
from bibtools.support.visible import json_text

_LEVEL = {"error": "major", "warning": "minor", "info": "info"}


def render(findings: Sequence[Finding], context: Context) -> str:
    """Return the findings as a JSON array of issues."""
    issues = [
        {
            "type": "issue",
            "check_name": finding.code,
            "description": sentence(finding),
            "categories": ["Style"],
            "severity": _LEVEL[finding.severity],
            "fingerprint": mark,
            "location": {
                "path": finding.place.file,
                "lines": {"begin": finding.place.line},
            },
        }
        for finding, mark in zip(findings, fingerprints(list(findings)), strict=True)
    ]
    return json_text(issues, 2) + "\n"
