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
    """Make the .bib, CSL-JSON and bibliographies that [tool.bibtools] names, and keep all edits in the .bib."""
    from bibtools.pipeline.config import load_config

    return carry_out(replace(load_config(folder), allow_outside=allow_outside), check, accept_removals)


def carry_out(config: Config, check: bool = False, accept_removals: bool = False) -> int:
    """Build, or with `check` only compare; print what was done, and return the exit code."""
    from bibtools.pipeline.build import build

    result = build(config, write=not check, accept_removals=accept_removals)
    for finding in result.findings:
        tell(f"{finding.place}: {finding.code} {finding.message}")
        if finding.severity == Severity.ERROR and finding.hint:
            tell(f"hint: {finding.hint}")
    if result.damaged:
        return 1
    verb = "would " if check else ""
    for what, keys in (("add", result.added), ("change", result.updated), ("remove", result.removed)):
        if keys:
            said = f"{verb}{what}" if check else _PAST[what]
            tell(f"{said} {len(keys)} {'entry' if len(keys) == 1 else 'entries'}: {_named(keys)}")
    if check:
        write_result(result.diff, None)
        tell("stale: " + ", ".join(result.changed) if result.changed else _current(result.in_conflict))
        return 1 if result.changed or result.in_conflict else 0
    for name in result.changed:
        tell(f"wrote {name}")
    if not result.changed:
        tell(_current(result.in_conflict))
    return 0


_PAST = {"add": "added", "change": "changed", "remove": "removed"}
_SHOWN = 12


def _named(keys: Sequence[str]) -> str:
    rest = len(keys) - _SHOWN
    return ", ".join(keys[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")


def _current(in_conflict: bool) -> str:
    return "everything is up to date" + (", but edits and sources disagree" if in_conflict else "")
