"""Write findings in the formats that people and programs read; each module writes one format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from bibtools.errors import UsageError
from bibtools.linter.report.context import Context
from bibtools.model import Finding

FORMATS = ("text", "full", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson")
"""The names of the formats."""


def render_findings(findings: Sequence[Finding], form: str, context: Context | None = None) -> str:
    """Return findings in the format `form`, one of FORMATS; the same findings always give the same text.

    Raise UsageError if there is no such format.
    """
    if form not in FORMATS:
        raise UsageError(f"there is no output format “{form}”", hint=f"the formats are {', '.join(FORMATS)}")
    render: Callable[[Sequence[Finding], Context], str] = import_module(f"{__name__}.{form}").render
    return render(findings, context or Context())


__all__ = ["FORMATS", "Context", "render_findings"]
