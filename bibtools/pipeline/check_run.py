"""A complete run of `check`: choose the files, fix, check (or use the cache), apply the baseline, set the exit code."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path

from bibtools.errors import UsageError
from bibtools.linter.runner import check_documents
from bibtools.linter.settings import CheckSettings, counts, normal_codes
from bibtools.model import Finding, Severity, Text
from bibtools.pipeline.attesting import open_inquiry
from bibtools.pipeline.check_baseline import without_baseline, write_baseline
from bibtools.pipeline.check_documents import with_text
from bibtools.pipeline.check_files import expand
from bibtools.pipeline.check_fixes import FixedFile, fixed_file, fixed_files, write_ignores
from bibtools.pipeline.check_folders import is_excluded, nothing_in, unchecked
from bibtools.pipeline.checking import STDIN, CheckRun, check_files, check_settings, load_documents
from bibtools.pipeline.config import Config, inside, load_config
from bibtools.pipeline.rewriting import rewrite
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """The options of a run.

    `paths` are files, folders or `-`; none means the .bib file of the project. `select`, `ignore`, `extend_select`,
    `dialect` and `fail_on` override the project's settings. `catalogues` are files
    of local catalogues that are asked besides those of the project; with `online`, catalogues on the network are
    asked too. With `diff`, fixes are computed and not written.
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
    allow_outside: bool = False
    catalogues: tuple[str, ...] = ()
    online: bool = False
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """The result of a run: the findings to report, the texts that they are in, and the exit code.

    `fixes` are the files that fixes changed (with `diff`: would change). `reported` is false if the run
    has nothing to report because it wrote suppressions or a baseline, or computed a diff. `fail_on` is the
    severity from which findings count.
    """

    exit_code: int
    findings: Sequence[Finding] = ()
    texts: Mapping[str, Text] = field(default_factory=dict)
    fixes: tuple[FixedFile, ...] = ()
    reported: bool = True
    fail_on: Severity = Severity.WARNING


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
        allow_outside=request.allow_outside,
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


def projects_of(
    request: CheckRequest, config: Config, names: Sequence[str]
) -> list[tuple[Config, CheckSettings, list[str]]]:
    """Return the projects that the files of a run are in: the settings of the nearest folder, and the files.

    Standard input belongs to the folder of the name that it is given, or to the working folder (`config`).
    Raises UsageError if a baseline or fixes of standard input are asked for over several projects.
    """
    found: dict[Path | None, tuple[Config, CheckSettings, list[str]]] = {}
    for name in names:
        shown = request.stdin_name if name == STDIN else name
        near = load_config(Path(shown).absolute()) if shown else config
        if near.file not in found:
            found[near.file] = (near, run_settings(request, near), [])
        settings = found[near.file][1]
        if name in request.paths or not is_excluded(name, settings):
            found[near.file][2].append(name)
    if len(found) > 1 and (request.write_baseline or request.baseline):
        raise UsageError(
            "these files belong to projects with different settings, and a baseline is that of one project",
            hint="Check the files of each project in a call of its own.",
        )
    return list(found.values()) or [(config, run_settings(request, config), [])]


def refuse_nothing(request: CheckRequest, settings: CheckSettings, names: Sequence[str], tell: Tell) -> None:
    """Call `tell` with a sentence for each folder of a request in which none of the files `names` is.

    Raises InputError if nothing at all would be checked: a run that checked nothing must not look like a success.
    """
    for folder in unchecked(request.paths, names):
        error = nothing_in(Path(folder), settings)
        if not names:
            raise error
        tell(message("{place}: note: {sentence}", place=folder, sentence=message(error.message)))


def merged(outcomes: Sequence[CheckOutcome]) -> CheckOutcome:
    """Return the outcomes of several projects as one."""
    if len(outcomes) == 1:
        return outcomes[0]
    return CheckOutcome(
        max(each.exit_code for each in outcomes),
        sorted(
            (finding for each in outcomes for finding in each.findings), key=lambda finding: finding.sort_key
        ),
        {name: text for each in outcomes for name, text in each.texts.items()},
        tuple(fixed for each in outcomes for fixed in each.fixes),
        all(each.reported for each in outcomes),
        min((each.fail_on for each in outcomes), key=lambda each: counts(each, Severity.WARNING)),
    )


def run_check(
    request: CheckRequest,
    config: Config,
    settings: CheckSettings,
    names: Sequence[str],
    tell: Tell,
    everything: Sequence[str] = (),
) -> CheckOutcome:
    """Run the check over the files `names`; `tell` is called with a sentence for each file that is written.

    `everything` are all files of the run in order: those of other projects take part in the set, but nothing is
    reported about them.

    Raises InputError and OutputError for what cannot be read or written.
    """
    if request.fix and not request.diff and STDIN in names:
        return _fix_stdin(request, settings, names)
    if request.diff:
        fixes = tuple(_fixes(request, settings, names))
        return CheckOutcome(1 if fixes else 0, fixes=fixes, reported=False)
    fixes = tuple(_written(request, settings, names, tell)) if request.fix else ()
    checked = _checked(request, config, settings, names, everything, tell)
    for note in checked.notes:
        tell(note)
    if request.add_ignore:
        write_ignores(checked, request.reason, request.encoding, tell)
        return CheckOutcome(0, fixes=fixes, reported=False)
    path = request.baseline or (inside(config, settings.baseline) if settings.baseline else None)
    if request.write_baseline:
        tell(write_baseline(checked.findings, path))
        return CheckOutcome(0, fixes=fixes, reported=False)
    findings = without_baseline(checked.findings, path) if path is not None else checked.findings
    code = exit_code(settings, findings)
    return CheckOutcome(code, findings, checked.texts, fixes, fail_on=settings.fail_on)


def exit_code(settings: CheckSettings, findings: Sequence[Finding]) -> int:
    """Return 1 if a finding is at least as severe as the settings' `fail_on`, else 0."""
    return 1 if any(counts(finding.severity, settings.fail_on) for finding in findings) else 0


def _checked(
    request: CheckRequest,
    config: Config,
    settings: CheckSettings,
    names: Sequence[str],
    everything: Sequence[str],
    tell: Tell,
) -> CheckRun:
    hidden = set(everything) - set(names)
    inquiry = open_inquiry(config, settings, request.catalogues, online=request.online, tell=tell)
    if hidden:
        stdin = request.stdin_name
        return check_files(
            everything,
            settings,
            encoding=request.encoding,
            stdin_name=stdin,
            hidden=hidden,
            inquiry=inquiry,
        )
    if request.cache and not request.add_ignore and STDIN not in names and not inquiry:
        from bibtools.pipeline.check_cache import check_cached

        return check_cached(names, settings, config.root, encoding=request.encoding)
    return check_files(
        names, settings, encoding=request.encoding, stdin_name=request.stdin_name, inquiry=inquiry
    )


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
        tell(message("{name}: fixed {codes}", name=fixed.text.name, codes=fixed.codes))
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
    return CheckOutcome(exit_code(settings, findings), findings, fixes=(fixed,), fail_on=settings.fail_on)
