"""Run `bibtools check` and print the result."""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bibtools.cli.console import tell, write_result
from bibtools.linter.report import Context, render_findings
from bibtools.model import Finding, Severity
from bibtools.pipeline.check_run import CheckOutcome, CheckRequest, run_check, run_files, run_settings
from bibtools.pipeline.checking import STDIN
from bibtools.pipeline.config import load_config
from bibtools.pipeline.rewriting import diff_of
from bibtools.support.garbage import uncollected

_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class Printing:
    """How a run is printed: the format of the report, or statistics instead, and the output file."""

    format: str = "text"
    statistics: bool = False
    output: Path | None = None


def run(request: CheckRequest, printing: Printing, *, watch: bool = False) -> int:
    """Carry out a run of `bibtools check`, print it, and return the exit code."""
    from bibtools.cli.outputs import refuse_inputs

    config = load_config()
    settings = run_settings(request, config)
    names = run_files(request, config, settings)
    refuse_inputs(printing.output, names)

    def once() -> int:
        outcome = run_check(request, config, settings, names, tell)
        _print(outcome, request, printing, len(names))
        return outcome.exit_code

    if watch:
        from bibtools.cli.watching import watch as watch_files

        return watch_files(names, once)
    with uncollected():
        code = once()
        # The process is about to end: searching a million objects for garbage would be wasted.
        gc.freeze()
    return code


def _print(outcome: CheckOutcome, request: CheckRequest, printing: Printing, files: int) -> None:
    if request.diff:
        for fixed in outcome.fixes:
            tell(f"{fixed.text.name}: would fix {fixed.codes}")
        diffs = [diff_of(fixed.text, fixed.content) for fixed in outcome.fixes]
        write_result("".join(diffs), printing.output)
    elif request.fix and STDIN in request.paths:
        write_result(outcome.fixes[0].content, printing.output)
        tell(render_findings(outcome.findings, "text", Context()).rstrip("\n"))
    elif outcome.reported:
        _report(outcome, printing, files)


def _report(outcome: CheckOutcome, printing: Printing, files: int) -> None:
    from importlib.metadata import version

    if printing.statistics:
        write_result(_statistics(outcome.findings), printing.output)
        return
    color = printing.output is None and use_color()
    context = Context(outcome.texts, version("bibtools-refs"), color)
    write_result(render_findings(outcome.findings, printing.format, context), printing.output)
    if printing.format in ("text", "full"):
        tell(summary(outcome.findings, files))


def use_color() -> bool:
    """Return whether to colour what goes to stdout."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def summary(findings: Sequence[Finding], files: int) -> str:
    """Return a line that says how much was found."""
    checked = f"{files} file{'s' if files != 1 else ''} checked"
    if not findings:
        return f"{checked}: nothing found."
    counts = Counter(finding.severity for finding in findings)
    said = ", ".join(f"{counts[severity]} {severity}" for severity in _SEVERITIES if counts[severity])
    fixable = sum(1 for finding in findings if finding.fix and finding.fix.applicability == "safe")
    rest = f"; {fixable} can be fixed with --fix" if fixable else ""
    return f"{checked}: {len(findings)} finding{'s' if len(findings) != 1 else ''} ({said}){rest}."


def _statistics(findings: Sequence[Finding]) -> str:
    counts = Counter((finding.code, finding.name) for finding in findings)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    width = len(str(rows[0][1])) if rows else 1
    return "".join(f"{count:>{width}} {code} {name}\n" for (code, name), count in rows)
