"""`bibtools verify`: do the works of a list exist?"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bibtools.cli.console import progress, tell, write_result
from bibtools.cli.language import say
from bibtools.cli.options import Encoding, Output
from bibtools.cli.outputs import choose_format, refuse_inputs

EPILOG = "Example: bibtools verify sources.bib --catalogue library.db -o evidence.html"


class Report(StrEnum):
    """Forms of the report."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


_ENDINGS = {".txt": Report.TEXT, ".json": Report.JSON, ".html": Report.HTML, ".htm": Report.HTML}


def command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="References of any format; - is standard input.")
    ],
    catalogue: Annotated[
        list[str] | None,
        typer.Option(
            "--catalogue", metavar="FILE", help="A catalogue made by `bibtools catalogue`; may be repeated."
        ),
    ] = None,
    online: Annotated[bool, typer.Option("--online", help="Ask catalogues on the network, too.")] = False,
    format: Annotated[
        Report | None,
        typer.Option("--format", help="Form of the report. [default: what the ending of -o names]"),
    ] = None,
    encoding: Encoding = None,
    output: Output = None,
) -> int:
    """Look works up in catalogues and report the evidence. A work is confirmed, contradicted, not found or not
    checkable.

    Exit code 1 if a work is contradicted or was retracted. `check` reports the same as findings on the fields.
    """
    from bibtools.catalogues.verifying import verify
    from bibtools.cli.reading import read_texts
    from bibtools.formats import load
    from bibtools.model import Grade
    from bibtools.pipeline.attesting import open_catalogues, refuse_none
    from bibtools.pipeline.config import load_config
    from bibtools.pipeline.evidence_report import as_json, as_page, as_text

    chosen = choose_format(format, output, _ENDINGS, Report.TEXT)
    refuse_inputs(output, [*files, *(catalogue or ())])
    texts = read_texts(files, encoding)
    catalogues = open_catalogues(load_config(), catalogue or (), online=online, tell=tell)
    refuse_none(catalogues)
    references = [reference for text in texts for reference in load(text)]
    verified = [(each, verify(each, catalogues)) for each in progress(references, "looking up")]
    if chosen == Report.JSON:
        made = as_json(verified)
    elif chosen == Report.HTML:
        made = as_page(verified, ", ".join(Path(file).name for file in files))
    else:
        made = as_text(verified, say)
    write_result(made, output)
    bad = any(
        found.grade == Grade.CONTRADICTED or (found.record and found.record.retracted)
        for _, found in verified
    )
    return 1 if bad else 0
