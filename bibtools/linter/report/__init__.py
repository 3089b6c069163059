"""Write findings in the formats that people and programs read; each module writes one format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module

from bibtools.errors import UsageError
from bibtools.linter.report.context import Context
from bibtools.model import Finding
from bibtools.support.messages import Say, message
from bibtools.support.visible import visible

FORMATS = ("text", "full", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson")
"""The names of the formats."""


def render_findings(findings: Sequence[Finding], form: str, context: Context | None = None) -> str:
    """Return findings in the format `form`, one of FORMATS; the same findings always give the same text.

    Raise UsageError if there is no such format.
    """
    if form not in FORMATS:
        raise UsageError(
            message("there is no output format “{form}”", form=form),
            hint=message("the formats are {formats}", formats=", ".join(FORMATS)),
        )
    context = context or Context()
    said = context.say if form in _FOR_PEOPLE else str
    findings = [_shown(finding, said) for finding in findings]
    render: Callable[[Sequence[Finding], Context], str] = import_module(f"{__name__}.{form}").render
    return render(findings, context)


_FOR_PEOPLE = ("text", "full")
"""The formats in the reader's language. The others are read by programs, and stay in English."""


def _shown(finding: Finding, say: Say) -> Finding:
    """Return a finding with its sentences in a language, and without anything in them that acts.

    They quote the data, and the file may be anybody's.
    """
    fix = finding.fix
    return replace(
        finding,
        message=visible(say(finding.message)),
        hint=visible(say(finding.hint)),
        related=tuple((place, visible(say(what))) for place, what in finding.related),
        fix=fix and replace(fix, message=visible(say(fix.message))),
    )


__all__ = ["FORMATS", "Context", "render_findings"]
