"""`bibtools parse`: from source lists to structured references."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from bibtools.cli.console import progress, tell, write_pieces
from bibtools.cli.find import tell_nothing_found
from bibtools.cli.options import Encoding, Files, Lines, Output
from bibtools.cli.reading import read_documents
from bibtools.model import Fault, Place, Raw

EPILOG = "Example: bibtools parse kaynakca.txt --format csl-json; echo 'Ali Fuat Cebesoy, …' | bibtools parse --lines -"


class Format(StrEnum):
    """Output formats of `parse`."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    CSL_JSON = "csl-json"
    JSONL = "jsonl"


def command(
    files: Files,
    format: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.BIBTEX,
    lines: Lines = False,
    below: Annotated[
        float | None,
        typer.Option("--below", min=0, max=1, metavar="P", help="Only references with a confidence below P."),
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Parse in N processes.")] = 1,
    encoding: Encoding = None,
    output: Output = None,
) -> int:
    """Find, parse and normalise the references of documents.

    csl-json is one array; jsonl has one object a reference with all that is known of it. Exit code 1 if there is none.
    """
    from bibtools.normalise.keys import keyed
    from bibtools.pipeline.parsing import parse_references
    from bibtools.pipeline.streaming import written

    found = _Counted(_references(files, lines=lines, encoding=encoding))
    records = keyed(progress(parse_references(found, jobs=jobs), "references"))
    if below is not None:
        records = (record for record in records if record.confidence < below)
    write_pieces(written(records, format.value), output)
    return 0 if found.count else 1


class _Counted:
    """An iterator that knows how many items it has given."""

    def __init__(self, items: Iterator[Raw]) -> None:
        self._items = items
        self.count = 0

    def __iter__(self) -> Iterator[Raw]:
        for item in self._items:
            self.count += 1
            yield item


def _references(files: list[str], *, lines: bool, encoding: str | None) -> Iterator[Raw]:
    """Give the references of every file, large files of lines in pieces; tell of files without any."""
    from bibtools.pipeline.parsing import find_references
    from bibtools.pipeline.streaming import is_large, lines_in_pieces

    for file in files:
        if lines and is_large(file):
            faults: list[tuple[Place, Fault]] = []
            yield from lines_in_pieces(file, encoding, faults)
            for place, fault in faults:
                tell(f"{place}: note: {fault.message}")
            continue
        for document in read_documents([file], encoding):
            found = find_references(document, lines=lines)
            if not found:
                tell_nothing_found(document.name)
            yield from found
