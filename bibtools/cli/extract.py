"""`bibtools extract`: the entries that a document cites."""

from __future__ import annotations

from typing import Annotated

import typer

from bibtools.cli.console import tell, write_result
from bibtools.cli.format_command import ENDINGS, Dialect
from bibtools.cli.options import Encoding, Output
from bibtools.cli.outputs import choose_format, refuse_inputs
from bibtools.support.messages import message

EPILOG = "Example: bibtools extract paper.tex -o cited.bib; bibtools extract paper.docx -o cited.bib"


def command(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE", help="Documents that cite: .tex, .aux, .bcf, .md, .typ, .ipynb, .docx, .odt."
        ),
    ],
    bib: Annotated[
        list[str] | None,
        typer.Option(
            "--bib",
            metavar="FILE",
            help="A .bib file to take entries from; may be repeated. "
            "[default: those that the documents name]",
        ),
    ] = None,
    encoding: Encoding = None,
    output: Output = None,
) -> int:
    """Write the entries that documents cite. With them comes all that they need: crossref parents, xdata,
    @string macros.

    Entries stay byte for byte, in the order of the .bib files, with the comments right above them. Word and LibreOffice
    documents need no .bib file: the works that Zotero, Mendeley and others left in their fields are written. Exit code
    1 if a cited key is in no file.
    """
    from bibtools.formats import dump
    from bibtools.pipeline.library.extracting import cited, extract, read_bibliographies

    dialect = choose_format(None, output, ENDINGS, Dialect.BIBLATEX)
    made = [cited(file, encoding) for file in files]
    texts = read_bibliographies(made, bib or (), encoding)
    refuse_inputs(output, [*files, *(text.name for text in texts)])
    held = {each.id: each for one in made for each in one.references}
    from_fields = held if not texts else {}
    keys = [key for one in made for key in one.keys if key not in from_fields]
    result = extract(texts, keys, everything=any(one.everything for one in made))
    for name in (name for one in made for name in one.missing):
        tell(message("warning: the bibliography “{name}” was not found", name=name))
    for key in result.missing:
        tell(message("warning: “{key}” is cited, and no .bib file has it", key=key))
    written = dump(from_fields.values(), str(dialect)) if from_fields else ""
    if result.text or written:
        write_result("\n".join(part for part in (written, result.text) if part), output)
    else:
        tell("nothing is cited; nothing was written")
    return 1 if result.missing or not (result.text or written) else 0
