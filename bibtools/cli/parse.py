"""`bibtools parse`: from source lists to structured references."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated

import typer

from bibtools.cli.console import progress, tell, write_pieces
from bibtools.cli.find import tell_nothing_found
from bibtools.cli.options import Encoding, Files, Lines, Output
from bibtools.cli.outputs import choose_format, refuse_inputs
from bibtools.formats.registry import ENDINGS, FORMATS

EPILOG = "Example: bibtools parse kaynakca.txt --format csl-json; echo 'Ali Fuat Cebesoy, …' | bibtools parse --lines -"


if TYPE_CHECKING:
    from bibtools.model import Fault, Place, Raw, Record

    Format = str
else:
    Format = StrEnum("Format", {name: name for name in FORMATS})


def command(
    files: Files,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="What to write. [default: what the ending of -o names, else bibtex]",
        ),
    ] = None,
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

    csl-json is one array; jsonl has one object per reference with everything that is known about it. Exit code 1 if
    no reference is found; a file named with -o then stays as it is.
    """
    from bibtools.formats import pieces
    from bibtools.parser.repeats import is_repeat
    from bibtools.pipeline.parsing import with_keys

    chosen = choose_format(format, output, ENDINGS, "bibtex")
    refuse_inputs(output, files)
    counted = _Counted(_records(files, lines=lines, encoding=encoding, jobs=jobs))
    records = with_keys(progress(counted, "references"))
    if below is not None:
        records = (record for record in records if record.confidence < below)
    if not FORMATS[chosen].records:
        records = (record for record in records if not is_repeat(record))
    # Whether there is anything to write is known only when the first record has come.
    first = list(islice(records, 1))
    if counted.count or output is None:
        write_pieces(pieces(chain(first, records), chosen), output)
    return 0 if counted.count else 1


class _Counted:
    """An iterator that counts the items that it has yielded."""

    def __init__(self, items: Iterator[Record]) -> None:
        self._items = items
        self.count = 0

    def __iter__(self) -> Iterator[Record]:
        for item in self._items:
            self.count += 1
            yield item


def _records(files: list[str], *, lines: bool, encoding: str | None, jobs: int) -> Iterator[Record]:
    """Yield the records of every file; those of lines come as a stream."""
    from bibtools.cli.reading import read_documents
    from bibtools.pipeline.parsing import parse_document, parse_references

    if lines:
        yield from parse_references(_lines(files, encoding), jobs=jobs)
        return
    for document in read_documents(files, encoding):
        found = parse_document(document, jobs=jobs)
        if not found:
            tell_nothing_found(document.name)
        yield from found


def _lines(files: list[str], encoding: str | None) -> Iterator[Raw]:
    """Yield every line of every file as a reference, those of large files in pieces; tell of files without any."""
    from bibtools.cli.reading import read_documents
    from bibtools.pipeline.parsing import find_references
    from bibtools.pipeline.streaming import is_large, lines_in_pieces

    for file in files:
        if is_large(file):
            faults: list[tuple[Place, Fault]] = []
            yield from lines_in_pieces(file, encoding, faults)
            for place, fault in faults:
                tell(f"{place}: note: {fault.message}")
            continue
        for document in read_documents([file], encoding):
            found = find_references(document, lines=True)
            if not found:
                tell_nothing_found(document.name)
            yield from found
