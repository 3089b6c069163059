"""Arguments and options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Files = Annotated[list[str], typer.Argument(metavar="FILE", help="Documents to read; - is standard input.")]
Lines = Annotated[bool, typer.Option("--lines", help="Treat every line that is not empty as a reference.")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file instead of stdout.")
]
Resume = Annotated[
    bool, typer.Option("--resume", help="Go on with a .parquet file that an interrupted run left unfinished.")
]
AllowOutside = Annotated[
    bool,
    typer.Option("--allow-outside", help="Read files outside the project that its configuration names."),
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="Encoding of the files, instead of detecting it."),
]
