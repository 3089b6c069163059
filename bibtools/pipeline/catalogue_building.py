"""Make a local catalogue of bibliographies and dumps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bibtools.errors import InputError

_LINES = (".jsonl", ".ndjson")


def build_catalogue(output: Path, name: str, files: Iterable[str], *, day: str = "") -> int:
    """Write the catalogue of all works in `files` to `output`; return their number.

    A file with an item a line (.jsonl, .ndjson) is read line by line, whatever its size: CSL-JSON, or the records that
    `bibtools parse` writes. Every other file is read as its format has it. `day` is when the records were taken from
    their source (ISO 8601, by default today). Raise InputError if a file cannot be read and OutputError if the
    catalogue cannot be written.
    """
    from bibtools.catalogues.local_building import build

    return build(output, name, (item for file in files for item in items_of(file)), day=day)


def items_of(file: str) -> Iterator[Mapping[str, Any]]:
    """Yield the works of a file as CSL-JSON items. Raise InputError if it cannot be read."""
    if file.lower().endswith(_LINES):
        yield from _lines(file)
        return
    from bibtools.formats import load

    for reference in load(Path(file)):
        yield reference.to_csl()


def _lines(file: str) -> Iterator[Mapping[str, Any]]:
    try:
        with Path(file).open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _item(file, number, line)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"cannot read: {reason}", hint="Check the name of the file.", file=file) from error


def _item(file: str, number: int, line: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        hint = "Write a CSL-JSON item in each line."
        raise InputError(f"this line is not JSON: {error}", hint=hint, file=file, line=number) from error
    item = value.get("reference", value) if isinstance(value, dict) else value
    if not isinstance(item, dict):
        hint = "Write a CSL-JSON item in each line."
        raise InputError("this line is not a JSON object", hint=hint, file=file, line=number)
    return item
