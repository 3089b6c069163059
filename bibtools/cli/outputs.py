"""The option -o: the format that its ending names, and files that must not be overwritten."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from bibtools.errors import OutputError, UsageError
from bibtools.support.messages import listed, message

Format = TypeVar("Format", bound=str)

_DOCUMENTS = frozenset(".docx .doc .odt .pdf .epub .xlsx .pptx .zip".split())
"""Endings of formats that are not text: they are refused even with an explicit --format."""


def choose_format(
    given: Format | None, output: Path | None, endings: Mapping[str, Format], default: Format
) -> Format:
    """Return the format to write: the one given, else the one that the ending of the output names, else the default.

    `endings` maps endings of files, with their dot, to formats. A name without an ending (`/dev/null`) names none.
    Raises UsageError for an ending that stands for no format of the command.
    """
    ending = output.suffix.lower() if output is not None else ""
    if not ending or (ending in endings and not (given is not None and ending in _DOCUMENTS)):
        return given or endings.get(ending, default)
    if given is not None and ending not in _DOCUMENTS:
        return given
    raise UsageError(
        message("this command has no format with the ending “{ending}”", ending=ending),
        hint=message("End the name with {endings}.", endings=_either(endings))
        if given
        else message(
            "End the name with {endings}, or name the format with --format.", endings=_either(endings)
        ),
        file=str(output),
    )


def refuse_inputs(
    output: Path | None, inputs: Iterable[str | Path], hint: str = "Name another file."
) -> None:
    """Raise OutputError if the output is one of the files that the command reads, standard input included."""
    from bibtools.support.files import is_same_file

    if output is None or str(output) == "-":
        return
    for each in inputs:
        if _is_stdin(output) if str(each) == "-" else is_same_file(output, each):
            raise OutputError(
                "this file is an input of the command and would be overwritten", hint=hint, file=str(output)
            )


def _is_stdin(output: Path) -> bool:
    try:
        return output.is_file() and os.path.samestat(output.stat(), os.fstat(sys.stdin.fileno()))
    except (OSError, ValueError):
        return False


def _either(endings: Iterable[str]) -> str:
    *most, last = endings
    return message("{several} or {last}", several=listed(most), last=last) if most else last
