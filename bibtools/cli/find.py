"""`bibtools find`: where the references are."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from bibtools.cli.console import tell, write_result
from bibtools.cli.options import Encoding, Files, Lines, Output

EPILOG = "Example: bibtools find article.txt --format json"


class Format(StrEnum):
    """Output formats of `find`."""

    TEXT = "text"
    JSON = "json"


def command(
    files: Files,
    format: Annotated[Format, typer.Option("--format", help="text has a reference a line.")] = Format.TEXT,
    lines: Lines = False,
    encoding: Encoding = None,
    output: Output = None,
) -> int:
    """Find the references of documents and print each with file and line.

    Exit code 1 if there are none.
    """
    from bibtools.cli.reading import read_documents
    from bibtools.pipeline.parsing import find_references

    found = []
    for document in read_documents(files, encoding):
        here = find_references(document, lines=lines)
        if not here:
            tell_nothing_found(document.name)
        found.extend(here)
    if format is Format.JSON:
        rows = [
            {"file": raw.place.file, "line": raw.place.line, "column": raw.place.column, "text": raw.text}
            for raw in found
        ]
        write_result(json.dumps(rows, ensure_ascii=False, indent=2), output)
    else:
        write_result("".join(f"{raw.place}: {raw.text}\n" for raw in found), output)
    return 0 if found else 1


def tell_nothing_found(name: str) -> None:
    """Say that a document has no reference list, and what to do."""
    tell(f"{name}: no reference list was found in this document")
    tell("hint: if every line of it is a reference, say --lines.")
