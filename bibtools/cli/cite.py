"""`bibtools cite`: the citation of a source."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from bibtools.cli.console import write_result
from bibtools.cli.options import Output
from bibtools.cli.outputs import choose_format, refuse_inputs
from bibtools.cli.render import (
    ENDINGS,
    Format,
    Formats,
    Locale,
    StyleName,
    load_references,
    render_options,
    tell_warnings,
)
from bibtools.errors import UsageError

EPILOG = "Example: bibtools cite sources.bib cebesoy2017 --locator 12 --style apa-tr-7; bibtools cite sources.bib --all"


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A .bib, .json (CSL-JSON) or .ris file.")],
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="[KEY]…", help="Sources to cite together.")
    ] = None,
    style: StyleName = None,
    locale: Locale = None,
    locator: Annotated[
        str, typer.Option("--locator", "-p", metavar="PLACE", help="Place in the last source: 12-15.")
    ] = "",
    label: Annotated[
        str,
        typer.Option(
            "--label", metavar="KIND", help="What kind of place it is: page, chapter, folio, volume …"
        ),
    ] = "page",
    all: Annotated[
        bool, typer.Option("--all", help="Cite every source, one per line, after its key.")
    ] = False,
    format: Formats = None,
    output: Output = None,
) -> int:
    """Write a citation (a note, or the brackets in the text) of one or more sources.

    With --all, sources are disambiguated as in a text that cites all of them (1920a, 1920b).
    """
    from bibtools.pipeline.rendering import citation, citations

    if all == bool(keys):
        raise UsageError("say which sources to cite", hint="Give one or more keys, or --all; not both.")
    chosen = choose_format(format, output, ENDINGS, Format.TEXT)
    refuse_inputs(output, [file])
    references, whole = load_references(file)
    options = render_options(style, locale, chosen)
    if not all:
        made = citation(references, keys or [], options, locator, label)
        tell_warnings(made.warnings)
        write_result(made.text, output)
        return 0 if whole else 1
    pairs, warnings = citations(references, options)
    tell_warnings(warnings)
    if chosen is Format.JSON:
        write_result(json.dumps(dict(pairs), ensure_ascii=False, indent=1), output)
    else:
        write_result("".join(f"{key}\t{text}\n" for key, text in pairs), output)
    return 0 if whole else 1
