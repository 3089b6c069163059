"""`bibtools train`: train the parser's model."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bibtools.cli.console import tell
from bibtools.support.messages import message

EPILOG = (
    "Example: bibtools train --data ../training -o model && bibtools eval tests/gold/*.jsonl --model model"
)


def command(
    data: Annotated[
        Path | None, typer.Option("--data", metavar="FOLDER", help="Folder with the labelled sets.")
    ] = None,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FOLDER", help="Where to write the model.")
    ] = Path("model"),
    sets: Annotated[
        str | None,
        typer.Option("--sets", metavar="NAMES", help="Train on these sets only, separated by commas."),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="Seed of the random generator.")] = 11,
    iterations: Annotated[int, typer.Option("--iterations", min=1, help="Steps of the optimiser.")] = 70,
) -> int:
    """Train the parser on labelled and generated references.

    The same data and seed give the same model. docs/parser.md says which sets the data folder holds.
    """
    from bibtools.errors import InputError, UsageError
    from bibtools.training.corpus import SETS
    from bibtools.training.rendered import render_labelled
    from bibtools.training.run import run

    if data is None:
        raise UsageError(
            "no training data was named", hint="Add --data FOLDER; docs/parser.md says what it holds."
        )
    if not data.is_dir():
        raise InputError(
            "this is not a folder", hint="Name the folder with the labelled sets.", file=str(data)
        )
    names = tuple(sets.split(",")) if sets else SETS
    unknown = [name for name in names if name not in SETS]
    if unknown:
        raise UsageError(
            message("there is no set “{unknown}”", unknown=unknown[0]),
            hint=message("The sets are {sets}.", sets=", ".join(SETS)),
        )
    counts = run(
        data, output, names, seed=seed, iterations=iterations, commit=_commit(), rendered=render_labelled
    )
    sets = ", ".join(f"{n} {name}" for name, n in counts.items())
    tell(message("trained on {total} references: {sets}", total=sum(counts.values()), sets=sets))
    return 0


def _commit() -> str:
    """Return the git commit that bibtools runs from; the empty string if it is not run from a working tree."""
    import subprocess

    try:
        done = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"],
            cwd=Path(__file__).parent,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()
