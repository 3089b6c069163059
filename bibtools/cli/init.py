"""`bibtools init`: begin a project in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bibtools.cli.console import tell
from bibtools.cli.format_command import Dialect
from bibtools.support.messages import message

if TYPE_CHECKING:
    from bibtools.pipeline.config import Config
    from bibtools.pipeline.starting.start import Started

EPILOG = "Example: bibtools init --style turk-tarih-kurumu --locale tr-TR"
_SHOWN = 12


def command(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="The folder of the project; this one by default.")
    ] = Path(),
    style: Annotated[
        list[str] | None,
        typer.Option("--style", metavar="NAME", help="Style of the bibliography; may be repeated."),
    ] = None,
    locale: Annotated[
        str | None, typer.Option("--locale", metavar="TAG", help="Language of the styles' words: tr-TR.")
    ] = None,
    dialect: Annotated[
        Dialect, typer.Option("--dialect", help="Dialect of the .bib: bibtex for bibtex, biblatex for biber.")
    ] = Dialect.BIBLATEX,
) -> int:
    """Set up a project: write its configuration, and build it. The sources are the documents in the folder that have
    references.

    The configuration goes into pyproject.toml if there is one, else into a new bibtools.toml. Nothing is asked, and no
    file that is there is overwritten. Styles and locale are guessed from the language of the references.
    """
    from bibtools.pipeline.config import load_config
    from bibtools.pipeline.starting.start import start

    started = start(folder, style or (), locale, "bibtex" if dialect is Dialect.BIBTEX else "biblatex")
    _tell_found(started)
    config = load_config(folder)
    if started.settings.sources:
        from bibtools.cli.build import carry_out

        carry_out(config)
    _tell_next(started, config)
    return 0


def _tell_found(started: Started) -> None:
    found, settings = started.found, started.settings
    for name, reason in found.left_out[:_SHOWN]:
        tell(message("left out {name}: {reason}", name=name, reason=message(reason)))
    rest = len(found.left_out) - _SHOWN
    if rest > 0:
        tell(message("left out {rest} more documents", rest=rest))
    if started.above:
        tell(message("the settings of {above} hold no longer here", above=started.above))
    if found.unread:
        tell(
            message(
                "not looked into: {unread} more documents; name those that you want in `sources`",
                unread=found.unread,
            )
        )
    tell(message("wrote {name}: {sources}", name=started.file.name, sources=_sources(settings.sources)))
    tell(
        message(
            "styles {styles}; locale {locale}; change them there if they are wrong",
            styles=", ".join(settings.styles),
            locale=settings.locale,
        )
    )


def _sources(names: Sequence[str]) -> str:
    if not names:
        return message("no document with references was found, so `sources` is still to be filled in")
    return message("references are taken from {files}", files=", ".join(names))


def _tell_next(started: Started, config: Config) -> None:
    """Print what to do now, as commands that can be copied."""
    at = "" if config.root == Path.cwd() else f" --project {config.root}"
    if started.settings.sources:
        name = f"{started.settings.output}.bib"
        tell(message("next: read {name} and correct what is wrong; what you edit stays", name=name))
        tell(message("      bibtools check {name}", name=name if not at else config.bib))
    else:
        tell(
            message(
                "next: put a document into this folder and name it in `sources` of {name}",
                name=started.file.name,
            )
        )
    tell(message("      bibtools build{at}   (whenever a document or the .bib has changed)", at=at))
    for library in started.found.libraries:
        tell(
            message(
                "      bibtools check {library}   (was here already)",
                library=library if not at else config.root / library,
            )
        )
