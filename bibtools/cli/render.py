"""`bibtools render`: a bibliography in a citation style."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bibtools.cli.console import tell, write_result
from bibtools.cli.options import AllowOutside, Lines, Output
from bibtools.cli.outputs import choose_format, refuse_inputs
from bibtools.errors import UsageError
from bibtools.pipeline.styles import DEFAULT_STYLE, first_style
from bibtools.support.messages import message

if TYPE_CHECKING:
    from bibtools.model import Reference
    from bibtools.pipeline.config import Config
    from bibtools.pipeline.rendering import RenderOptions

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
_ENDINGS = {**ENDINGS, ".docx": Format.JSON, ".odt": Format.JSON}
"""What messages offer: .docx and .odt are written another way."""


RenderedFile = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        help="A .bib, .json (CSL-JSON) or .ris file; or a source list or document, whose references are parsed.",
    ),
]
StyleName = Annotated[
    str | None,
    typer.Option(
        "--style",
        "-s",
        metavar="NAME",
        help="A style that `bibtools styles` lists, or a .csl file. [default: the project's first, else "
        f"{DEFAULT_STYLE}]",
    ),
]
Locale = Annotated[
    str | None,
    typer.Option(
        "--locale",
        metavar="TAG",
        help="Language of the style's words, e.g. tr-TR. [default: the style's, the project's, or that of most "
        "references]",
    ),
]
Formats = Annotated[
    Format | None,
    typer.Option("--format", help="What to write. [default: what the ending of -o names, else text]"),
]
Validate = Annotated[
    bool,
    typer.Option(
        "--validate/--no-validate",
        help="Hold a style that is a file against the schema of CSL 1.0.2; drafts of CSL 1.1 and CSL-M do without.",
        show_default=False,
    ),
]
Standalone = Annotated[
    bool,
    typer.Option("--standalone", help="Write a complete HTML, LaTeX or Typst file instead of a fragment."),
]
SectionTable = Annotated[
    str | None,
    typer.Option(
        "--sections",
        metavar="FILE",
        help="Group the references under headings: a TOML file, tr-tarih or primary-secondary. "
        "[default: the project's]",
    ),
]
LinkTitles = Annotated[
    bool,
    typer.Option("--link-titles", help="Link the title of an entry in which the style prints no address."),
]
Template = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="FILE",
        help="Write a Word or OpenDocument file in the styles and page layout of this one.",
    ),
]


def command(
    file: RenderedFile,
    style: StyleName = None,
    locale: Locale = None,
    format: Formats = None,
    standalone: Standalone = False,
    sections: SectionTable = None,
    validate: Validate = True,
    link_titles: LinkTitles = False,
    template: Template = None,
    lines: Lines = False,
    allow_outside: AllowOutside = False,
    output: Output = None,
) -> int:
    """Write the bibliography of a file in a citation style.

    A name with -o that ends in .docx or .odt makes a Word or OpenDocument file. Warnings about the data go to stderr.
    Exit code 1 if part of the file could not be read.
    """
    from bibtools.cli.reading import read_references
    from bibtools.pipeline.config import load_config
    from bibtools.pipeline.rendering import bibliography, with_locale

    document = document_format(output, format, template)
    chosen = Format.JSON if document else choose_format(format, output, _ENDINGS, Format.TEXT)
    refuse_inputs(output, [file, *([template] if template else [])])
    references, whole = read_references(file, lines=lines)
    if not references:
        return 1
    config = replace(load_config(), allow_outside=allow_outside)
    options = with_locale(
        render_options(config, style, locale, chosen, standalone, validate=validate), references
    )
    options = with_sections(options, config, sections)
    options = replace(options, link_titles=link_titles, title="" if file == "-" else Path(file).stem)
    if document and output is not None:
        _write_document(references, options, document, template, output)
        return 0 if whole else 1
    made = bibliography(references, options)
    tell_warnings(made.warnings)
    write_result(made.text, output)
    return 0 if whole else 1


def document_format(output: Path | None, format: Format | None, template: Path | None) -> str:
    """Return the format of the document that the ending of the output names; "" if a text is to be written.

    Raises UsageError for a template without a document that takes its styles.
    """
    made = ""
    if output is not None and format is None:
        from bibtools.documents.writing import WRITTEN

        made = WRITTEN.get(output.suffix.lower(), "")
    if template is not None and not made:
        hint = "End the name with .docx or .odt, and leave out --format."
        raise UsageError("a template is for Word and OpenDocument files: name one with -o", hint=hint)
    return made


def _write_document(
    references: list[Reference], options: RenderOptions, format: str, template: Path | None, output: Path
) -> None:
    """Write the bibliography as a document."""
    from bibtools.documents.writing import write
    from bibtools.language.text_files import read_bytes
    from bibtools.pipeline.rendering import styled_page
    from bibtools.support.files import write_file

    page, warnings = styled_page(references, options)
    tell_warnings(warnings)
    write_file(output, write(page, format, read_bytes(template) if template else None, str(template or "")))


def render_options(
    config: Config,
    style: str | None,
    locale: str | None,
    format: Format,
    standalone: bool = False,
    *,
    validate: bool = True,
) -> RenderOptions:
    """Return the options to render with; the project's first style is the default.

    Without `validate` the style is not held against the schema of CSL 1.0.2.
    """
    from bibtools.pipeline.rendering import RenderOptions

    chosen = style or first_style(config)
    return RenderOptions(
        chosen, locale, format.value, standalone, validate=validate, project_locale=config.locale
    )


def with_sections(options: RenderOptions, config: Config, sections: str | None) -> RenderOptions:
    """Return the options, which name a locale, with the sections of a file or name, or those of the project."""
    if not (sections or config.sections):
        return options
    from bibtools.pipeline.section_files import load_sections, sections_of

    language = options.locale or ""
    chosen = load_sections(sections, language) if sections else sections_of(config, language)
    return replace(options, sections=chosen)


def tell_warnings(warnings: tuple[str, ...]) -> None:
    """Print the processor's warnings on stderr."""
    for warning in warnings:
        tell(message("warning: {warning}", warning=message(warning)))
