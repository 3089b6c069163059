"""The options of `bibtools format`: one table for the command line, [tool.bibtools.format] and the docs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, field, fields
from difflib import get_close_matches
from typing import Any

from bibtools.bibtex.layout.likes import completed
from bibtools.errors import ConfigError
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message


def _option(default: Any, help: str, *choices: str) -> Any:
    return field(default=default, metadata={"help": help, "choices": choices})


@dataclass(frozen=True, slots=True)
class FormatOptions:
    """How a .bib file is laid out. The defaults change the layout only, not the order or the values."""

    like: str = _option("bibtools", "Whose layout to begin with.", "bibtools", "bibtex-tidy")
    indent: int = _option(2, "Spaces before a field.")
    tab: bool = _option(False, "Indent with a tab instead.")
    align: bool = _option(False, "Align the values of an entry.")
    align_column: int = _option(0, "Column of the equals signs; 0 is behind the longest name.")
    delimiters: str = _option("braces", "What stands around values.", "keep", "braces", "quotes")
    numbers: str = _option("keep", "What stands around whole numbers.", "keep", "bare", "delimited")
    trailing_comma: bool = _option(True, "End the last field with a comma.")
    blank_lines: bool = _option(True, "Leave one blank line between entries.")
    close_up: bool = _option(False, "Remove blank lines before and behind text between entries.")
    type_case: str = _option("lower", "Case of entry types.", "keep", "lower", "upper", "title")
    field_case: str = _option("lower", "Case of field names.", "keep", "lower", "upper", "title")
    key_case: str = _option("keep", "Case of keys; citations must follow.", "keep", "lower")
    sort_fields: bool = _option(False, "Put fields in order (that of `field-order`, then ours).")
    field_order: tuple[str, ...] = _option((), "Fields that come first, in this order.")
    sort: tuple[str, ...] = _option(
        (), "Sort entries by key, type, year, author, title or any field; -year sorts backwards."
    )
    wrap: int = _option(0, "Wrap values at this column; 0 leaves lines as they are.")
    wrap_in_block: bool = _option(False, "Put wrapped values on lines of their own.")
    one_line: bool = _option(False, "Join the lines of a value.")
    letters: str = _option(
        "keep",
        "Write letters beyond ASCII as Unicode or LaTeX; auto is unicode for biblatex.",
        "keep",
        "unicode",
        "latex",
        "auto",
    )


OPTIONS: tuple[Field[Any], ...] = fields(FormatOptions)
"""The table: name, default, type, and in `metadata` the help and the choices."""


def options_from(table: Mapping[str, Any], file: str | None = None) -> FormatOptions:
    """Read the options from a table such as [tool.bibtools.format]; `-` and `_` are the same in names.

    Raises ConfigError, which names the `file`, for an unknown name or a value of the wrong type.
    """
    known = {option.name: option for option in OPTIONS}
    values: dict[str, Any] = {}
    for name, value in table.items():
        option = known.get(name.replace("-", "_"))
        if option is None:
            near = get_close_matches(name.replace("-", "_"), known, 1)
            hint = (
                message("did you mean `{near}`?", near=shown(near[0]))
                if near
                else message("known are {shown}", shown=", ".join(map(shown, known)))
            )
            raise ConfigError(
                message("there is no setting `{name}` in [tool.bibtools.format]", name=name),
                hint=hint,
                file=file,
            )
        values[option.name] = checked(option, value, file)
    return FormatOptions(**completed(values))


def checked(option: Field[Any], value: Any, file: str | None = None) -> Any:
    """Return the value in the option's type; raise ConfigError if it is of another type."""
    choices = option.metadata["choices"]
    if isinstance(option.default, tuple):
        parts = value.split(",") if isinstance(value, str) else value
        if isinstance(parts, list | tuple) and all(isinstance(part, str) for part in parts):
            return tuple(part.strip() for part in parts if part.strip())
        hint = message("it must be a list of names")
    elif choices:
        if value in choices:
            return value
        hint = message("it must be one of {choices}", choices=", ".join(choices))
    elif type(value) is type(option.default) and not (isinstance(value, int) and value < 0):
        return value
    else:
        flag = isinstance(option.default, bool)
        hint = message("it must be true or false") if flag else message("it must be a number from 0 on")
    raise ConfigError(
        message("`{name}` is {value!r}", name=shown(option.name), value=value),
        hint=hint,
        file=file,
    )


def shown(name: str) -> str:
    """Return an option's name as it is written in settings and, after `--`, on the command line."""
    return name.replace("_", "-")
