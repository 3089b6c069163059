"""What commands share: telling errors, writing results, showing progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import typer

from bibtools.errors import BibtoolsError, InputError

T = TypeVar("T")
_PROGRESS_STEP = 500


def tell_error(error: BibtoolsError) -> None:
    """Print an error as `place: error: sentence` and a hint below it, on stderr."""
    place = error.place or "bibtools"
    typer.echo(f"{place}: error: {error.message}", err=True)
    if error.hint:
        typer.echo(f"hint: {error.hint}", err=True)


def tell(message: str) -> None:
    """Print a remark on stderr."""
    typer.echo(message, err=True)


def write_result(text: str, output: Path | None) -> None:
    """Write a result to a file, as a whole or not at all, or to stdout; it ends with a line end."""
    write_pieces([text if not text or text.endswith("\n") else text + "\n"], output)


def write_pieces(pieces: Iterable[str], output: Path | None) -> None:
    """Write the pieces of a result as they come: to stdout, or to a file that appears when it is whole."""
    if output is None or str(output) == "-":
        for piece in pieces:
            sys.stdout.write(piece)
        return
    if output.is_dir():
        raise InputError("this is a folder", hint="Name a file to write to.", file=str(output))
    replace_file(output, pieces)


def replace_file(path: Path, pieces: str | Iterable[str]) -> None:
    """Replace a file's content at once, so that nobody ever sees half of it."""
    import tempfile

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
                stream.writelines([pieces] if isinstance(pieces, str) else pieces)
            Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            f"cannot write here: {reason}", hint="Choose another place.", file=str(path)
        ) from error


def progress(items: Iterable[T], what: str) -> Iterator[T]:
    """Pass items on, counting them on stderr if that is a terminal and there are many."""
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
