"""`bibtools keys`: citation keys by a pattern."""

from __future__ import annotations

from typing import Annotated

import typer

from bibtools.cli.console import tell, write_result
from bibtools.cli.library_options import Citing, rename_in_texts
from bibtools.cli.options import Encoding, Output
from bibtools.cli.outputs import refuse_inputs
from bibtools.support.messages import message

EPILOG = "Example: bibtools keys --write library.bib --pattern '{author:lower}{year}' --rewrite-citations paper.tex"


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A .bib file; - is standard input.")],
    pattern: Annotated[
        str,
        typer.Option(
            "--pattern",
            "-p",
            metavar="PATTERN",
            help="Names in braces with text between them, a pattern of JabRef or a formula of Better BibTeX.",
        ),
    ] = "{author}{year}{veryshorttitle}",
    write: Annotated[bool, typer.Option("-w", "--write", help="Change the file in place.")] = False,
    rewrite_citations: Citing = None,
    encoding: Encoding = None,
    output: Output = None,
) -> int:
    """Rename the keys of a .bib file, and in the texts that cite. A pattern says what the keys look like.

    A key that is taken gets a letter behind it. Other entries that name a key (crossref, related, …) follow; nothing
    else in the file changes. Exit code 1 if an entry has nothing that the pattern asks for: its key stays.
    """
    from bibtools.cli.reading import read_bib_texts
    from bibtools.pipeline.library.patterns import read_pattern
    from bibtools.pipeline.library.renaming import rename_keys
    from bibtools.pipeline.rewriting import rewrite

    refuse_inputs(output, [file, *(rewrite_citations or ())], "Say --write to change the file in place.")
    chosen = read_pattern(pattern)
    (text,) = read_bib_texts([file], encoding)
    made = rename_keys(text, chosen)
    for old, new in made.keys.items():
        tell(message("{old} → {new}", old=old, new=new))
    for key in made.unknown:
        tell(message("warning: “{key}” has nothing that the pattern asks for; it stays", key=key))
    if write and file != "-":
        if made.text != text.content:
            rewrite(text, made.text, encoding=encoding)
    else:
        write_result(made.text, output)
    rename_in_texts(rewrite_citations, made.keys)
    return 1 if made.unknown else 0
