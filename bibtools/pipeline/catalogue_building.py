"""Make a local catalogue of bibliographies and dumps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bibtools.errors import InputError
from bibtools.model import Reference
from bibtools.support.messages import message

_LINES = (".jsonl", ".ndjson")


def build_catalogue(
    output: Path, name: str, files: Iterable[str], *, day: str = "", part: str = "", mailto: str = ""
) -> int:
    """Write the catalogue of all works in `files` to `output`; return their number.

    A file with an item a line (.jsonl, .ndjson: CSL-JSON, or the records that `bibtools parse` writes) and a dump of
    OAI-PMH (Dublin Core) or MARCXML (.xml) are read piece by piece, whatever their size; other files as their formats
    have it. The address of a repository (`https://…`) is asked by OAI-PMH for all its records, or for those of the set
    `part`; `mailto` goes into the User-Agent. `day` is when the records were taken from their source (ISO 8601, by
    default today). Raise InputError if a file cannot be read and OutputError if the catalogue cannot be written.
    """
    from bibtools.catalogues.local_building import build

    return build(output, name, (item for file in files for item in items_of(file, part, mailto)), day=day)


def items_of(file: str, part: str = "", mailto: str = "") -> Iterator[Mapping[str, Any]]:
    """Yield the works of a file or of a repository as CSL-JSON items. Raise InputError if it cannot be read."""
    if file.startswith(("https://", "http://")):
        from bibtools.catalogues import oai
        from bibtools.catalogues.online.session import Session

        yield from (reference.to_csl() for reference in oai.harvest(file, Session(mailto), part))
        return
    if file.lower().endswith(_LINES):
        yield from _lines(file)
        return
    for reference in _references(file):
        yield reference.to_csl()


def _references(file: str) -> Iterable[Reference]:
    """Return the works of a structured file, or of a dump of records."""
    from bibtools.catalogues import oai
    from bibtools.formats import load

    path = Path(file)
    if path.suffix.lower() == ".xml" and _is_dump(path):
        return oai.read(path)
    return load(path)


def _is_dump(path: Path) -> bool:
    """Return whether an XML file holds records of OAI-PMH or MARC, by its beginning."""
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return False
    return b"openarchives.org" in head or b"MARC21" in head


def _lines(file: str) -> Iterator[Mapping[str, Any]]:
    try:
        with Path(file).open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _item(file, number, line)
    except OSError as error:
        reason = message(error.strerror or str(error))
        raise InputError(
            message("cannot read: {reason}", reason=reason), hint="Check the name of the file.", file=file
        ) from error


def _item(file: str, number: int, line: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        hint = "Write a CSL-JSON item in each line."
        raise InputError(
            message("this line is not JSON: {error}", error=error), hint=hint, file=file, line=number
        ) from error
    item = value.get("reference", value) if isinstance(value, dict) else value
    if not isinstance(item, dict):
        hint = "Write a CSL-JSON item in each line."
        raise InputError("this line is not a JSON object", hint=hint, file=file, line=number)
    return item
