"""`bibtools cite`: the citation of a source."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bibtools.cli.console import write_result
from bibtools.cli.options import AllowOutside, Lines, Output
from bibtools.cli.outputs import choose_format, refuse_inputs
from bibtools.cli.render import (
    ENDINGS,
    Format,
    Formats,
    Locale,
    RenderedFile,
    StyleName,
    Validate,
    render_options,
    tell_warnings,
)
from bibtools.errors import UsageError

if TYPE_CHECKING:
    from bibtools.model import Reference
    from bibtools.pipeline.rendering import RenderOptions

EPILOG = (
    "Example: bibtools cite sources.bib cebesoy2017 --locator 12 --style apa-tr-7; "
    "bibtools cite sources.bib '[see @tanor2009, s. 5-7; -@akin2001, 12]'; bibtools cite sources.bib --all"
)


Keys = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="KEY",
        help="Sources to cite together; or citations as pandoc writes them: '[see @key, s. 5; -@other]'.",
    ),
]
Locator = Annotated[
    str, typer.Option("--locator", "-p", metavar="PLACE", help="Place in the last source: 12-15.")
]
Label = Annotated[
    str,
    typer.Option("--label", metavar="KIND", help="What kind of place it is: page, chapter, folio, volume …"),
]
Narrative = Annotated[
    bool,
    typer.Option(
        "--narrative",
        help="Put the author in the sentence: Tanör (2009). In a style of notes, the note is the second line.",
    ),
]
All = Annotated[bool, typer.Option("--all", help="Cite every source, one per line, after its key.")]
CitingDocument = Annotated[
    str | None,
    typer.Option(
        "--document",
        metavar="JSON",
        help="Write, as JSON, the texts of all citations of a document, which this file lists as citeproc does.",
    ),
]


def command(
    file: RenderedFile,
    keys: Keys = None,
    style: StyleName = None,
    locale: Locale = None,
    locator: Locator = "",
    label: Label = "page",
    narrative: Narrative = False,
    all: All = False,
    document: CitingDocument = None,
    validate: Validate = True,
    format: Formats = None,
    lines: Lines = False,
    allow_outside: AllowOutside = False,
    output: Output = None,
) -> int:
    """Write a citation of one or more sources. It is a note or the brackets in the text, as the style says.

    With --all, sources are disambiguated as in a text that cites all of them (1920a, 1920b). With --document, repeated
    and short notes, letters behind years and the bibliography are those of the document. Exit code 1 if the document
    cites a key that FILE does not have.
    """
    from bibtools.cli.reading import read_references
    from bibtools.pipeline.config import load_config

    _require_one(all, bool(keys), document is not None)
    if not keys and (narrative or locator):
        raise UsageError(
            "--narrative and --locator need keys",
            hint='In a document, say {"properties": {"mode": "composite"}} or {"locator": "12"} of a citation.',
        )
    # The answer for a document is JSON, whatever the format of the texts in it.
    chosen = (
        format or Format.TEXT if document is not None else choose_format(format, output, ENDINGS, Format.TEXT)
    )
    _refuse_twice(file, document, chosen)
    refuse_inputs(output, [file, *([document] if document else [])])
    references, whole = read_references(file, lines=lines)
    config = replace(load_config(), allow_outside=allow_outside)
    options = render_options(config, style, locale, chosen, validate=validate)
    if document is not None:
        return _document(references, document, options, output) or (0 if whole else 1)
    if all:
        _all(references, options, output)
    else:
        from bibtools.pipeline.citation_texts import citation

        made = citation(references, keys or [], options, locator, label, narrative=narrative)
        tell_warnings(made.warnings)
        write_result(made.text, output)
    return 0 if whole else 1


def _require_one(*ways: bool) -> None:
    """Raise UsageError unless what to cite is said in one way."""
    if sum(ways) != 1:
        raise UsageError(
            "say which sources to cite",
            hint="Give one or more keys, or --all, or --document; not both.",
        )


def _refuse_twice(file: str, document: str | None, format: Format) -> None:
    """Raise UsageError if both inputs are standard input, or the texts of a document are to be JSON."""
    if document is None:
        return
    if file == document == "-":
        raise UsageError("both inputs are standard input", hint="Name a file for one of them.")
    if format is Format.JSON:
        raise UsageError(
            "the answer for a document is JSON already", hint="--format names the format of the texts in it."
        )


def _all(references: list[Reference], options: RenderOptions, output: Path | None) -> None:
    """Write the citation of every source."""
    from bibtools.pipeline.rendering import citations

    pairs, warnings = citations(references, options)
    tell_warnings(warnings)
    if options.format == Format.JSON:
        write_result(json.dumps(dict(pairs), ensure_ascii=False, indent=1), output)
    else:
        write_result("".join(f"{key}\t{text}\n" for key, text in pairs), output)


def _document(references: list[Reference], document: str, options: RenderOptions, output: Path | None) -> int:
    """Write the texts of a document's citations; 1 if a key is not known."""
    from bibtools.language.text_files import read_text
    from bibtools.pipeline.citation_input import read_citations
    from bibtools.pipeline.citation_texts import cited_document
    from bibtools.pipeline.rendering import with_locale

    text, _ = read_text(document)
    options = with_locale(options, references)
    made = cited_document(references, read_citations(text.content, text.name, options.locale or ""), options)
    tell_warnings(made.warnings)
    write_result(json.dumps(made.to_json(), ensure_ascii=False, indent=1), output)
    return 1 if made.missing else 0
