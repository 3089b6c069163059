"""`bibtools merge`: several .bib files as one."""

from __future__ import annotations

from typing import Annotated

import typer

from bibtools.cli.console import write_result
from bibtools.cli.library_options import Citing, Preferred, rename_in_texts, tell_merged
from bibtools.cli.options import Encoding, Output
from bibtools.cli.outputs import refuse_inputs

EPILOG = "Example: bibtools merge mine.bib yours.bib -o ours.bib --rewrite-citations paper.tex"


def command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help=".bib files; the first one's keys stay.")
    ],
    prefer: Preferred = None,
    rewrite_citations: Citing = None,
    encoding: Encoding = None,
    output: Output = None,
) -> int:
    """Merge .bib files, with each work once. The files stand one behind the other.

    Duplicates are found as the rules DUP001 to DUP003 of `bibtools check` do. The first entry stays and gets the fields
    that only the others have; old keys stand in `ids` (biblatex). Comments, @string, order and layout stay. Exit code 1
    if fields differ and --prefer does not settle them.
    """
    from bibtools.cli.reading import read_bib_texts
    from bibtools.pipeline.library.merging import merge

    refuse_inputs(output, [*files, *(rewrite_citations or ())])
    made = merge(read_bib_texts(files, encoding), prefer.value if prefer else None)
    tell_merged(made)
    write_result(made.text, output)
    rename_in_texts(rewrite_citations, made.keys)
    return 1 if made.conflicts and prefer is None else 0
