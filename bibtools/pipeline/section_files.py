"""Tables of sections: those that come with bibtools, by name, and those in files."""

from __future__ import annotations

import tomllib
from pathlib import Path

from bibtools.errors import ConfigError, UsageError
from bibtools.pipeline.config import Config, inside
from bibtools.pipeline.sections import Section, read_sections
from bibtools.support.messages import message

_FOLDER = Path(__file__).parent / "section_data"


def named_sections() -> list[str]:
    """Return the names of the tables that come with bibtools."""
    return sorted({path.name.split(".")[0] for path in _FOLDER.glob("*.toml")})


def sections_of(config: Config, language: str) -> tuple[Section, ...]:
    """Return the sections that a project asks for; none if it does not."""
    if isinstance(config.sections, str):
        if config.sections and config.sections not in named_sections():
            inside(config, config.sections)
        return load_sections(config.sections, language, config.root) if config.sections else ()
    return read_sections(config.sections, str(config.file))


def load_sections(source: str, language: str, folder: Path | None = None) -> tuple[Section, ...]:
    """Return the sections of a table that comes with bibtools, in a language where there is one, or of a TOML file.

    A file is looked for from `folder` on. Raises UsageError if there is neither, and ConfigError for a file that is not
    such a table.
    """
    base = language.split("-")[0].lower()
    names = (f"{source}.{base}.toml", f"{source}.toml") if source in named_sections() else ()
    path = next((_FOLDER / name for name in names if (_FOLDER / name).is_file()), (folder or Path()) / source)
    if not path.is_file():
        hint = message("Give a TOML file, or one of {names}.", names=", ".join(named_sections()))
        raise UsageError(message("there are no sections called {source!r}", source=source), hint=hint)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        hint = "Correct the file at that place."
        raise ConfigError(
            message("this file is not TOML: {error}", error=error), hint=hint, file=str(path)
        ) from error
    return read_sections(table, str(path))
