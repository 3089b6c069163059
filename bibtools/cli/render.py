"""`bibtools render`: a bibliography in a citation style."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bibtools.cli.console import tell, write_result
from bibtools.cli.options import Output
from bibtools.cli.outputs import choose_format, refuse_inputs

if TYPE_CHECKING:
    from bibtools.model import Reference
    from bibtools.pipeline.rendering import Look

EPILOG = "Example: bibtools render sources.bib --style turk-tarih-kurumu --format html --standalone -o kaynakca.html"


class Format(StrEnum):
    """Output formats of the CSL processor."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    LATEX = "latex"
    RTF = "rtf"
    TYPST = "typst"
    JSON = "json"


ENDINGS = {
    ".txt": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".tex": Format.LATEX,
    ".rtf": Format.RTF,
    ".typ": Format.TYPST,
    ".json": Format.JSON,
}


StyleName = Annotated[
    str,
    typer.Option(
        "--style", "-s", metavar="NAME", help="A style that `bibtools styles` lists, or a .csl file."
    ),
]
Locale = Annotated[
    str | None,
    typer.Option(
        "--locale", metavar="TAG", help="Language of the terms, e.g. tr-TR; the style's by default."
    ),
]
Formats = Annotated[
    Format | None,
    typer.Option("--format", help="What to write. [default: what the ending of -o names, else text]"),
]
DEFAULT_STYLE = "isnad-2-dipnotlu"


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A .bib, .json (CSL-JSON) or .ris file.")],
    style: StyleName = DEFAULT_STYLE,
    locale: Locale = None,
    format: Formats = None,
    standalone: Annotated[
        bool,
        typer.Option("--standalone", help="Write a whole document (html, latex, typst), not its inside."),
    ] = False,
    output: Output = None,
) -> int:
    """Write the bibliography of a file's references in a citation style.

    Where neither --locale nor the style says a language, the project's [tool.bibtools] does. Warnings about the data
    go to stderr.
    """
    from bibtools.pipeline.rendering import bibliography

    chosen = choose_format(format, output, ENDINGS, Format.TEXT)
    refuse_inputs(output, [file])
    references = load_references(file)
    if not references:
        tell(f"{file}: there are no references in this file; nothing was written")
        return 1
    made = bibliography(references, look_of(style, locale, chosen, standalone))
    tell_warnings(made.warnings)
    write_result(made.text, output)
    return 0


def load_references(file: str) -> list[Reference]:
    """Load the references of a file that the user named; of standard input (`-`) what it is shows at its start."""
    from bibtools.formats import load

    if file != "-":
        return load(Path(file))
    from bibtools.language.text_files import read_text

    text, _ = read_text("-")
    return load(text, "csl-json" if text.content.lstrip()[:1] in ("[", "{") else "biblatex")


def look_of(style: str, locale: str | None, format: Format, standalone: bool = False) -> Look:
    """Make out how to render; the project's locale stands in where no other is said."""
    from bibtools.csl import Style
    from bibtools.pipeline.rendering import Look

    if locale is None and Style.load(style).locale is None:
        from bibtools.pipeline.config import load_config

        config = load_config()
        locale = config.locale if config.file else None
    return Look(style, locale, format.value, standalone)


def tell_warnings(warnings: tuple[str, ...]) -> None:
    """Print what the processor had to say on stderr."""
    for warning in warnings:
        tell(f"warning: {warning}")
