"""`bibtools train`: train the parser's model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from bibtools.cli.console import tell
from bibtools.support.messages import message

T = TypeVar("T")

EPILOG = (
    "Example: bibtools train --data ../training -o model && bibtools eval tests/gold/*.jsonl --model model"
)


Data = Annotated[Path | None, typer.Option("--data", metavar="FOLDER", help="Folder with the labelled sets.")]
ModelOutput = Annotated[
    Path, typer.Option("-o", "--output", metavar="FOLDER", help="Where to write the model.")
]
Sets = Annotated[
    str | None,
    typer.Option("--sets", metavar="NAMES", help="Train on these sets only, separated by commas."),
]
Seed = Annotated[int, typer.Option("--seed", help="Seed of the random generator.")]
Members = Annotated[
    int,
    typer.Option(
        "--members",
        min=1,
        max=1000,
        help="Train so many models on different references, and take their mean.",
    ),
]
Networks = Annotated[
    int,
    typer.Option(
        "--networks",
        min=0,
        max=100,
        help="Train so many convolutional networks beside them (needs the extra `train`).",
    ),
]
Iterations = Annotated[int, typer.Option("--iterations", min=1, help="Steps of the optimiser.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Train N models at a time.")]
Add = Annotated[
    Path | None,
    typer.Option(
        "--add",
        metavar="FILE",
        help="Adapt a model to one's own lists: corrected references, JSON lines (docs/parser.md).",
    ),
]
Model = Annotated[
    Path | None,
    typer.Option("--model", metavar="FOLDER", help="The model to adapt; by default that of the package."),
]


def command(
    data: Data = None,
    output: ModelOutput = Path("model"),
    sets: Sets = None,
    seed: Seed = 11,
    members: Members = 6,
    networks: Networks = 2,
    iterations: Iterations = 90,
    jobs: Jobs = 1,
    add: Add = None,
    model: Model = None,
) -> int:
    """Train the parser, or adapt a model to one's own lists. It learns from labelled and generated references, with
    --add from corrected ones.

    The same data and seed give the same model, in any number of processes. docs/parser.md says which sets the data
    folder holds. --add needs no data: it says how many values were wrong before and after on references that the model
    did not learn from, and writes the model if it is better. `model = "FOLDER"` in [tool.bibtools] makes parse, check
    and build use it.
    """
    if add is not None:
        return _adapt(add, model, output)
    from bibtools.training.members import Draw
    from bibtools.training.rendered import render_labelled
    from bibtools.training.run import run

    counts = run(
        Draw(_folder(data), _chosen(sets), render_labelled),
        output,
        seed=seed,
        members=members,
        iterations=iterations,
        commit=_commit(),
        jobs=jobs,
        networks=networks,
        watched=lambda trained: _counted(trained, members),
        advance=_told,
    )
    sets = ", ".join(f"{n} {name}" for name, n in counts.items())
    tell(message("trained on {total} references: {sets}", total=sum(counts.values()), sets=sets))
    return 0


def _folder(data: Path | None) -> Path:
    """Return the folder of the training data. Raise UsageError if none is named, InputError if it is no folder."""
    from bibtools.errors import InputError, UsageError

    if data is None:
        raise UsageError(
            "no training data was named", hint="Add --data FOLDER; docs/parser.md says what it holds."
        )
    if not data.is_dir():
        raise InputError(
            "this is not a folder", hint="Name the folder with the labelled sets.", file=str(data)
        )
    return data


def _chosen(sets: str | None) -> tuple[str, ...]:
    """Return the names of the sets to train on. Raise UsageError for one that does not exist."""
    from bibtools.errors import UsageError
    from bibtools.training.corpus import SETS

    names = tuple(sets.split(",")) if sets else SETS
    unknown = [name for name in names if name not in SETS]
    if unknown:
        raise UsageError(
            message("there is no set “{unknown}”", unknown=unknown[0]),
            hint=message("The sets are {sets}.", sets=", ".join(SETS)),
        )
    return names


def _counted(trained: Iterable[T], members: int) -> Iterator[T]:
    """Yield the models, and tell of each how many there are: one takes some minutes."""
    for number, each in enumerate(trained, 1):
        tell(message("{number} of {members} models trained", number=number, members=members))
        yield each


def _told(number: int, epoch: int, loss: float) -> None:
    """Tell how far a network is: one pass takes a minute or so."""
    tell(message("network {number}: pass {epoch}, loss {loss:.3f}", number=number, epoch=epoch, loss=loss))


def _adapt(corrections: Path, model: Path | None, output: Path) -> int:
    from bibtools.cli.console import progress
    from bibtools.parser.model_files import DATA
    from bibtools.training.adapting.run import adapt, faults, read_corrections

    golds = read_corrections(corrections)
    done = adapt(golds, model or DATA, output, lambda parts: progress(iter(parts), "trainings"))
    for raw in done.unplaced:
        tell(message("not learnt from, as its values do not stand in it: {raw}", raw=raw))
    for said, counted in (("before", done.before), ("after", done.after)):
        tell(
            message(
                "{said}: {wrong} values wrong or missing, {exact} of {count} references right; F1 {f1:.1f}",
                said=said,
                wrong=faults(counted),
                exact=counted.exact,
                count=counted.count,
                f1=counted.f1()[2],
            )
        )
    if not done.better:
        tell(
            message(
                "{output} was not written: the model is no better on references it has not seen",
                output=output,
            )
        )
        return 1
    tell(message('{output} was written; use it with `model = "{output}"` in [tool.bibtools]', output=output))
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
