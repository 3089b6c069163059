"""The style that is used if none is named, and those that a project names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bibtools.pipeline.config import Config

DEFAULT_STYLE = "chicago-author-date"
"""Pandoc's default too: it is tied to no language and no subject."""


def is_file_name(style: str) -> bool:
    """Return whether a style is named as a file."""
    return style.endswith(".csl") or "/" in style


def project_style(config: Config, style: str) -> str:
    """Return a style of the configuration as the processor finds it: a file is relative to the project.

    Raises ConfigError for a file outside the project, unless `config.allow_outside` is true.
    """
    from bibtools.pipeline.config import inside

    return str(inside(config, style)) if is_file_name(style) else style


def first_style(config: Config) -> str:
    """Return the style to use where none is named: the project's first. Raises ConfigError as `project_style`."""
    return project_style(config, config.styles[0]) if config.styles else DEFAULT_STYLE
