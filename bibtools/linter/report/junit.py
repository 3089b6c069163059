"""JUnit XML, as Jenkins, CircleCI and others show it: each file is a test suite, each finding a case.

A case has failed if `--fail-on` counts the finding; the others have their message as output.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from bibtools.linter.report.context import Context, sentence
from bibtools.linter.settings import counts
from bibtools.model import Finding
from bibtools.support.visible import visible


def render(findings: Sequence[Finding], context: Context) -> str:
    """Return the findings as JUnit XML; a checked file without findings is one passed case."""
    grouped = {file: list(some) for file, some in groupby(findings, key=lambda each: each.place.file)}
    clean: dict[str, list[Finding]] = {name: [] for name in context.texts if name not in grouped}
    suites = sorted({**grouped, **clean}.items())
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f'<testsuites name="bibtools check" failures="{_failures(findings, context)}">')
    for file, found in suites:
        count = max(len(found), 1)
        name = quoteattr(visible(file))
        lines.append(
            f'  <testsuite name={name} tests="{count}" failures="{_failures(found, context)}" errors="0">'
        )
        lines += [_case(finding, context) for finding in found] or [
            f'    <testcase classname={name} name="check"/>'
        ]
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _failures(findings: Sequence[Finding], context: Context) -> int:
    return sum(counts(finding.severity, context.fail_on) for finding in findings)


def _case(finding: Finding, context: Context) -> str:
    place = finding.place
    name = quoteattr(f"{finding.code} {finding.name} {place.line}:{place.column}")
    message = sentence(finding)
    text = escape(f"{place} {finding.code} {message}")
    failed = f'<failure type="{finding.severity}" message={quoteattr(message)}>{text}</failure>'
    inside = failed if counts(finding.severity, context.fail_on) else f"<system-out>{text}</system-out>"
    head = f"<testcase classname={quoteattr(visible(place.file))} name={name}>"
    return f"    {head}\n      {inside}\n    </testcase>"
