"""`bibtools build`: keep the project's source list up to date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bibtools.cli.console import tell, write_result
from bibtools.cli.options import AllowOutside
from bibtools.model import Severity
from bibtools.support.messages import counted, message

if TYPE_CHECKING:
    from bibtools.pipeline.config import Config

EPILOG = (
    "Example: bibtools build --check   (in CI: changes nothing, exits 1 with a diff if something is stale)"
)


def command(
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit 1 with a diff if outputs are stale.")
    ] = False,
    accept_removals: Annotated[
        bool,
        typer.Option("--accept-removals", help="Allow that many entries are removed at once."),
    ] = False,
    allow_outside: AllowOutside = False,
    folder: Annotated[
        Path, typer.Option("--project", metavar="FOLDER", help="Folder with the configuration.")
    ] = Path(),
) -> int:
    """Make the .bib file and bibliographies of a project. [tool.bibtools] names them, CSL-JSON among them; all edits in
    the .bib are kept.
    """
    from bibtools.pipeline.config import load_config

    return carry_out(replace(load_config(folder), allow_outside=allow_outside), check, accept_removals)


def carry_out(config: Config, check: bool = False, accept_removals: bool = False) -> int:
    """Build, or with `check` only compare; print what was done, and return the exit code."""
    from bibtools.pipeline.build import build

    result = build(config, write=not check, accept_removals=accept_removals)
    for finding in result.findings:
        tell(
            message(
                "{place}: {code} {sentence}",
                place=finding.place.said,
                code=finding.code,
                sentence=message(finding.message),
            )
        )
        if finding.severity == Severity.ERROR and finding.hint:
            tell(message("hint: {hint}", hint=message(finding.hint)))
    if result.damaged:
        return 1
    for (one, many), keys in zip(
        _WOULD if check else _DID, (result.added, result.updated, result.removed), strict=True
    ):
        if keys:
            tell(counted(one, many, len(keys), keys=_named(keys)))
    if check:
        write_result(result.diff, None)
        stale = message("stale: {files}", files=", ".join(result.changed))
        tell(stale if result.changed else _current(result.in_conflict))
        return 1 if result.changed or result.in_conflict else 0
    for name in result.changed:
        tell(message("wrote {name}", name=name))
    if not result.changed:
        tell(_current(result.in_conflict))
    return 0


_WOULD = (
    ("would add {count} entry: {keys}", "would add {count} entries: {keys}"),
    ("would change {count} entry: {keys}", "would change {count} entries: {keys}"),
    ("would remove {count} entry: {keys}", "would remove {count} entries: {keys}"),
)
_DID = (
    ("added {count} entry: {keys}", "added {count} entries: {keys}"),
    ("changed {count} entry: {keys}", "changed {count} entries: {keys}"),
    ("removed {count} entry: {keys}", "removed {count} entries: {keys}"),
)
_SHOWN = 12


def _named(keys: Sequence[str]) -> str:
    rest = len(keys) - _SHOWN
    named = ", ".join(keys[:_SHOWN])
    return message("{keys} and {count} more", keys=named, count=rest) if rest > 0 else named


def _current(in_conflict: bool) -> str:
    if in_conflict:
        return message("everything is up to date, but edits and sources disagree")
    return message("everything is up to date")
