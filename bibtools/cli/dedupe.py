"""`bibtools dedupe`: each work of a .bib file once."""

from __future__ import annotations

from typing import Annotated

import typer

from bibtools.cli.console import write_result
from bibtools.cli.library_options import Citing, Preferred, rename_in_texts, tell_merged
from bibtools.cli.options import Encoding, Output
from bibtools.cli.outputs import refuse_inputs

EPILOG = "Example: bibtools dedupe --write library.bib --rewrite-citations paper.tex"


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A .bib file; - is standard input.")],
    write: Annotated[bool, typer.Option("-w", "--write", help="Change the file in place.")] = False,
    prefer: Preferred = None,
    rewrite_citations: Citing = None,
    encoding: Encoding = None,
    output: Output = None,
) -> int:
    """Merge the duplicates in a .bib file. `bibtools merge` does that for several files.

    The result goes to stdout unless --write or -o says otherwise. Exit code 1 if fields differ and --prefer does not
    settle them.
    """
    from bibtools.cli.reading import read_bib_texts
    from bibtools.pipeline.library.merging import merge
    from bibtools.pipeline.rewriting import rewrite

    refuse_inputs(output, [file, *(rewrite_citations or ())], "Say --write to change the file in place.")
    (text,) = read_bib_texts([file], encoding)
    made = merge([text], prefer.value if prefer else None)
    tell_merged(made)
    if write and file != "-":
        if made.text != text.content:
            rewrite(text, made.text, encoding=encoding)
    else:
        write_result(made.text, output)
    rename_in_texts(rewrite_citations, made.keys)
    return 1 if made.conflicts and prefer is None else 0
