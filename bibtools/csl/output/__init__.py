"""Output formats, a file each."""

from __future__ import annotations

from importlib import import_module

from bibtools.csl.output.base import Format
from bibtools.errors import UsageError
from bibtools.support.messages import message

FORMATS = {
    "text": ("plain", "Plain"),
    "html": ("html", "Html"),
    "markdown": ("markdown", "Markdown"),
    "latex": ("latex", "Latex"),
    "rtf": ("rtf", "Rtf"),
    "typst": ("typst", "Typst"),
    "json": ("tree", "Json"),
}
"""Name of each format: the module and class that write it."""


def output_format(name: str, quotes: tuple[str, str, str, str]) -> Format:
    """Return an output format by name; `UsageError` for one that is not known."""
    if name not in FORMATS:
        raise UsageError(
            message("There is no output format {name!r}.", name=name),
            hint=message("Use one of {formats}.", formats=", ".join(sorted(FORMATS))),
        )
    module, attribute = FORMATS[name]
    made = getattr(import_module(f"bibtools.csl.output.{module}"), attribute)(quotes)
    assert isinstance(made, Format)
    return made
