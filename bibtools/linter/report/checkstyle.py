"""Checkstyle XML, which most code review tools read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from xml.sax.saxutils import quoteattr

from bibtools.linter.report.context import Context, sentence
from bibtools.model import Finding
from bibtools.support.visible import visible


def render(findings: Sequence[Finding], context: Context) -> str:
    """Return the findings as Checkstyle XML, grouped by file."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">']
    for file, found in groupby(findings, key=lambda finding: finding.place.file):
        lines.append(f"  <file name={quoteattr(visible(file))}>")
        lines += [_error(finding) for finding in found]
        lines.append("  </file>")
    return "\n".join([*lines, "</checkstyle>"]) + "\n"


def _error(finding: Finding) -> str:
    place = finding.place
    message = quoteattr(sentence(finding))
    return (
        f'    <error line="{place.line}" column="{place.column}" severity="{finding.severity}" '
        f'message={message} source="bibtools.{finding.code}"/>'
    )
