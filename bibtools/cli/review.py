"""`bibtools review`: the review page."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bibtools.cli.options import Encoding
from bibtools.errors import UsageError

if TYPE_CHECKING:
    from bibtools.pipeline.reviewing.evidence import Lookup
    from bibtools.web.review.state import Reviews

EPILOG = "Example: bibtools review makale.docx -o makale.bib"


def command(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE", help="Documents or lists, or one .bib file; none for an empty page."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The .bib file to save to. [default: the project's, else one beside the first document]",
        ),
    ] = None,
    style: Annotated[
        str | None, typer.Option("--style", "-s", metavar="NAME", help="Style of the preview.")
    ] = None,
    catalogue: Annotated[
        list[str] | None,
        typer.Option(
            "--catalogue",
            metavar="FILE",
            help="A catalogue made by `bibtools catalogue` to ask about each reference; may be repeated.",
        ),
    ] = None,
    online: Annotated[bool, typer.Option("--online", help="Ask catalogues on the network, too.")] = False,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to listen on; 0 for any.")] = 0,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the page, or only print its address.")
    ] = True,
    encoding: Encoding = None,
) -> int:
    """Review references in the browser, the doubtful ones first. Each stands beside its source (docs/review.md).

    Only this machine can reach the page. Every step is kept at once, so that the review goes on where it was when the
    command is run again. What is saved goes into the .bib, and what was accepted into corrections.jsonl beside it.
    """
    if output is not None and not files:
        raise UsageError("there is no document to save", hint="Name one: bibtools review FILE -o FILE.bib")
    from bibtools.web.libraries import PAGE, require

    require(PAGE)
    from bibtools.web.review.app import make_app
    from bibtools.web.server import bound, serve

    reviews = _reviews(files or [], output, style, encoding)
    reviews.lookup = _lookup(catalogue or [], online=online)
    listener = bound("127.0.0.1", port)
    _open(f"http://127.0.0.1:{listener.getsockname()[1]}/{reviews.token}/", browser)
    serve(partial(make_app, reviews), listener)
    return 0


def _reviews(files: list[str], output: Path | None, style: str | None, encoding: str | None) -> Reviews:
    import secrets

    from bibtools.pipeline.config import load_config
    from bibtools.pipeline.rendering import RenderOptions, check_options
    from bibtools.pipeline.reviewing.opening import open_files
    from bibtools.pipeline.styles import first_style
    from bibtools.web.review.state import Reviews

    config = load_config()
    chosen = style or first_style(config)
    check_options(RenderOptions(chosen, project_locale=config.locale))
    reviews = Reviews(Path.cwd(), secrets.token_urlsafe(24), chosen, config.locale)
    if files:
        reviews.take(open_files(files, output, encoding))
    return reviews


def _lookup(files: list[str], *, online: bool) -> Lookup:
    """Return the catalogues that the page asks, by the same consent as `verify`, which a line on stderr tells."""
    from bibtools.catalogues.local import LocalCatalogue
    from bibtools.cli.console import tell
    from bibtools.pipeline.attesting import open_catalogues
    from bibtools.pipeline.config import load_config
    from bibtools.pipeline.reviewing.evidence import Lookup

    made = open_catalogues(load_config(), files, online=online, tell=tell)
    options = [word for file in files for word in ("--catalogue", file)] + ["--online"] * online
    names = tuple(each.name for each in made if not isinstance(each, LocalCatalogue))
    return Lookup(made, tuple(options), names)


def _open(address: str, browser: bool) -> None:
    import webbrowser

    from bibtools.cli.console import tell
    from bibtools.support.messages import message

    tell(message("the page is at {address}  (Ctrl-C ends it; what was reviewed is kept)", address=address))
    if browser:
        webbrowser.open(address)
