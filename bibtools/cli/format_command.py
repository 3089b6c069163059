"""`bibtools format`: a uniform layout for .bib files."""

from __future__ import annotations

import inspect
from dataclasses import Field
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from bibtools.bibtex.layout.options import OPTIONS, FormatOptions, checked, options_from, shown
from bibtools.cli.console import tell, write_result
from bibtools.cli.options import Encoding, Output
from bibtools.cli.outputs import choose_format, refuse_inputs
from bibtools.errors import ConfigError, UsageError
from bibtools.model import Text
from bibtools.support.messages import message

EPILOG = "Example: bibtools format --write sources.bib; in CI: bibtools format --check *.bib"


class Dialect(StrEnum):
    """The two dialects of .bib files."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"


ENDINGS = {
    ".bib": Dialect.BIBTEX,
    ".bibtex": Dialect.BIBTEX,
    ".biblatex": Dialect.BIBLATEX,
}
"""Endings of the files that this command writes. They choose no dialect: that is what each file looks like."""


def command(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help=".bib files; - is standard input.")],
    write: Annotated[bool, typer.Option("-w", "--write", help="Change the files in place.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit code 1 if a file would change.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="As --check, and show what would change.")] = False,
    dialect: Annotated[
        Dialect | None, typer.Option("--dialect", help="Dialect of the files. [default: detected for each]")
    ] = None,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="NAME", help="Name for standard input in messages.")
    ] = None,
    encoding: Encoding = None,
    output: Output = None,
    **settings: Any,
) -> int:
    """Lay out .bib files. That is indentation, delimiters, casing and blank lines, and order where asked for.

    Comments, @string and everything that cannot be read stay as they are. The result goes to stdout unless --write says
    otherwise. Options can also stand in [tool.bibtools.format]. Exit code 1 if --check or --diff finds a difference.
    """
    if len(files) > 1 and not (write or check or diff):
        hint = "Use --write to change them in place, or --check or --diff."
        raise UsageError("several files cannot all go to standard output", hint=hint)
    choose_format(None, None if check or diff else output, ENDINGS, Dialect.BIBLATEX)
    refuse_inputs(output, files, "Say --write to change files in place.")
    changed = 0
    for file in files:
        text, new = _formatted(file, stdin_filename, encoding, dialect, settings)
        changed += new != text.content
        if check or diff:
            _tell_difference(text, new, diff=diff)
        elif write and file != "-":
            _write(text, new, encoding)
        else:
            write_result(new, output, "file")
    return 1 if changed and (check or diff) else 0


def _formatted(
    file: str, name: str | None, encoding: str | None, dialect: Dialect | None, settings: dict[str, Any]
) -> tuple[Text, str]:
    """Return the text of a file and its new layout; print on stderr what was kept unchanged."""
    from bibtools.bibtex import scan
    from bibtools.bibtex.layout import format_library
    from bibtools.language.text_files import read_text
    from bibtools.pipeline.sources import require_bibtex

    text, notes = read_text(file, name if file == "-" else None, encoding)
    require_bibtex(text)
    chosen: Literal["bibtex", "biblatex"] = "bibtex" if dialect is Dialect.BIBTEX else "biblatex"
    library = scan(text, chosen if dialect else None)
    result = format_library(library, _options(text.name, settings))
    for fault in notes:
        tell(
            message(
                "{place}: note: {sentence}",
                place=text.place(fault.span.start),
                sentence=message(fault.message),
            )
        )
    for fault in result.kept:
        tell(
            message(
                "{place}: kept unchanged: {sentence}",
                place=text.place(fault.span.start),
                sentence=message(fault.message),
            )
        )
    return text, result.text


def _options(name: str, settings: dict[str, Any]) -> FormatOptions:
    """Return the options for a file: those of its project, overridden by those of the command line."""
    from bibtools.pipeline.config import load_config

    start = Path.cwd() if name == "-" else Path(name).absolute()
    config = load_config(start)
    file = str(config.file) if config.file else None
    given = {
        key: str(value) if isinstance(value, StrEnum) else value
        for key, value in settings.items()
        if value is not None
    }
    try:
        values = {
            option.name: checked(option, given[option.name]) for option in OPTIONS if option.name in given
        }
    except ConfigError as error:
        raise UsageError(error.message.replace("`", ""), hint=error.hint) from None
    table = {name.replace("-", "_"): value for name, value in config.format.items()}
    if "like" in values:
        options_from(table, file)  # Tell what is wrong in it, though another layout is asked for.
        table = {}
    return options_from({**table, **values}, file)


def _tell_difference(text: Text, new: str, *, diff: bool) -> None:
    if new == text.content:
        return
    if not diff:
        tell(message("{name}: the layout would change", name=text.name))
        return
    from bibtools.pipeline.rewriting import diff_of

    write_result(diff_of(text, new), None)


def _write(text: Text, new: str, encoding: str | None) -> None:
    from bibtools.pipeline.rewriting import rewrite

    if new != text.content:
        rewrite(text, new, encoding=encoding)
        tell(message("{name}: layout changed", name=text.name))


def _parameter(option: Field[Any]) -> inspect.Parameter:
    """Return the command-line option for a row of the table; its default None means that it was not given."""
    flag, default = f"--{shown(option.name)}", option.default
    choices, about = option.metadata["choices"], option.metadata["help"]
    kind: Any = str
    details: dict[str, Any] = {"metavar": "LIST"}
    if isinstance(default, bool):
        kind, details, flag = bool, {}, f"{flag}/--no-{shown(option.name)}"
        about = f"{about} [default: {'yes' if default else 'no'}]"
    elif isinstance(default, int):
        kind, details = int, {"metavar": "N", "min": 0}
    elif choices:
        kind, details = StrEnum(option.name, {choice.upper(): choice for choice in choices}), {}
    if not isinstance(default, bool) and default != ():
        about = f"{about} [default: {default}]"
    annotation = Annotated[kind | None, typer.Option(flag, help=about, rich_help_panel="Layout", **details)]
    return inspect.Parameter(option.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


def _with_options() -> inspect.Signature:
    """Return `command`'s signature with the options of the table in place of `**settings`."""
    plain = inspect.signature(command, eval_str=True)
    own = [each for each in plain.parameters.values() if each.kind is not inspect.Parameter.VAR_KEYWORD]
    return plain.replace(parameters=[*own, *map(_parameter, OPTIONS)])


command.__signature__ = _with_options()  # type: ignore[attr-defined]
