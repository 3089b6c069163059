"""`bibtools check`: find what is missing or wrong in references."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bibtools.cli.options import Encoding, Output

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


class Level(StrEnum):
    """Severities, for --fail-on."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Dialect(StrEnum):
    """Data models of .bib files."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH…", help="Files or folders to check; - is standard input."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How findings are written.")] = Format.TEXT,
    select: Annotated[
        Codes,
        typer.Option(
            "--select", metavar="CODES", help="Only these rules: codes, beginnings of codes, names, ALL."
        ),
    ] = [],  # noqa: B006 (Typer needs a list here and never changes it)
    ignore: Annotated[Codes, typer.Option("--ignore", metavar="CODES", help="Not these rules.")] = [],  # noqa: B006
    extend_select: Annotated[
        Codes,
        typer.Option("--extend-select", metavar="CODES", help="These rules too, beside the default ones."),
    ] = [],  # noqa: B006
    fix: Annotated[bool, typer.Option("--fix", help="Apply the safe fixes to the files.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Apply the unsafe fixes too; look at them afterwards.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="FILE", help="Report only what is not in this baseline."),
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write all findings to the baseline file.")
    ] = False,
    add_ignore: Annotated[
        bool, typer.Option("--add-ignore", help="Write a suppression for every finding into the .bib files.")
    ] = False,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="The reason that --add-ignore gives.")
    ] = "known since bibtools was introduced",
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each rule.")
    ] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes.")] = False,
    stdin_filename: Annotated[
        str, typer.Option("--stdin-filename", metavar="NAME", help="What standard input is called.")
    ] = "",
    dialect: Annotated[
        Dialect | None, typer.Option("--dialect", help="Do not detect the dialect of .bib files.")
    ] = None,
    fail_on: Annotated[
        Level | None, typer.Option("--fail-on", help="Exit with 1 only for findings at least this severe.")
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Neither read nor write the cache.")] = False,
    encoding: Encoding = None,
    output: Output = None,
) -> int:
    """Check .bib, CSL-JSON and RIS files, source lists as people write them, and texts that cite.

    Exit code 0: nothing found; 1: there are findings; 2: an error. `bibtools explain CODE` tells what a rule is about.
    """
    from bibtools.cli.checking import Request, run

    request = Request(
        paths=tuple(paths or ()),
        format=format.value,
        select=tuple(select),
        ignore=tuple(ignore),
        extend_select=tuple(extend_select),
        fix=fix or unsafe_fixes,
        unsafe=unsafe_fixes,
        diff=diff,
        baseline=baseline,
        write_baseline=write_baseline,
        add_ignore=add_ignore,
        reason=reason,
        statistics=statistics,
        watch=watch,
        stdin_name=stdin_filename,
        dialect=dialect.value if dialect else "",
        fail_on=fail_on.value if fail_on else "",
        cache=not no_cache,
        encoding=encoding,
        output=output,
    )
    return run(request)
