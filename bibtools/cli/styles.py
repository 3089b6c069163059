"""`bibtools styles`: the available citation styles."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from bibtools.cli.console import tell, write_result
from bibtools.cli.options import Output
from bibtools.cli.outputs import choose_format
from bibtools.support.messages import message

if TYPE_CHECKING:
    from bibtools.csl.catalogue import StyleEntry

EPILOG = "Example: bibtools styles turk; bibtools styles 'note tr-TR'"


class Format(StrEnum):
    """Output formats of `styles`."""

    TEXT = "text"
    JSON = "json"


def command(
    query: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="QUERY",
            help="Words that name, title, language or kind must contain; all styles by default.",
        ),
    ] = None,
    dependent: Annotated[
        bool,
        typer.Option("--dependent", help="Also list the 7,993 journals that use the style of another one."),
    ] = False,
    format: Annotated[
        Format | None,
        typer.Option("--format", help="Format of the list. [default: text, or json for -o FILE.json]"),
    ] = None,
    output: Output = None,
) -> int:
    """List the citation styles that `render` and `cite` know. It tells the title, language and kind of each.

    The styles of bibtools itself come first. If only dependent styles match, they are listed. Exit code 1 if none does.
    """
    from bibtools.csl.catalogue import list_styles

    chosen = choose_format(format, output, {".txt": Format.TEXT, ".json": Format.JSON}, Format.TEXT)
    words = " ".join(query or ())
    styles = list_styles(words, dependent=dependent)
    if not styles and not dependent:
        styles = list_styles(words)
    if not styles:
        tell(message("no style matches {words!r}; `bibtools styles` lists all of them", words=words))
        if output is not None:
            return 1
    write_result(_as_json(styles) if chosen is Format.JSON else _as_text(styles), output)
    return 0 if styles else 1


def _as_json(styles: list[StyleEntry]) -> str:
    import json

    keys = ("name", "title", "language", "kind", "parent", "own")
    return json.dumps(
        [{key: getattr(style, key) for key in keys} for style in styles], ensure_ascii=False, indent=1
    )


def _as_text(styles: list[StyleEntry]) -> str:
    """Return one line per style: name, kind, language and title in columns."""
    width = min(max((len(style.name) for style in styles), default=0), 60)
    lines = []
    for style in styles:
        title = f"{style.title} (as {style.parent})" if style.parent else style.title
        lines.append(f"{style.name:{width}}  {style.kind:11}  {style.language:5}  {title}")
    return "\n".join(lines)
