"""`bibtools parse`: from source lists to structured references."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from bibtools.cli.console import progress, write_result
from bibtools.cli.find import tell_nothing_found
from bibtools.cli.options import Encoding, Files, Lines, Output

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
    encoding: Encoding = None,
    output: Output = None,
) -> int:
    """Find, parse and normalise the references of documents.

    csl-json is one array; jsonl has one object a reference with all that is known of it. Exit code 1 if there is none.
    """
    from bibtools.cli.reading import read_documents
    from bibtools.formats import dump
    from bibtools.normalise.keys import assign_keys
    from bibtools.pipeline.parsing import find_references, parse_references

    raws = []
    for document in read_documents(files, encoding):
        here = find_references(document, lines=lines)
        if not here:
            tell_nothing_found(document.name)
        raws.extend(here)
    records = assign_keys(progress(parse_references(raws), "references"))
    if below is not None:
        records = [record for record in records if record.confidence < below]
    write_result(dump(records, format.value), output)
    return 0 if raws else 1
