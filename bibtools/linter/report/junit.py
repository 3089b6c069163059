"""JUnit XML, as Jenkins, CircleCI and others show it: each file is a test suite, each finding a failed case."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from bibtools.linter.report.context import Context, printable, sentence
from bibtools.model import Finding


def render(findings: Sequence[Finding], context: Context) -> str:
    """Return the findings as JUnit XML; a checked file without findings is one passed case."""
    grouped = {file: list(some) for file, some in groupby(findings, key=lambda each: each.place.file)}
    clean: dict[str, list[Finding]] = {name: [] for name in context.texts if name not in grouped}
    suites = sorted({**grouped, **clean}.items())
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f'<testsuites name="bibtools check" failures="{len(findings)}">')
    for file, found in suites:
        count = max(len(found), 1)
        name = quoteattr(printable(file))
        lines.append(f'  <testsuite name={name} tests="{count}" failures="{len(found)}" errors="0">')
        lines += [_case(finding) for finding in found] or [f'    <testcase classname={name} name="check"/>']
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _case(finding: Finding) -> str:
    place = finding.place
    name = quoteattr(f"{finding.code} {finding.name} {place.line}:{place.column}")
    message = printable(sentence(finding))
    return (
        f"    <testcase classname={quoteattr(printable(place.file))} name={name}>\n"
        f'      <failure type="{finding.severity}" message={quoteattr(message)}>'
        f"{escape(f'{place} {finding.code} {message}')}</failure>\n"
        f"    </testcase>"
    )
