"""`bibtools fill`: what entries lack, from catalogues."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from bibtools.cli.console import tell, write_result
from bibtools.cli.language import say
from bibtools.cli.options import Encoding
from bibtools.support.messages import message

if TYPE_CHECKING:
    from bibtools.pipeline.filling import Filling

EPILOG = "Example: bibtools fill sources.bib --catalogue library.db; bibtools fill sources.bib --apply"


def command(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Files in BibTeX or biblatex.")],
    catalogue: Annotated[
        list[str] | None,
        typer.Option(
            "--catalogue",
            metavar="FILE",
            help="Look works up in this catalogue, made by `bibtools catalogue`; may be repeated. "
            "[default: those of the configuration]",
        ),
    ] = None,
    online: Annotated[bool, typer.Option("--online", help="Ask catalogues on the network, too.")] = False,
    apply: Annotated[
        bool, typer.Option("--apply", help="Write the certain proposals into the files.")
    ] = False,
    ask: Annotated[
        bool, typer.Option("--ask", help="Ask about each proposal, and write those accepted.")
    ] = False,
    encoding: Encoding = None,
) -> int:
    """Propose values for fields that entries lack. Each has its source, date and probability.

    Only records of the very edition, volume and translation that the entry names are used, and no value that stands in
    the file is changed. With --apply, the field `filledfrom` keeps where each value came from. Exit code 1 if there
    are proposals that were not written.
    """
    from bibtools.bibtex import scan
    from bibtools.cli.reading import read_bib_texts
    from bibtools.errors import UsageError
    from bibtools.pipeline.attesting import open_catalogues, refuse_none
    from bibtools.pipeline.config import load_config
    from bibtools.pipeline.filling import filled, fillings
    from bibtools.pipeline.rewriting import rewrite

    if ask and not sys.stdin.isatty():
        raise UsageError("--ask needs a terminal", hint="Use --apply, which writes only what is certain.")
    catalogues = open_catalogues(load_config(), catalogue or (), online=online, tell=tell)
    refuse_none(catalogues)
    left = 0
    for text in read_bib_texts(files, encoding):
        library = scan(text)
        wanted = []
        for each in fillings(library, catalogues):
            if (apply and each.proposal.certain) or (ask and _accepted(each, text.name)):
                wanted.append(each)
                tell(message("written: {proposal}", proposal=each.sentence(text.name)))
            else:
                left += 1
                write_result(f"{say(each.sentence(text.name))}\n", None)
        if wanted:
            rewrite(text, filled(library, wanted), encoding=encoding)
    return 1 if left else 0


def _accepted(filling: Filling, file: str) -> bool:
    return typer.confirm(f"{say(filling.sentence(file))}\n{say('Write it?')}", err=True)
