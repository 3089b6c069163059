"""The application: its commands, and how errors are printed."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
import typer.core
import typer.main

from bibtools.cli.console import tell, tell_error
from bibtools.cli.language import OPTION, choose_language, current_catalogue
from bibtools.errors import BibtoolsError, OutputError
from bibtools.support.messages import message, one_of

COMMANDS = {
    "init": "bibtools.cli.init",
    "find": "bibtools.cli.find",
    "parse": "bibtools.cli.parse",
    "check": "bibtools.cli.check",
    "explain": "bibtools.cli.explain",
    "format": "bibtools.cli.format_command",
    "convert": "bibtools.cli.convert",
    "merge": "bibtools.cli.merge",
    "dedupe": "bibtools.cli.dedupe",
    "extract": "bibtools.cli.extract",
    "keys": "bibtools.cli.keys",
    "journals": "bibtools.cli.journals",
    "catalogue": "bibtools.cli.catalogue",
    "fill": "bibtools.cli.fill",
    "verify": "bibtools.cli.verify",
    "render": "bibtools.cli.render",
    "cite": "bibtools.cli.cite",
    "restyle": "bibtools.cli.restyle",
    "styles": "bibtools.cli.styles",
    "build": "bibtools.cli.build",
    "eval": "bibtools.cli.evaluate",
    "lsp": "bibtools.cli.lsp",
    "review": "bibtools.cli.review",
    "serve": "bibtools.cli.serve",
    "train": "bibtools.cli.train",
}
"""Command name → module, in the order of the help page. A module holds `command` and `EPILOG`."""

_CONTEXT = {"help_option_names": ["--help", "-h"]}
"""Errors in the arguments point to the first of these."""


class Command(typer.core.TyperCommand):
    """A command whose usage shows, as Typer does for arguments without a `metavar`, which ones may be repeated."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return the parts of the usage line after the name of the command."""
        pieces = [self.options_metavar] if self.options_metavar else []
        for each in self.get_params(ctx):
            dots = "..." if each.param_type_name == "argument" and each.nargs != 1 else ""
            pieces += [f"{piece}{dots}" for piece in each.get_usage_pieces(ctx)]
        return pieces


class Commands(typer.core.TyperGroup):
    """The commands. Each is imported when it is used, so that running one does not import the others."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of the help page."""
        return list(COMMANDS)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the arguments name; for an unknown name, fail and suggest similar ones."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 2)
            said = message("There is no command '{command}'.", command=args[0])
            if near:
                ask = message("Did you mean {near}?", near=one_of(near))
                said = message("{said} {ask}", said=said, ask=ask)
            ctx.fail(said)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import and return a command; None if there is no command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name])
        alone = typer.Typer(
            add_completion=False,
            pretty_exceptions_enable=False,
            rich_markup_mode=None,
            context_settings=_CONTEXT,
        )
        alone.command(cmd_name, cls=Command, epilog=module.EPILOG)(module.command)
        return _in_language(typer.main.get_command(alone))

    def make_context(self, info_name: Any, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Return the context of a run; the help of the group is in the chosen language."""
        return super(Commands, _in_language(self)).make_context(info_name, args, parent, **extra)


def _in_language(command: Any) -> Any:
    """Return a command after putting its help into the chosen language."""
    if current_catalogue() is not None:
        from bibtools.cli.parser_words import translate_command

        translate_command(command)
    return command


app = typer.Typer(
    name="bibtools",
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings=_CONTEXT,
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"bibtools {version('bibtools-refs')}")
        raise typer.Exit


@app.callback(epilog="Example: bibtools parse kaynakca.txt --format csl-json -o kaynakca.json")
def callback(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
    lang: Annotated[
        str | None,
        typer.Option(
            OPTION,
            metavar="LANGUAGE",
            help="Language of help and messages, such as tr; may stand after a command too. [default: the system's]",
        ),
    ] = None,
) -> None:
    """Turn source lists as people write them into checked BibTeX and styled bibliographies."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with `arguments` (default: those of the process) and return the exit code."""
    try:
        result = app(
            args=choose_language(sys.argv[1:] if arguments is None else arguments),
            standalone_mode=False,
            prog_name="bibtools",
        )
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except BibtoolsError as error:
        tell_error(error)
        _tell_page(error, sys.argv[1:] if arguments is None else arguments)
        return 2
    except BrokenPipeError:
        # The reader (head, a pager) has seen enough; nothing is left to tell it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        return _system_error(error)
    except Exception as error:
        return _unforeseen(error)


def _tell_page(error: BibtoolsError, arguments: Sequence[str]) -> None:
    """Print which page of the documentation helps with an error."""
    from bibtools.cli.pages import address, page_of

    page = page_of(error, arguments)
    if page:
        tell(message("see: {page}", page=address(page)))


def _system_error(error: OSError) -> int:
    """Print an error of the operating system as a sentence; one that names no file is of standard output."""
    file = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else "standard output"
    hint = "Check its name, its permissions and the space that is left."
    tell_error(OutputError(error.strerror or str(error), hint=hint, file=file))
    if error.filename is None:
        # What is left in the buffer cannot be written either, and must not be tried again at the exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 2


def _unforeseen(error: Exception) -> int:
    """Print a usage error of the option parser as it is, and any other exception as a fault of bibtools."""
    show = getattr(error, "show", None)
    if show is not None:
        if current_catalogue() is None:
            show()
        else:
            from bibtools.cli.parser_words import show_error

            show_error(error)
        return int(getattr(error, "exit_code", 2))
    if isinstance(error, typer.Exit):
        return int(error.exit_code)
    if isinstance(error, typer.Abort):
        return 130
    if os.environ.get("BIBTOOLS_DEBUG"):
        raise error
    fault = message("{kind}: {error}", kind=type(error).__name__, error=str(error))
    hint = "this is a fault of bibtools; set BIBTOOLS_DEBUG=1 to see where, and report it."
    tell_error(BibtoolsError(fault, hint=hint))
    return 2


def main() -> int:
    """Run the command line with the arguments of the process and return its exit code."""
    # What is imported so far stays until the end: searching it for garbage took a twentieth of a short run.
    gc.freeze()
    # The parser's arrays are small: more threads of numpy's library for matrices would only wait for work, which took a
    # quarter of a short run.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    return run()
