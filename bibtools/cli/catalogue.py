"""`bibtools catalogue`: local catalogues that works are looked up in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bibtools.cli.console import tell
from bibtools.cli.outputs import refuse_inputs
from bibtools.support.messages import counted

EPILOG = (
    "Example: bibtools catalogue library.bib dump.jsonl -o library.db; "
    "bibtools check paper.bib --catalogue library.db"
)


def command(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="Bibliographies of any format, dumps (.jsonl, OAI-PMH, MARCXML), or the address of a "
            "repository that speaks OAI-PMH.",
        ),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The catalogue to write.")],
    name: Annotated[
        str, typer.Option("--name", help="What evidence calls the catalogue. [default: the name of the file]")
    ] = "",
    day: Annotated[
        str, typer.Option("--day", metavar="YYYY-MM-DD", help="When the records were taken. [default: today]")
    ] = "",
    part: Annotated[
        str, typer.Option("--set", metavar="NAME", help="Only this set of a repository (OAI-PMH).")
    ] = "",
    mailto: Annotated[
        str, typer.Option("--mailto", metavar="ADDRESS", help="Your address, for the User-Agent.")
    ] = "",
) -> int:
    """Make a catalogue: an index of works on disk. `check` and `fill` look entries up in it without a network.

    A million records take less than a minute and little memory.
    """
    from bibtools.pipeline.catalogue_building import build_catalogue

    refuse_inputs(output, [file for file in files if "://" not in file])
    count = build_catalogue(output, name or output.stem, files, day=day, part=part, mailto=mailto)
    tell(counted("{output}: {count} work", "{output}: {count} works", count, output=output))
    return 0 if count else 1
