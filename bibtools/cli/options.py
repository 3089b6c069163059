"""Arguments and options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Files = Annotated[list[str], typer.Argument(metavar="FILE", help="Documents to read; - is standard input.")]
Lines = Annotated[bool, typer.Option("--lines", help="Take every line that is not empty as one reference.")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write here, not to stdout.")
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="Read the files in this encoding, do not detect it."),
]
