"""`bibtools journals`: names of journals in one form."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from bibtools.cli.console import tell, write_result
from bibtools.cli.options import Encoding, Output
from bibtools.cli.outputs import refuse_inputs
from bibtools.errors import UsageError
from bibtools.support.messages import message

EPILOG = "Example: bibtools journals --write library.bib --list journals.csv --list ltwa.txt --to abbreviated"


class Form(StrEnum):
    """How names of journals are written."""

    ABBREVIATED = "abbreviated"
    FULL = "full"


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A .bib file; - is standard input.")],
    lists: Annotated[
        list[str] | None,
        typer.Option(
            "--list",
            metavar="LIST",
            help="A list of journals (Full name;Abbreviation) or of words (LTWA); may be repeated.",
        ),
    ] = None,
    to: Annotated[Form, typer.Option("--to", help="The form to write.")] = Form.ABBREVIATED,
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; tell what is not as the lists have it.")
    ] = False,
    write: Annotated[bool, typer.Option("-w", "--write", help="Change the file in place.")] = False,
    encoding: Encoding = None,
    output: Output = None,
) -> int:
    """Abbreviate the names of journals, or write them out. The abbreviations are those of lists that you bring.

    Names that no list of journals has are abbreviated by ISO 4 if a list of words is given. A name that @string defines
    is changed there. What no list knows stays and is told. Exit code 1 if --check tells anything.
    """
    from bibtools.cli.reading import read_bib_texts, read_texts
    from bibtools.pipeline.library.journal_lists import read_lists
    from bibtools.pipeline.library.journals import check_journals, rename_journals
    from bibtools.pipeline.rewriting import rewrite

    if not lists:
        hint = "Name a list with --list, such as one of abbrv.jabref.org, or LTWA of the ISSN International Centre."
        raise UsageError("there is no list of journals", hint=hint)
    refuse_inputs(output, [file, *lists], "Say --write to change the file in place.")
    journals = read_lists(read_texts(lists))
    (text,) = read_bib_texts([file], encoding)
    if check:
        said = check_journals(text, journals)
        for each in said:
            tell(message("{name}: {each}", name=text.name, each=message(each)))
        return 1 if said else 0
    made = rename_journals(text, journals, "full" if to is Form.FULL else "abbreviated")
    for before, after in made.changes:
        tell(message("{before} → {after}", before=before, after=after))
    for note in made.notes:
        tell(message("note: {note}", note=message(note)))
    if write and file != "-":
        if made.text != text.content:
            rewrite(text, made.text, encoding=encoding)
    else:
        write_result(made.text, output)
    return 0
