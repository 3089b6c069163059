"""What all commands do: print errors and messages, write results, show progress."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeVar

import typer

from bibtools.cli.language import say
from bibtools.errors import BibtoolsError
from bibtools.support.messages import message
from bibtools.support.visible import at_line_start, visible, visible_text, without_controls

T = TypeVar("T")
Kind = Literal["data", "file", "report"]
"""What is written: made by the command, a file that passes through, or a report in which nothing acts."""
_PROGRESS_STEP = 500


def tell_error(error: BibtoolsError) -> None:
    """Print an error as `place: error: sentence` and a hint below it, on stderr."""
    tell(
        message(
            "{place}: error: {sentence}", place=error.place or "bibtools", sentence=message(error.message)
        )
    )
    if error.hint:
        tell(message("hint: {hint}", hint=message(error.hint)))


def tell(sentence: str) -> None:
    """Print a sentence of one line on stderr, in the language of the run.

    Of what it quotes, nothing acts on a terminal or a CI service.
    """
    typer.echo(at_line_start(visible(say(sentence))), err=True)


def write_result(text: str, output: Path | None, kind: Kind = "data") -> None:
    """Write a result to a file, completely or not at all, or to stdout, with a newline at its end.

    Control characters of `data` are shown on stdout and not sent. A `file` that passes through, as in
    `bibtools format - < a.bib > b.bib`, is changed only on a terminal; a `report` is fit for one, its colours included.
    """
    write_pieces([text if not text or text.endswith("\n") else text + "\n"], output, kind)


def write_pieces(pieces: Iterable[str], output: Path | None, kind: Kind = "data") -> None:
    """Write the pieces of a result: to stdout as they come, or to a file, completely or not at all.

    `kind` is that of `write_result`; a file gets the text as it is.
    Raises OutputError if the file cannot be written; its old content stays.
    """
    if output is None or str(output) == "-":
        shown = _for_stdout(kind)
        for piece in pieces:
            sys.stdout.write(shown(piece))
        sys.stdout.flush()
        return
    from bibtools.support.files import write_file

    # Lone surrogates, which JSON can bring along, have no UTF-8: they are written as on stdout.
    write_file(output, (piece.encode("utf-8", "backslashreplace") for piece in pieces))


def _for_stdout(kind: Kind) -> Callable[[str], str]:
    """Return what makes a text fit for stdout."""
    if kind != "report" and sys.stdout.isatty():
        return visible_text
    return without_controls if kind == "data" else str


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
