"""Run `bibtools check` and print the result."""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from bibtools.cli.console import tell, write_result
from bibtools.cli.language import say
from bibtools.linter.report import Context, render_findings
from bibtools.model import Finding
from bibtools.pipeline.check_run import (
    CheckOutcome,
    CheckRequest,
    merged,
    projects_of,
    refuse_nothing,
    run_check,
    run_files,
    run_settings,
)
from bibtools.pipeline.checking import STDIN
from bibtools.pipeline.config import load_config
from bibtools.pipeline.rewriting import diff_of
from bibtools.support.dataclass import dataclass
from bibtools.support.garbage import uncollected
from bibtools.support.messages import counted, listed, message


@dataclass(frozen=True, slots=True)
class Printing:
    """How a run is printed: the format of the report, or statistics instead, and the output file.

    If `quiet`, nothing but the findings is printed.
    """

    format: str = "text"
    statistics: bool = False
    output: Path | None = None
    quiet: bool = False


def run(request: CheckRequest, printing: Printing, *, watch: bool = False) -> int:
    """Carry out a run of `bibtools check`, print it, and return the exit code."""
    from bibtools.cli.outputs import refuse_inputs

    config = load_config()
    settings = run_settings(request, config)
    names = run_files(request, config, settings)
    projects = projects_of(request, config, names)
    told = _silent if printing.quiet else tell
    chosen = {name for _, _, own in projects for name in own}
    names = [name for name in names if name in chosen]
    refuse_nothing(request, settings, names, told)
    refuse_inputs(printing.output, names)

    def once() -> int:
        outcomes = [run_check(request, near, settings, own, told, names) for near, settings, own in projects]
        outcome = merged(outcomes)
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


def _silent(message: str) -> None:
    """Print nothing."""


def _print(outcome: CheckOutcome, request: CheckRequest, printing: Printing, files: int) -> None:
    if request.diff:
        for fixed in outcome.fixes:
            tell(message("{name}: would fix {codes}", name=fixed.text.name, codes=fixed.codes))
        diffs = [diff_of(fixed.text, fixed.content) for fixed in outcome.fixes]
        write_result("".join(diffs), printing.output)
    elif request.fix and STDIN in request.paths:
        write_result(outcome.fixes[0].content, printing.output, "file")
        for line in render_findings(outcome.findings, "text", Context(say=say)).splitlines():
            tell(line)
    elif outcome.reported:
        _report(outcome, printing, files)


def _report(outcome: CheckOutcome, printing: Printing, files: int) -> None:
    from importlib.metadata import version

    if printing.statistics:
        write_result(_statistics(outcome.findings), printing.output)
        return
    color = printing.output is None and use_color()
    context = Context(outcome.texts, version("bibtools-refs"), color, outcome.fail_on, say)
    write_result(render_findings(outcome.findings, printing.format, context), printing.output, "report")
    if printing.format in ("text", "full") and not printing.quiet:
        tell(summary(outcome.findings, files))


def use_color() -> bool:
    """Return whether to colour what goes to stdout."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def summary(findings: Sequence[Finding], files: int) -> str:
    """Return a line that says how much was found; those that only inform are named and not counted."""
    checked = counted("{count} file checked", "{count} files checked", files)
    found = found_in_words(Counter(finding.severity for finding in findings))
    said = message("{checked}: {found}", checked=checked, found=found)
    return message("{said}{fixable}.", said=said, fixable=_fixable(findings))


def found_in_words(counts: Mapping[str, int]) -> str:
    """Return how many findings there are of each severity, as a part of a sentence; notices are no findings."""
    errors, warnings, notices = (counts.get(each, 0) for each in ("error", "warning", "info"))
    found = message("nothing found")
    if total := errors + warnings:
        kinds = listed(
            said
            for count, said in (
                (errors, counted("{count} error", "{count} errors", errors)),
                (warnings, counted("{count} warning", "{count} warnings", warnings)),
            )
            if count
        )
        found = counted("{count} finding ({kinds})", "{count} findings ({kinds})", total, kinds=kinds)
    if not notices:
        return found
    beside = counted("{count} notice", "{count} notices", notices)
    if total:
        return message("{found} and {beside}", found=found, beside=beside)
    return message("{found} but {beside}", found=found, beside=beside)


def _fixable(findings: Sequence[Finding]) -> str:
    """Return how many findings have a fix, as the end of a sentence."""
    kinds = Counter(finding.fix.applicability for finding in findings if finding.fix)
    safe, unsafe = kinds["safe"], kinds["unsafe"]
    parts = [message("{count} can be fixed with --fix", count=safe)] if safe else []
    if unsafe and safe:
        parts.append(message("{count} more with --fix --unsafe-fixes", count=unsafe))
    elif unsafe:
        parts.append(message("{count} can be fixed with --fix --unsafe-fixes", count=unsafe))
    return message("; {fixes}", fixes=listed(parts)) if parts else ""


def _statistics(findings: Sequence[Finding]) -> str:
    counts = Counter((finding.code, finding.name) for finding in findings)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    width = len(str(rows[0][1])) if rows else 1
    return "".join(f"{count:>{width}} {code} {name}\n" for (code, name), count in rows)
