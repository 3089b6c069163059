"""`bibtools convert`: from one format of references to another."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from bibtools.cli.console import tell, write_result
from bibtools.cli.format_command import Dialect
from bibtools.cli.options import Encoding, Output
from bibtools.cli.outputs import choose_format, refuse_inputs
from bibtools.errors import UsageError
from bibtools.formats.registry import FORMATS, WRITTEN, WRITTEN_ENDINGS
from bibtools.support.messages import message

EPILOG = "Example: bibtools convert a.ris -o a.bib; bibtools convert a.bib --dialect biblatex -o b.bib"

if TYPE_CHECKING:
    Source = str
    Target = str
else:
    Source = StrEnum("Source", {name: name for name in FORMATS})
    Target = StrEnum("Target", {name: name for name in WRITTEN})


def command(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Files of references; - is stdin.")],
    source: Annotated[
        Source | None, typer.Option("--from", help="Format of the files. [default: by their endings]")
    ] = None,
    target: Annotated[
        Target | None,
        typer.Option("--to", help="Format to write. [default: what the ending of -o names]"),
    ] = None,
    dialect: Annotated[
        Dialect | None, typer.Option("--dialect", help="Dialect of a .bib file that is written.")
    ] = None,
    ascii: Annotated[
        bool, typer.Option("--ascii", help="Write LaTeX commands for letters beyond ASCII (.bib only).")
    ] = False,
    encoding: Encoding = None,
    output: Output = None,
) -> int:
    """Convert references between formats. The two dialects of .bib files are formats of their own.

    A .bib file that becomes one of the other dialect keeps its comments, @string macros, order and layout. Several
    files become one. What the new format cannot hold is told on stderr, a sentence for each kind. Exit code 1 if part
    of a file could not be read.
    """
    from bibtools.cli.reading import read_texts
    from bibtools.pipeline.converting import convert

    if dialect is None and target is None and output is None:
        raise UsageError(
            "the format to write is not named", hint="Say --to, --dialect, or -o with an ending."
        )
    chosen = str(dialect or choose_format(target, output, WRITTEN_ENDINGS, "biblatex"))
    if dialect is not None and target is not None and target != str(dialect):
        raise UsageError(
            message(
                "--to {target} and --dialect {dialect} contradict each other", target=target, dialect=dialect
            ),
            hint="Say one of them.",
        )
    refuse_inputs(output, files)
    made = convert(read_texts(files, encoding), chosen, source and str(source), ascii=ascii)
    for fault in made.faults:
        tell(fault)
    for loss in made.losses:
        tell(message("warning: {loss}", loss=message(loss)))
    write_result(made.text, output)
    return 1 if made.faults else 0
