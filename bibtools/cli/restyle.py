"""`bibtools restyle`: a document with its citations and reference list in another style."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bibtools.cli.console import tell, write_result
from bibtools.cli.language import say
from bibtools.cli.outputs import refuse_inputs
from bibtools.cli.render import Locale, StyleName
from bibtools.errors import OutputError, UsageError
from bibtools.support.messages import counted, message

if TYPE_CHECKING:
    from bibtools.model import Reference
    from bibtools.model.restyled import Restyled, TextChange
    from bibtools.pipeline.restyling.applying import RestyleOptions

EPILOG = (
    "Example: bibtools restyle makale.docx --style turk-tarih-kurumu --dry-run; "
    "bibtools restyle makale.docx --style turk-tarih-kurumu -o yeni.docx"
)


class Fields(StrEnum):
    """Programs whose live fields can be written."""

    ZOTERO = "zotero"


DocumentFile = Annotated[
    str, typer.Argument(metavar="FILE", help="A Word document (.docx) or an OpenDocument text (.odt).")
]
Bibliographies = Annotated[
    list[Path] | None,
    typer.Option(
        "--bib",
        metavar="FILE",
        help="Take the works from this .bib, .json or .ris file where it has them: you have corrected it.",
    ),
]
SectionNames = Annotated[
    str | None,
    typer.Option(
        "--sections",
        metavar="NAME|FILE",
        help="Group the reference list under the headings of these sections, as `render --sections` does.",
    ),
]
Additions = Annotated[
    bool,
    typer.Option(
        "--additions/--no-additions",
        help="Add works that only notes cite to the reference list, or leave the list as it is.",
    ),
]
Track = Annotated[
    bool,
    typer.Option(
        "--track-changes", help="Make every replacement a tracked change, to be accepted or rejected."
    ),
]
LiveFields = Annotated[
    Fields | None,
    typer.Option(
        "--fields", help="Make citations and bibliography live fields, so that Zotero can take over."
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Write nothing if a citation was not understood.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show each text before and after, and write nothing.")
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Report as JSON what changed and what was left as it is.")
]
NewDocument = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="The document to write.")
]


def command(
    file: DocumentFile,
    style: StyleName = None,
    locale: Locale = None,
    bib: Bibliographies = None,
    sections: SectionNames = None,
    additions: Additions = True,
    track: Track = False,
    fields: LiveFields = None,
    strict: Strict = False,
    dry: DryRun = False,
    as_json: AsJson = False,
    output: NewDocument = None,
) -> int:
    """Bring the citations of a document into another style. Its reference list is written anew in that style.

    The text around citations, and everything else in the file, stays as it is. A citation that was not understood
    stays too, with a comment in the document that says why. Exit code 1 if there is any.
    """
    from bibtools.language.text_files import read_bytes
    from bibtools.pipeline.restyling.applying import open_document, restyle
    from bibtools.support.files import write_file

    editing = open_document(read_bytes(file), file, track=track)
    _refuse_options(output, dry=dry, tracked_fields=track and fields is not None)
    _refuse_output(output, file, bib or [])
    made = restyle(
        editing,
        _references(bib or []),
        _options(style, locale, sections, track=track, zotero=fields is not None, complete=additions),
    )
    _report(file, made, as_json=as_json, whole=dry)
    if strict and made.kept:
        hint = "Correct their entries in a .bib file and name it with --bib, or leave out --strict."
        said = counted(
            "{count} citation or entry was not understood; nothing was written",
            "{count} citations or entries were not understood; nothing was written",
            len(made.kept),
        )
        raise OutputError(said, hint=hint, file=str(output or file))
    if output is not None and not dry:
        write_file(output, made.data)
    return 1 if made.kept else 0


def _refuse_options(output: Path | None, *, dry: bool, tracked_fields: bool) -> None:
    """Raise UsageError if it is not said where to write, or for options that exclude each other."""
    if output is None and not dry:
        raise UsageError(
            "say where the document is to be written",
            hint="Name a file with -o, or look first with --dry-run.",
        )
    if tracked_fields:
        raise UsageError(
            "fields cannot be tracked changes",
            hint="Leave out --fields, or accept the tracked changes first.",
        )


def _refuse_output(output: Path | None, file: str, bibliographies: list[Path]) -> None:
    """Raise OutputError or UsageError for an output that is an input, or that names another format."""
    from bibtools.language.text_files import STDIN

    refuse_inputs(output, [file, *bibliographies])
    if output is not None and output.suffix.lower() != Path(file).suffix.lower() and file != STDIN:
        hint = message("End the name with {suffix}.", suffix=Path(file).suffix)
        raise UsageError("the document is written in the format that it has", hint=hint, file=str(output))


def _options(
    style: str | None, locale: str | None, sections: str | None, *, track: bool, zotero: bool, complete: bool
) -> RestyleOptions:
    """Return the options; the project's first style is the default."""
    from bibtools.pipeline.config import load_config
    from bibtools.pipeline.restyling.applying import RestyleOptions
    from bibtools.pipeline.styles import first_style

    config = load_config()
    chosen = style or first_style(config)
    return RestyleOptions(chosen, locale, track, zotero, complete, sections or "", say, config.locale)


def _references(files: list[Path]) -> list[Reference]:
    from bibtools.cli.reading import read_references

    return [each for file in files for each in read_references(str(file))[0]]


def _report(file: str, made: Restyled, *, as_json: bool, whole: bool) -> None:
    """Print what changed, all of it or its count, and what was left as it is."""
    if as_json:
        write_result(json.dumps(made.to_json(), ensure_ascii=False, indent=2), None)
        return
    for warning in made.warnings:
        tell(message("warning: {warning}", warning=message(warning)))
    if whole:
        write_result("\n\n".join(map(_shown, made.changes)), None)
    for entry in made.added:
        tell(message("{file}: added to the list, which did not have it: {entry}", file=file, entry=entry))
    for kept in made.kept:
        tell(
            message(
                "{file}: {place}: left as it is, because {reason}: {text}",
                file=file,
                place=kept.place,
                reason=message(kept.reason),
                text=kept.text,
            )
        )
    restyled = counted("{count} text restyled", "{count} texts restyled", len(made.changes))
    left = counted("{count} left as it is", "{count} left as they are", len(made.kept))
    tell(message("{file}: {restyled}, {left}", file=file, restyled=restyled, left=left))


def _shown(change: TextChange) -> str:
    """Return the place of a change and the texts before and after, of which one may be empty."""
    lines = [f"{sign} {text}" for sign, text in (("-", change.before), ("+", change.after)) if text]
    return "\n".join([say(change.place), *lines])
