"""`bibtools build`: the project's source list, kept up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bibtools.cli.console import tell, write_result

EPILOG = (
    "Example: bibtools build --check   (in CI: changes nothing, exits 1 with a diff if something is stale)"
)


def command(
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit 1 with a diff if outputs are stale.")
    ] = False,
    folder: Annotated[
        Path, typer.Option("--project", metavar="FOLDER", help="Where the configuration is.")
    ] = Path(),
) -> int:
    """Make the .bib, CSL-JSON and bibliographies that [tool.bibtools] asks for; a person's edits in the .bib stay."""
    from bibtools.pipeline.build import build
    from bibtools.pipeline.config import load_config

    result = build(load_config(folder), write=not check)
    for finding in result.findings:
        tell(f"{finding.place}: {finding.code} {finding.message}")
    if check:
        write_result(result.diff, None)
        tell("stale: " + ", ".join(result.changed) if result.changed else "everything is up to date")
        return 1 if result.changed else 0
    for name in result.changed:
        tell(f"wrote {name}")
    if not result.changed:
        tell("everything is up to date")
    return 0
