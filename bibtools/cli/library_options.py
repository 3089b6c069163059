"""Options and output that the commands for libraries share."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from bibtools.cli.console import tell
from bibtools.support.messages import counted, message

if TYPE_CHECKING:
    from bibtools.pipeline.library.merging import Merged


class Prefer(StrEnum):
    """Which value wins where merged entries differ."""

    FIRST = "first"
    SECOND = "second"
    LONGER = "longer"


Preferred = Annotated[
    Prefer | None,
    typer.Option("--prefer", help="Settle fields that differ. [default: the first stays, and they are told]"),
]
Citing = Annotated[
    list[str] | None,
    typer.Option(
        "--rewrite-citations",
        metavar="TEXT",
        help="Rename the keys in this text (.tex, .md, .typ, …) and what it includes, in place; may be repeated.",
    ),
]


def tell_merged(made: Merged) -> None:
    """Print on stderr what was merged, what differs, and what may be the same work."""
    for each in made.merged:
        tell(message("merged: {each}", each=message(each)))
    for each in made.notes:
        tell(message("note: {each}", each=message(each)))
    for each in made.conflicts:
        tell(message("conflict: {each}", each=message(each)))
    for each in made.doubtful:
        tell(message("note: {each}", each=message(each)))


def rename_in_texts(files: list[str] | None, keys: Mapping[str, str]) -> None:
    """Rename keys (old → new) in the texts that cite them, in place; print what changed on stderr."""
    from bibtools.cli.reading import read_texts
    from bibtools.pipeline.library.citing import rewrite_citations
    from bibtools.pipeline.rewriting import rewrite

    # Everything is read before anything is written.
    made = [each for text in read_texts(files or ()) for each in rewrite_citations(text, keys)]
    for each in {each.text.name: each for each in made}.values():
        rewrite(each.text, each.content)
        tell(
            counted(
                "{name}: {count} citation renamed",
                "{name}: {count} citations renamed",
                each.count,
                name=each.text.name,
            )
        )
