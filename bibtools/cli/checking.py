"""What `bibtools check` does with its options."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bibtools.cli.console import tell, write_result
from bibtools.errors import InputError, UsageError
from bibtools.linter.baseline import dump_baseline, without_known
from bibtools.linter.report import Context, render_findings
from bibtools.linter.settings import CheckSettings, normal_codes
from bibtools.model import Finding, Severity
from bibtools.pipeline.check_files import expand
from bibtools.pipeline.checking import STDIN, CheckRun, check_files, check_settings
from bibtools.pipeline.config import Config, load_config
from bibtools.support.garbage import uncollected

_ORDER = (Severity.INFO, Severity.WARNING, Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Request:
    """The options of a call, as given."""

    paths: tuple[str, ...]
    format: str = "text"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    baseline: Path | None = None
    write_baseline: bool = False
    add_ignore: bool = False
    reason: str = ""
    statistics: bool = False
    watch: bool = False
    stdin_name: str = ""
    dialect: str = ""
    fail_on: str = ""
    cache: bool = True
    encoding: str | None = None
    output: Path | None = None


def run(request: Request) -> int:
    """Carry out a call of `bibtools check` and give its exit code."""
    config = load_config()
    settings = _settings(request, config)
    names = _names(request, config, settings)
    if request.watch:
        from bibtools.cli.watching import watch

        return watch(names, lambda: _once(request, config, settings, names))
    with uncollected():
        code = _once(request, config, settings, names)
        # The process is about to end: nobody needs to walk a million objects once more for what could be freed.
        gc.freeze()
    return code


def _settings(request: Request, config: Config) -> CheckSettings:
    settings = check_settings(config)
    return replace(
        settings,
        select=normal_codes(request.select) or settings.select,
        ignore=(*settings.ignore, *normal_codes(request.ignore, "--ignore")),
        extend_select=(*settings.extend_select, *normal_codes(request.extend_select, "--extend-select")),
        dialect=request.dialect or settings.dialect,
        fail_on=Severity(request.fail_on) if request.fail_on else settings.fail_on,
    )


def _names(request: Request, config: Config, settings: CheckSettings) -> list[str]:
    if request.paths:
        return expand(request.paths, settings)
    if config.file is not None and config.bib.is_file():
        bib = config.bib
        return [str(bib.relative_to(Path.cwd())) if bib.is_relative_to(Path.cwd()) else str(bib)]
    raise UsageError("nothing to check was named", hint="name files or folders: bibtools check references/")


def _once(request: Request, config: Config, settings: CheckSettings, names: list[str]) -> int:
    if request.fix and not request.diff and STDIN in names:
        from bibtools.cli.fixing import fix_stdin

        return _code(settings, fix_stdin(request, settings, names))
    if request.fix or request.diff:
        from bibtools.cli.fixing import fix_files

        differs = fix_files(request, settings, names)
        if request.diff:
            return 1 if differs else 0
    checked = _checked(request, config, settings, names)
    if request.add_ignore:
        from bibtools.cli.fixing import write_ignores

        return write_ignores(checked, request.reason)
    path = request.baseline or (config.root / settings.baseline if settings.baseline else None)
    if request.write_baseline:
        return _write_baseline(checked.findings, path)
    findings = checked.findings
    if path is not None:
        findings = without_known(findings, _read(path), str(path))
    _report(request, findings, checked, names)
    return _code(settings, findings)


def _code(settings: CheckSettings, findings: Sequence[Finding]) -> int:
    """Return the exit code: 1 if a finding is severe enough."""
    bar = _ORDER.index(settings.fail_on)
    return 1 if any(_ORDER.index(finding.severity) >= bar for finding in findings) else 0


def _checked(request: Request, config: Config, settings: CheckSettings, names: list[str]) -> CheckRun:
    if request.cache and not request.add_ignore and STDIN not in names:
        from bibtools.pipeline.check_cache import check_cached

        return check_cached(names, settings, config.root, encoding=request.encoding)
    return check_files(names, settings, encoding=request.encoding, stdin_name=request.stdin_name)


def _report(request: Request, findings: Sequence[Finding], checked: CheckRun, names: Sequence[str]) -> None:
    from importlib.metadata import version

    if request.statistics:
        write_result(_statistics(findings), request.output)
        return
    color = request.output is None and use_color()
    context = Context(checked.texts, version("bibtools-refs"), color)
    write_result(render_findings(findings, request.format, context), request.output)
    if request.format in ("text", "full"):
        tell(summary(findings, len(names)))


def use_color() -> bool:
    """Return whether to colour what goes to stdout."""
    import os

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def summary(findings: Sequence[Finding], files: int) -> str:
    """Say in one line how much was found."""
    checked = f"{files} file{'s' if files != 1 else ''} checked"
    if not findings:
        return f"{checked}: nothing found."
    counts = Counter(finding.severity for finding in findings)
    said = ", ".join(f"{counts[severity]} {severity}" for severity in reversed(_ORDER) if counts[severity])
    fixable = sum(1 for finding in findings if finding.fix and finding.fix.applicability == "safe")
    rest = f"; {fixable} can be mended with --fix" if fixable else ""
    return f"{checked}: {len(findings)} finding{'s' if len(findings) != 1 else ''} ({said}){rest}."


def _statistics(findings: Sequence[Finding]) -> str:
    counts = Counter((finding.code, finding.name) for finding in findings)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    width = len(str(rows[0][1])) if rows else 1
    return "".join(f"{count:>{width}} {code} {name}\n" for (code, name), count in rows)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        hint = "write it first with --write-baseline"
        raise InputError(f"cannot be read: {error.strerror}", hint=hint, file=str(path)) from None


def _write_baseline(findings: Sequence[Finding], path: Path | None) -> int:
    if path is None:
        raise UsageError("--write-baseline needs to know where", hint="add --baseline FILE")
    write_result(dump_baseline(findings, _read(path) if path.is_file() else ""), path)
    tell(f"{path}: {len(findings)} findings written.")
    return 0
