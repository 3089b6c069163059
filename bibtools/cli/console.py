"""What all commands do: print errors and messages, write results, show progress."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import typer

from bibtools.errors import BibtoolsError

T = TypeVar("T")
_PROGRESS_STEP = 500


def tell_error(error: BibtoolsError) -> None:
    """Print an error as `place: error: sentence` and a hint below it, on stderr."""
    place = error.place or "bibtools"
    typer.echo(f"{place}: error: {error.message}", err=True)
    if error.hint:
        typer.echo(f"hint: {error.hint}", err=True)


def tell(message: str) -> None:
    """Print a message on stderr."""
    typer.echo(message, err=True)


def write_result(text: str, output: Path | None) -> None:
    """Write a result to a file, completely or not at all, or to stdout, with a newline at its end."""
    write_pieces([text if not text or text.endswith("\n") else text + "\n"], output)


def write_pieces(pieces: Iterable[str], output: Path | None) -> None:
    """Write the pieces of a result: to stdout as they come, or to a file, completely or not at all.

    Raises OutputError if the file cannot be written; its old content stays.
    """
    if output is None or str(output) == "-":
        for piece in pieces:
            sys.stdout.write(piece)
        return
    from bibtools.support.files import write_file

    # Lone surrogates, which JSON can bring along, have no UTF-8: they are written as on stdout.
    write_file(output, (piece.encode("utf-8", "backslashreplace") for piece in pieces))


def progress(items: Iterable[T], what: str) -> Iterator[T]:
    """Yield the items; if stderr is a terminal and there are many, show their count there."""
    if not sys.stderr.isatty():
        yield from items
        return
    count = 0
    for count, item in enumerate(items, 1):
        yield item
        if count % _PROGRESS_STEP == 0:
            sys.stderr.write(f"\r{count} {what} …")
            sys.stderr.flush()
    if count >= _PROGRESS_STEP:
        sys.stderr.write(f"\r{count} {what}.   \n")
