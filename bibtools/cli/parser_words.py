"""The words of the option parser (Typer) in the chosen language: headings of help pages, and errors in arguments.

Typer has no catalogues. Its sentences are recognised by their templates, which are keys of ours; one that is not
recognised stays in English.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import cache
from typing import Any

from bibtools.cli.language import say
from bibtools.support.messages import message, paragraphs

HEADINGS = ("Usage: ", "Options", "Arguments", "Commands")
USAGE = ("[OPTIONS]", "COMMAND [ARGS]...")
SENTENCES = (
    "Show this message and exit.",
    "Install completion for the current shell.",
    "Show completion for the current shell, to copy it or customize the installation.",
    "the project's first, else {style}",
    "Missing command.",
    "Missing argument {name}.",
    "Missing option {name}.",
    "No such option: {name} (Possible options: {options})",
    "No such option: {name} Did you mean {option}?",
    "No such option: {name}",
    "No such command {name}.",
    "Got unexpected extra argument(s) ({arguments})",
    "Got unexpected extra argument ({arguments})",
    "Got unexpected extra arguments ({arguments})",
    "Option {name} requires an argument.",
    "Option {name} does not take a value.",
    "Invalid value for {name}: {reason}",
    "{value} is not one of {choices}.",
    "{value} is not a valid integer.",
    "{value} is not a valid float.",
    "{value} is not in the range {range}.",
    "{text} [default: {value}]",
    "{text} [required]",
)


def reworded(sentence: str) -> str:
    """Return a sentence of the parser in the chosen language; one that is not known as it is."""
    if say(sentence) != sentence:
        return say(sentence)
    for template in SENTENCES:
        match = _expression(template).fullmatch(sentence)
        if match:
            # The reason of an error, and a default and the text before it, are sentences of their own.
            inner = {
                name: reworded(value) if name in ("reason", "text", "value") else value
                for name, value in match.groupdict().items()
            }
            return say(message(template, **inner))
    return sentence


@cache
def _expression(template: str) -> re.Pattern[str]:
    """Return an expression for the sentences of a template."""
    parts = re.split(r"\{(\w+)\}", template)
    made = [f"(?P<{part}>.+?)" if number % 2 else re.escape(part) for number, part in enumerate(parts)]
    return re.compile("".join(made).replace(r"\ \[", r"\s+\["), re.DOTALL)


def show_error(error: Any) -> None:
    """Print an error in the arguments on stderr: how the command is used, where its help is, and the error."""
    if type(error).__name__ == "NoArgsIsHelpError":
        # Its message is the help page, which is in the chosen language already.
        error.show()
        return
    context = getattr(error, "ctx", None)
    if context is not None:
        option = context.help_option_names[0]
        hint = message("Try '{command} {option}' for help.", command=context.command_path, option=option)
        print(f"{context.get_usage()}\n{say(hint)}\n", file=sys.stderr)
    print(say(message("Error: {error}", error=reworded(error.format_message()))), file=sys.stderr)


def translate_command(command: Any) -> None:
    """Put the help of a command and of its options into the chosen language."""
    command.help = "\n\n".join(map(say, paragraphs(command.help or "")))
    command.epilog = say(command.epilog or "")
    command.context_class = _context(command.context_class)
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = reworded(parameter.help)
        if parameter.metavar:
            parameter.metavar = say(parameter.metavar)


@cache
def _context(base: Any) -> Any:
    """Return a class of contexts whose help pages have headings in the chosen language."""

    class Formatter(base.formatter_class):  # type: ignore[misc]
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            for word in USAGE:
                args = args.replace(word, say(word))
            super().write_usage(prog, args, say(prefix or "Usage: "))

        def write_heading(self, heading: str) -> None:
            super().write_heading(say(heading))

        def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **more: Any) -> None:
            super().write_dl([(first, reworded(second)) for first, second in rows], *args, **more)

    class Context(base):  # type: ignore[misc]
        formatter_class = Formatter

    return Context
