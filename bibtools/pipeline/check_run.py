"""A complete run of `check`: choose the files, fix, check (or use the cache), apply the baseline, set the exit code."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bibtools.errors import UsageError
from bibtools.linter.runner import check_documents
from bibtools.linter.settings import CheckSettings, normal_codes
from bibtools.model import Finding, Severity, Text
from bibtools.pipeline.check_baseline import without_baseline, write_baseline
from bibtools.pipeline.check_documents import with_text
from bibtools.pipeline.check_files import expand
from bibtools.pipeline.check_fixes import FixedFile, fixed_file, fixed_files, write_ignores
from bibtools.pipeline.checking import STDIN, CheckRun, check_files, check_settings, load_documents
from bibtools.pipeline.config import Config
from bibtools.pipeline.rewriting import rewrite

_ORDER = (Severity.INFO, Severity.WARNING, Severity.ERROR)

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """The options of a run.

    `paths` are files, folders or `-`; none means the .bib file of the project. `select`, `ignore`, `extend_select`,
    `dialect` and `fail_on` override the project's settings. With `diff`, fixes are computed and not written.
    """

    paths: tuple[str, ...] = ()
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
    stdin_name: str = ""
    dialect: str = ""
    fail_on: str = ""
    cache: bool = True
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """The result of a run: the findings to report, the texts that they are in, and the exit code.

    `fixes` are the files that fixes changed (with `diff`: would change). `reported` is false if the run
    has nothing to report because it wrote suppressions or a baseline, or computed a diff.
    """

    exit_code: int
    findings: Sequence[Finding] = ()
    texts: Mapping[str, Text] = field(default_factory=dict)
    fixes: tuple[FixedFile, ...] = ()
    reported: bool = True


def run_settings(request: CheckRequest, config: Config) -> CheckSettings:
    """Return the settings of a run: those of the project, overridden by the request.

    Raises ConfigError for wrong settings and UsageError for a rule that does not exist.
    """
    settings = check_settings(config)
    return replace(
        settings,
        select=normal_codes(request.select) or settings.select,
        ignore=(*settings.ignore, *normal_codes(request.ignore, "--ignore")),
        extend_select=(*settings.extend_select, *normal_codes(request.extend_select, "--extend-select")),
        dialect=request.dialect or settings.dialect,
        fail_on=Severity(request.fail_on) if request.fail_on else settings.fail_on,
    )


def run_files(request: CheckRequest, config: Config, settings: CheckSettings) -> list[str]:
    """Return the files of a run. Raises UsageError if none is named and the project has none."""
    if request.paths:
        return expand(request.paths, settings)
    if config.file is not None and config.bib.is_file():
        bib = config.bib
        return [str(bib.relative_to(Path.cwd())) if bib.is_relative_to(Path.cwd()) else str(bib)]
    raise UsageError("no files to check were named", hint="Name files or folders: bibtools check references/")


def run_check(
    request: CheckRequest, config: Config, settings: CheckSettings, names: Sequence[str], tell: Tell
) -> CheckOutcome:
    """Run the check over the files `names`; `tell` is called with a sentence for each file that is written.

    Raises InputError and OutputError for what cannot be read or written.
    """
    if request.fix and not request.diff and STDIN in names:
        return _fix_stdin(request, settings, names)
    if request.diff:
        fixes = tuple(_fixes(request, settings, names))
        return CheckOutcome(1 if fixes else 0, fixes=fixes, reported=False)
    fixes = tuple(_written(request, settings, names, tell)) if request.fix else ()
    checked = _checked(request, config, settings, names)
    for note in checked.notes:
        tell(note)
    if request.add_ignore:
        write_ignores(checked, request.reason, request.encoding, tell)
        return CheckOutcome(0, fixes=fixes, reported=False)
    path = request.baseline or (config.root / settings.baseline if settings.baseline else None)
    if request.write_baseline:
        tell(write_baseline(checked.findings, path))
        return CheckOutcome(0, fixes=fixes, reported=False)
    findings = without_baseline(checked.findings, path) if path is not None else checked.findings
    return CheckOutcome(exit_code(settings, findings), findings, checked.texts, fixes)


def exit_code(settings: CheckSettings, findings: Sequence[Finding]) -> int:
    """Return 1 if a finding is at least as severe as the settings' `fail_on`, else 0."""
    bar = _ORDER.index(settings.fail_on)
    return 1 if any(_ORDER.index(finding.severity) >= bar for finding in findings) else 0


def _checked(
    request: CheckRequest, config: Config, settings: CheckSettings, names: Sequence[str]
) -> CheckRun:
    if request.cache and not request.add_ignore and STDIN not in names:
        from bibtools.pipeline.check_cache import check_cached

        return check_cached(names, settings, config.root, encoding=request.encoding)
    return check_files(names, settings, encoding=request.encoding, stdin_name=request.stdin_name)


def _fixes(request: CheckRequest, settings: CheckSettings, names: Sequence[str]) -> list[FixedFile]:
    documents = load_documents(names, settings, encoding=request.encoding, stdin_name=request.stdin_name)
    return list(fixed_files(documents, settings, unsafe=request.unsafe))


def _written(
    request: CheckRequest, settings: CheckSettings, names: Sequence[str], tell: Tell
) -> list[FixedFile]:
    """Write the fixed files, and call `tell` for each as soon as it is written."""
    fixes = _fixes(request, settings, names)
    for fixed in fixes:
        rewrite(fixed.text, fixed.content, encoding=request.encoding)
        tell(f"{fixed.text.name}: fixed {fixed.codes}")
    return fixes


def _fix_stdin(request: CheckRequest, settings: CheckSettings, names: Sequence[str]) -> CheckOutcome:
    """Fix standard input: the new content is in `fixes`, and the findings are those that remain."""
    if list(names) != [STDIN]:
        raise UsageError(
            "standard input cannot be fixed together with files", hint="Fix the files in another call."
        )
    document = load_documents(names, settings, encoding=request.encoding, stdin_name=request.stdin_name)[0]
    if document.kind != "bib":
        raise UsageError(
            "only .bib files can be fixed", hint="Say what - is with --stdin-filename, for example refs.bib."
        )
    fixed = fixed_file(document, settings, unsafe=request.unsafe)
    findings = check_documents([with_text(document, fixed.content, settings)], settings)
    return CheckOutcome(exit_code(settings, findings), findings, fixes=(fixed,))
