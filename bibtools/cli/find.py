"""`bibtools find`: the references in a document."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from bibtools.cli.console import write_result
from bibtools.cli.options import Encoding, Files, Lines, Output
from bibtools.cli.outputs import choose_format, refuse_inputs
from bibtools.support.visible import json_text

EPILOG = "Example: bibtools find article.docx --format json"


class Format(StrEnum):
    """Output formats of `find`."""

    TEXT = "text"
    JSON = "json"


ENDINGS = {".txt": Format.TEXT, ".json": Format.JSON}


def command(
    files: Files,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format", help="text (the default) has one reference per line; -o FILE.json implies json."
        ),
    ] = None,
    lines: Lines = False,
    encoding: Encoding = None,
    output: Output = None,
) -> int:
    """Find references in lists and notes, and print their places.

    Exit code 1 if there are none; a file named with -o then stays as it is.
    """
    from bibtools.cli.reading import read_document, tell_nothing_found
    from bibtools.pipeline.parsing import find_references

    chosen = choose_format(format, output, ENDINGS, Format.TEXT)
    refuse_inputs(output, files)
    found = []
    for file in files:
        source = read_document(file, encoding)
        here = find_references(source, lines=lines)
        if not here:
            tell_nothing_found(source)
        found.extend(here)
    if not found and output is not None:
        return 1
    if chosen is Format.JSON:
        rows = [{**raw.place.to_json(), "text": raw.text} for raw in found]
        write_result(json_text(rows, 2), output)
    else:
        write_result("".join(f"{raw.place}: {raw.text}\n" for raw in found), output)
    return 0 if found else 1
