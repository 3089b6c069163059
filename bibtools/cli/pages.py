"""Which page of the documentation helps with an error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bibtools.errors import (
    BibtoolsError,
    ConfigError,
    EncodingError,
    InputError,
    ModelError,
    StyleError,
    UsageError,
)

BY_ERROR: Mapping[type[BibtoolsError], str] = {
    ConfigError: "configuration.md",
    EncodingError: "formats.md#encodings",
    ModelError: "parser.md",
    StyleError: "styles.md",
}
"""Errors that have a page of their own, whatever the command. What cannot be written (OutputError) has none."""

BY_COMMAND: Mapping[str, str] = {
    "init": "build.md#beginning",
    "find": "word.md",
    "parse": "word.md",
    "check": "check.md",
    "explain": "check.md#all-rules",
    "format": "formats.md#bibtools-format",
    "convert": "library.md#bibtools-convert",
    "merge": "library.md#bibtools-merge-and-bibtools-dedupe",
    "dedupe": "library.md#bibtools-merge-and-bibtools-dedupe",
    "extract": "library.md#bibtools-extract",
    "keys": "library.md#bibtools-keys",
    "journals": "library.md#bibtools-journals",
    "catalogue": "catalogues.md#a-catalogue-on-your-own-disk",
    "fill": "catalogues.md#filling-gaps",
    "verify": "catalogues.md",
    "review": "review.md",
    "render": "styles.md",
    "cite": "citing.md",
    "restyle": "restyle.md",
    "styles": "styles.md",
    "build": "build.md",
    "eval": "gold.md",
    "lsp": "editors.md",
    "serve": "serve.md",
    "train": "parser.md#making-the-model",
}
"""The page about a command, for what it cannot read or do."""


def page_of(error: BibtoolsError, arguments: Sequence[str]) -> str:
    """Return the page that helps with an error of the command line `arguments`; empty if none does."""
    for kind, page in BY_ERROR.items():
        if isinstance(error, kind):
            return page
    if isinstance(error, InputError | UsageError):
        return next((BY_COMMAND[each] for each in arguments if each in BY_COMMAND), "")
    return ""


def address(page: str) -> str:
    """Return where a page is: on the site that the package names as its documentation, or in the repository."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        urls = metadata("bibtools-refs").get_all("Project-URL") or ()
    except PackageNotFoundError:
        urls = ()
    for label, _, url in (each.partition(", ") for each in urls):
        if label == "Documentation":
            path, hash_, anchor = page.partition("#")
            return f"{url.rstrip('/')}/{path.removesuffix('.md')}/{hash_}{anchor}"
    return f"docs/{page}"
