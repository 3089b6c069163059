"""Findings as lines: `file:line:column CODE message`."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.linter.report.context import Context, sentence
from bibtools.model import Finding

_COLORS = {"error": "31", "warning": "33", "info": "36"}


def render(findings: Sequence[Finding], context: Context) -> str:
    """Return the findings, one a line."""
    return "".join(headline(finding, context) + "\n" for finding in findings)


def headline(finding: Finding, context: Context) -> str:
    """Return a finding as one line; `[*]` marks those with a safe fix."""
    code = finding.code
    if context.color:
        code = f"\x1b[1;{_COLORS[finding.severity]}m{code}\x1b[0m"
    mark = " [*]" if finding.fix and finding.fix.applicability == "safe" else ""
    return f"{context.say(finding.place.said)} {code}{mark} {sentence(finding, context.say)}"
