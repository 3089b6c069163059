"""`bibtools parse`: from source lists to structured references."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bibtools.cli.console import progress, tell, write_pieces, write_result
from bibtools.cli.options import Encoding, Files, Lines, Output, Resume
from bibtools.cli.outputs import choose_format, refuse_inputs
from bibtools.errors import UsageError
from bibtools.formats.registry import WRITTEN, WRITTEN_ENDINGS
from bibtools.support.garbage import uncollected
from bibtools.support.messages import counted, message

EPILOG = "Example: bibtools parse makale.docx --format csl-json; echo 'Ali Fuat Cebesoy, …' | bibtools parse --lines -"


if TYPE_CHECKING:
    from bibtools.model import Fault, Place, Raw, Record
    from bibtools.pipeline.cited_works import CitedWorks

    Format = str
else:
    Format = StrEnum("Format", {name: name for name in WRITTEN})


FormatOption = Annotated[
    Format | None,
    typer.Option("--format", help="What to write. [default: what the ending of -o names, else bibtex]"),
]
Below = Annotated[
    float | None,
    typer.Option("--below", min=0, max=1, metavar="P", help="Only references with a confidence below P."),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Parse in N processes.")]
Column = Annotated[
    str, typer.Option("--column", metavar="NAME", help="The column of references in a .parquet file.")
]
CitationsFile = Annotated[
    Path | None,
    typer.Option(
        "--citations",
        metavar="FILE",
        help="Write there, as JSON, which note cites which work, with place, prefix and suffix.",
    ),
]


def command(
    files: Files,
    format: FormatOption = None,
    lines: Lines = False,
    below: Below = None,
    jobs: Jobs = 1,
    column: Column = "raw",
    resume: Resume = False,
    encoding: Encoding = None,
    output: Output = None,
    citations: CitationsFile = None,
) -> int:
    """Find, parse and normalise the references of documents. Those of a .bib, .json, .ris or .jsonl file are converted.

    csl-json is one array; jsonl has one object per reference with everything that is known about it. Exit code 1 if
    no reference is found, where a file named with -o stays as it is, and if a file is damaged. With --lines, -o may
    name a .parquet file: it is written in constant memory, with findings and confidences (docs/scale.md).
    """
    from bibtools.formats import pieces
    from bibtools.parser.repeats import is_repeat
    from bibtools.pipeline.config import load_config, model_of
    from bibtools.pipeline.parsing import with_keys

    if output is not None and output.suffix.lower() == ".parquet":
        return _to_parquet(files, output, lines, format, column, jobs, resume, encoding)
    chosen = choose_format(format, output, WRITTEN_ENDINGS, "bibtex")
    refuse_inputs(output, files)
    refuse_inputs(citations, files)
    if citations is not None and lines:
        raise UsageError("lines have no notes to cite in", hint="Leave out --lines or --citations.")
    reading = _Reading(encoding, jobs, model_of(load_config()), judging=WRITTEN[chosen].records)
    counted = _Counted(reading.lines(files) if lines else reading.records(files))
    records = with_keys(progress(counted, "references"))
    if citations is not None:
        records = reading.with_citations(records)
    if below is not None:
        records = (record for record in records if record.confidence < below)
    if not WRITTEN[chosen].records:
        records = (record for record in records if not is_repeat(record))
    # Whether there is anything to write is known only when the first record has come.
    with uncollected():
        first = list(islice(records, 1))
        if counted.count or output is None:
            write_pieces(pieces(chain(first, records), chosen), output)
        # The process is about to end: searching half a million objects for garbage would be wasted.
        gc.freeze()
    if citations is not None and counted.count:
        write_result(json.dumps(reading.citations, ensure_ascii=False, indent=2), citations)
    return 0 if counted.count and not reading.damaged else 1


def _to_parquet(
    files: list[str],
    output: Path,
    lines: bool,
    format: Format | None,
    column: str,
    jobs: int,
    resume: bool,
    encoding: str | None,
) -> int:
    from bibtools.pipeline.batches.files import parse_to_parquet
    from bibtools.pipeline.config import load_config, model_of

    if not lines or format is not None or "-" in files:
        hint = "Say --lines, name files, and leave out --format: bibtools parse --lines a.txt -o a.parquet"
        raise UsageError("a Parquet file is made of files with a reference a line", hint=hint)
    if model_of(load_config()) is not None:
        hint = "Take `model` out of the configuration, or write another format, such as jsonl."
        raise UsageError("Parquet files are made with the model of the package only", hint=hint)
    refuse_inputs(output, files)
    count = parse_to_parquet(files, output, column=column, jobs=jobs, resume=resume, encoding=encoding)
    tell(counted("{output}: {count} reference", "{output}: {count} references", count, output=output))
    return 0 if count else 1


class _Counted:
    """An iterator that counts the items that it has yielded."""

    def __init__(self, items: Iterator[Record]) -> None:
        self._items = items
        self.count = 0

    def __iter__(self) -> Iterator[Record]:
        for item in self._items:
            self.count += 1
            yield item


class _Reading:
    """Reads the files of a call; `damaged` says that a bibliography among them could not be read as a whole.

    `judging` says whether the doubts about values are written.
    """

    def __init__(self, encoding: str | None, jobs: int, model: Path | None, *, judging: bool) -> None:
        self._encoding = encoding
        self._jobs = jobs
        self._model = model
        self._judging = judging
        self.damaged = False
        self.citations: list[dict[str, Any]] = []
        self._read: list[CitedWorks] = []

    def records(self, files: list[str]) -> Iterator[Record]:
        """Yield the records of every file."""
        from bibtools.cli.reading import read_bibliography, read_document, tell_nothing_found
        from bibtools.pipeline.cited_works import CitedWorks
        from bibtools.pipeline.parsing import read_document as read_works
        from bibtools.pipeline.sources import is_structured

        for file in files:
            if is_structured(file):
                found, whole = read_bibliography(file, self._encoding)
                self.damaged = self.damaged or not whole
                self._read.append(CitedWorks(tuple(found)))
            else:
                source = read_document(file, self._encoding)
                self._read.append(read_works(source, jobs=self._jobs, model=self._model))
                if not self._read[-1].records:
                    tell_nothing_found(source)
            yield from self._read[-1].records

    def with_citations(self, records: Iterator[Record]) -> Iterator[Record]:
        """Return the records, now that all have their keys; `citations` are then those of all files."""
        keyed = list(records)
        at = 0
        for read in self._read:
            here = keyed[at : at + len(read.records)]
            self.citations += [citation.to_json() for citation in read.citations(here)]
            at += len(here)
        return iter(keyed)

    def lines(self, files: list[str]) -> Iterator[Record]:
        """Yield the records of every line, as a stream."""
        from bibtools.pipeline.parsing import parse_references

        yield from parse_references(
            _lines(files, self._encoding), jobs=self._jobs, model=self._model, judging=self._judging
        )


def _lines(files: list[str], encoding: str | None) -> Iterator[Raw]:
    """Yield every line of every file as a reference, those of large files in pieces; tell of files without any."""
    from bibtools.cli.reading import read_document, tell_nothing_found
    from bibtools.pipeline.parsing import find_references
    from bibtools.pipeline.streaming import is_large, lines_in_pieces

    for file in files:
        if is_large(file):
            faults: list[tuple[Place, Fault]] = []
            yield from lines_in_pieces(file, encoding, faults)
            for place, fault in faults:
                tell(message("{place}: note: {sentence}", place=place, sentence=message(fault.message)))
            continue
        source = read_document(file, encoding)
        found = find_references(source, lines=True)
        if not found:
            tell_nothing_found(source)
        yield from found
