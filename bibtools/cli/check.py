"""`bibtools check`: find what is missing or wrong in references."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bibtools.cli.options import Encoding, Output, Resume
from bibtools.errors import UsageError

if TYPE_CHECKING:
    from bibtools.pipeline.check_run import CheckRequest

EPILOG = "Examples: bibtools check references/; bibtools check --fix a.bib; bibtools check --select MIS,DAT list.txt"

Codes = list[str]


class Format(StrEnum):
    """Output formats of `check`."""

    TEXT = "text"
    FULL = "full"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    CHECKSTYLE = "checkstyle"
    RDJSON = "rdjson"


ENDINGS = {
    ".txt": Format.TEXT,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".sarif": Format.SARIF,
    ".xml": Format.JUNIT,
    ".rdjson": Format.RDJSON,
}
_DIFFS = {".diff": Format.TEXT, ".patch": Format.TEXT, ".txt": Format.TEXT}
_BIBS = {".bib": Format.TEXT, ".bibtex": Format.TEXT, ".biblatex": Format.TEXT}


class Level(StrEnum):
    """Severities, for --fail-on."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Dialect(StrEnum):
    """Data models of .bib files."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"


Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Files or folders to check; - is standard input."),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format", help="How findings are written. [default: what the ending of -o names, else text]"
    ),
]
SelectOption = Annotated[
    Codes,
    typer.Option(
        "--select", metavar="CODES", help="Only these rules: codes, beginnings of codes, names or ALL."
    ),
]
IgnoreOption = Annotated[Codes, typer.Option("--ignore", metavar="CODES", help="Leave these rules out.")]
ExtendSelectOption = Annotated[
    Codes,
    typer.Option("--extend-select", metavar="CODES", help="These rules in addition to the default ones."),
]
FixOption = Annotated[bool, typer.Option("--fix", help="Apply the safe fixes to the files.")]
UnsafeFixesOption = Annotated[
    bool, typer.Option("--unsafe-fixes", help="With --fix or --diff, the unsafe fixes too; review them.")
]
DiffOption = Annotated[
    bool, typer.Option("--diff", help="Show what --fix would change, without changing it.")
]
BaselineOption = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Report only what is not in this baseline."),
]
WriteBaselineOption = Annotated[
    bool, typer.Option("--write-baseline", help="Write all findings to the baseline file.")
]
AddIgnoreOption = Annotated[
    bool, typer.Option("--add-ignore", help="Write a suppression for every finding into the .bib files.")
]
ReasonOption = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="The reason that --add-ignore gives.")
]
StatisticsOption = Annotated[bool, typer.Option("--statistics", help="Count the findings of each rule.")]
QuietOption = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="Print the findings only, not what was done and how many there are."),
]
WatchOption = Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes.")]
StdinFilenameOption = Annotated[
    str,
    typer.Option(
        "--stdin-filename",
        metavar="NAME",
        help="Name for standard input in findings; its ending says what it is.",
    ),
]
DialectOption = Annotated[
    Dialect | None, typer.Option("--dialect", help="Dialect of .bib files, instead of detecting it.")
]
FailOnOption = Annotated[
    Level | None,
    typer.Option("--fail-on", help="Exit with 1 for findings this severe. [default: warning]"),
]
NoCacheOption = Annotated[bool, typer.Option("--no-cache", help="Neither read nor write the cache.")]

JobsOption = Annotated[
    int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Check .parquet files in N processes.")
]
ColumnOption = Annotated[
    str, typer.Option("--column", metavar="NAME", help="The column of CSL-JSON objects in a .parquet file.")
]

AllowOutsideOption = Annotated[
    bool,
    typer.Option("--allow-outside", help="Read files outside the project that its texts or links name."),
]

CatalogueOption = Annotated[
    Codes,
    typer.Option(
        "--catalogue",
        metavar="FILE",
        help="Look each work up in this catalogue, made by `bibtools catalogue`; may be repeated.",
    ),
]

OnlineOption = Annotated[
    bool,
    typer.Option("--online", help="Look each work up in catalogues on the network (Crossref, OpenAlex, …)."),
]


def command(
    paths: Paths = None,
    format: FormatOption = None,
    select: SelectOption = [],  # noqa: B006 (Typer needs a list and never changes it)
    ignore: IgnoreOption = [],  # noqa: B006 (Typer needs a list and never changes it)
    extend_select: ExtendSelectOption = [],  # noqa: B006 (Typer needs a list and never changes it)
    fix: FixOption = False,
    unsafe_fixes: UnsafeFixesOption = False,
    diff: DiffOption = False,
    baseline: BaselineOption = None,
    write_baseline: WriteBaselineOption = False,
    add_ignore: AddIgnoreOption = False,
    reason: ReasonOption = "known since bibtools was introduced",
    statistics: StatisticsOption = False,
    quiet: QuietOption = False,
    watch: WatchOption = False,
    stdin_filename: StdinFilenameOption = "",
    dialect: DialectOption = None,
    fail_on: FailOnOption = None,
    no_cache: NoCacheOption = False,
    allow_outside: AllowOutsideOption = False,
    online: OnlineOption = False,
    catalogue: CatalogueOption = [],  # noqa: B006 (Typer needs a list and never changes it)
    jobs: JobsOption = 1,
    column: ColumnOption = "item",
    resume: Resume = False,
    encoding: Encoding = None,
    output: Output = None,
) -> int:
    """Check bibliographies, source lists and texts that cite. A bibliography is a .bib, CSL-JSON or RIS file; lists are
    taken as people write them.

    Exit code 0: no error and no warning found; 1: there are some (see --fail-on); 2: bibtools could not check.
    `bibtools explain CODE` explains a rule. If -o names a .parquet file, the files are .parquet files of references,
    which are checked in constant memory (docs/scale.md).
    """
    from bibtools.pipeline.check_run import CheckRequest

    request = CheckRequest(
        paths=tuple(paths or ()),
        select=tuple(select),
        ignore=tuple(ignore),
        extend_select=tuple(extend_select),
        fix=fix,
        unsafe=unsafe_fixes,
        diff=diff,
        baseline=baseline,
        write_baseline=write_baseline,
        add_ignore=add_ignore,
        reason=reason,
        stdin_name=stdin_filename,
        dialect=dialect or "",
        fail_on=fail_on or "",
        cache=not no_cache,
        allow_outside=allow_outside,
        catalogues=tuple(catalogue),
        online=online,
        encoding=encoding,
    )
    return _check(request, format, statistics, output, quiet, watch, tables=(jobs, column, resume))


def _check_tables(
    request: CheckRequest, output: Path, column: str, jobs: int, *, resume: bool, other: bool
) -> int:
    """Check Parquet files, for which most of the request means nothing; `other` says that another option was given."""
    from bibtools.cli.check_tables import check_tables, refuse_options
    from bibtools.pipeline.check_run import CheckRequest

    plain = replace(request, paths=(), fail_on="", reason="", cache=True, allow_outside=False)
    refuse_options(other, plain != CheckRequest())
    return check_tables(request.paths, output, column, jobs, resume, request.fail_on or "warning")


def _check(
    request: CheckRequest,
    format: Format | None,
    statistics: bool,
    output: Path | None,
    quiet: bool,
    watch: bool,
    tables: tuple[int, str, bool],
) -> int:
    """Check files and print the result. Raise UsageError for options of `tables`, which other files do not have."""
    from bibtools.cli.checking import Printing, run
    from bibtools.cli.outputs import choose_format

    if output is not None and output.suffix.lower() == ".parquet":
        jobs, column, resume = tables
        other = statistics or watch or format is not None
        return _check_tables(request, output, column, jobs, resume=resume, other=other)
    if tables != (1, "item", False):
        hint = "Name a .parquet file with -o, or leave these options out."
        raise UsageError("--jobs, --resume and --column are for .parquet files", hint=hint)
    endings = _DIFFS if request.diff else _BIBS if request.fix and "-" in request.paths else ENDINGS
    chosen = choose_format(format, output, endings, Format.TEXT)
    return run(request, Printing(chosen.value, statistics, output, quiet), watch=watch)
