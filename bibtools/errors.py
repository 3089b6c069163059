"""The errors and warnings of bibtools. Every error is a sentence with a place and a hint.

BibtoolsError            anything that ends a command with exit code 2
├── UsageError           the call itself cannot be carried out (unknown format, bad option value)
├── ConfigError          a setting in pyproject.toml or bibtools.toml is wrong
├── InputError           a file or stream cannot be read as what it should be
│   └── EncodingError    its bytes are not text in the expected encoding
├── OutputError          a file cannot be written, or must not be
├── StyleError           a CSL style cannot be found, read or used
│   └── LocaleError      a CSL locale cannot be found
└── ModelError           the parser's model is missing or does not fit this version

BibtoolsWarning          a Python warning: the call did its work, but the data has a fault
"""

from __future__ import annotations


class BibtoolsError(Exception):
    """An error that the user can do something about.

    `message` is a sentence, `hint` says what to do, and `file`, `line` and `column` (both counted from 1) say where,
    as far as that is known. `str()` returns `file:line:column: message`.
    """

    def __init__(
        self,
        message: str,
        *,
        hint: str,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.file = file
        self.line = line
        self.column = column

    @property
    def place(self) -> str:
        """`file:line:column`, as far as known; the empty string without a file."""
        parts = [self.file, self.line, self.column if self.line else None]
        return ":".join(str(part) for part in parts if part is not None)

    def __str__(self) -> str:
        """Return the message with its place before it."""
        return f"{self.place}: {self.message}" if self.place else self.message


class UsageError(BibtoolsError):
    """The call cannot be carried out as it was made."""


class ConfigError(BibtoolsError):
    """A setting in a configuration file is wrong."""


class InputError(BibtoolsError):
    """A file or stream cannot be read as what it should be."""


class EncodingError(InputError):
    """The bytes of an input are not text in the expected encoding."""


class OutputError(BibtoolsError):
    """A file cannot be written, or must not be: it is an input, or a link that leads elsewhere."""


class StyleError(BibtoolsError):
    """A CSL style cannot be found, read or used."""


class LocaleError(StyleError):
    """A CSL locale cannot be found."""


class ModelError(BibtoolsError):
    """The parser's model is missing or does not fit this version."""


class BibtoolsWarning(UserWarning):
    """Something about the data that did not stop the call, such as an entry that was left out because it is damaged.

    Issued through the `warnings` module, so that a program can show, record or forbid it:
    `warnings.simplefilter("error", BibtoolsWarning)` turns it into an exception.
    """
