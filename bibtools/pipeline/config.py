"""Configuration: `[tool.bibtools]` in pyproject.toml, or bibtools.toml; the nearest parent folder wins."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from bibtools.errors import ConfigError
from bibtools.model.datamodel import Dialect
from bibtools.support.boundary import is_outside
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message, one_of

_TABLES = ("check", "format", "catalogues")
_DIALECTS = ("bibtex", "biblatex")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a project.

    `root` is the folder of the configuration file, to which `sources` (glob patterns of documents) and `output`
    (path of the .bib without its ending) are relative. `styles` are CSL style names, `locale` a language tag or empty,
    `dialect` bibtex or biblatex. `sections` are those of the bibliographies: a table, the name of one, or a file.
    `model` is the folder of the parser's model, if it is not that of the package.
    `check` and `format` hold the tables of those commands as they stand, `catalogues` that of `check` and `fill`.
    With `allow_outside`, which only a person's command sets, files that it names are read outside the project, too.
    """

    root: Path
    file: Path | None = None
    sources: tuple[str, ...] = ()
    output: str = "references/sources"
    styles: tuple[str, ...] = ()
    locale: str = ""
    dialect: Dialect = "biblatex"
    model: str = ""
    sections: str | Mapping[str, Any] = ""
    check: Mapping[str, Any] = field(default_factory=dict)
    format: Mapping[str, Any] = field(default_factory=dict)
    catalogues: Mapping[str, Any] = field(default_factory=dict)
    allow_outside: bool = False

    @property
    def bib(self) -> Path:
        """The .bib file that the project maintains."""
        return self.root / f"{self.output}.bib"


def find_config(start: Path) -> Path | None:
    """Return the nearest bibtools.toml, or pyproject.toml with a [tool.bibtools] table, at or above `start`."""
    found = _nearest(start)
    return found[0] if found else None


def _nearest(start: Path) -> tuple[Path, dict[str, Any]] | None:
    """Return the nearest file of configuration and bibtools' table of it."""
    start = start.resolve()
    for folder in (start, *start.parents) if start.is_dir() else start.parents:
        for name in ("bibtools.toml", "pyproject.toml"):
            file = folder / name
            if file.is_file() and (table := _table(file)) is not None:
                return file, table
    return None


def load_config(start: Path | None = None) -> Config:
    """Return the configuration that holds at `start` (the working folder by default); defaults if there is none.

    Raises ConfigError if something is wrong with it.
    """
    start = start or Path.cwd()
    found = _nearest(start)
    return _config(*found) if found else Config(root=start if start.is_dir() else start.parent)


def inside(config: Config, name: str) -> Path:
    """Return the path of a file that the configuration names.

    Raises ConfigError if it lies outside the project: the configuration may have come with a stranger's repository.
    """
    path = config.root / name
    if config.file is not None and not config.allow_outside and is_outside(path, config.file):
        hint = (
            "Name a file in the project's folder, or name it on the command line instead. "
            "`build`, `render` and `cite` read it with --allow-outside."
        )
        raise ConfigError(
            message("`{name}` lies outside the project", name=name), hint=hint, file=str(config.file)
        )
    return path


def model_of(config: Config) -> Path | None:
    """Return the folder of the parser's model that the configuration names; None for the one of the package.

    Raises ConfigError if it lies outside the project or holds no model.
    """
    if not config.model:
        return None
    folder = inside(config, config.model)
    if not (folder / "model.json").is_file():
        hint = "Make it with `bibtools train --add corrections.jsonl -o FOLDER`, or take `model` out."
        raise ConfigError(
            message("there is no model in `{model}`", model=config.model), hint=hint, file=str(config.file)
        )
    return folder


def _table(file: Path) -> dict[str, Any] | None:
    """Return bibtools' table of a TOML file; None if it has none. Raises ConfigError if the file is not TOML."""
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        if file.name == "pyproject.toml" and b"tool.bibtools" not in file.read_bytes():
            return None
        raise ConfigError(
            message("this file is not TOML: {error}", error=error),
            hint="Correct the file at that place.",
            file=str(file),
        ) from error
    if file.name == "bibtools.toml":
        return content
    tool = content.get("tool")
    table = tool.get("bibtools") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        hint = "Write its settings below [tool.bibtools]."
        raise ConfigError("`tool.bibtools` must be a table", hint=hint, file=str(file))
    return table


def _config(file: Path, table: dict[str, Any]) -> Config:
    known = ("sources", "output", "styles", "locale", "dialect", "model", "sections", *_TABLES)
    for name in table:
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = (
                message("Did you mean `{near}`?", near=near[0])
                if near
                else message("Known are {known}.", known=", ".join(known))
            )
            raise ConfigError(
                message("there is no setting `{name}` in [tool.bibtools]", name=name),
                hint=hint,
                file=str(file),
            )
    values: dict[str, Any] = {}
    for name in ("sources", "styles"):
        if name in table:
            values[name] = _strings(file, name, table[name])
    for name in ("output", "locale", "dialect", "model"):
        if name in table:
            values[name] = _string(file, name, table[name])
    for name in _TABLES:
        if name in table:
            values[name] = _subtable(file, name, table[name])
    if "sections" in table:
        sections = table["sections"]
        values["sections"] = sections if isinstance(sections, str) else _subtable(file, "sections", sections)
    if values.get("dialect", "biblatex") not in _DIALECTS:
        raise ConfigError(
            message("`dialect` cannot be {dialect!r}", dialect=values["dialect"]),
            hint=message("Write {dialects}.", dialects=one_of(_DIALECTS)),
            file=str(file),
        )
    values["output"] = values.get("output", "references/sources").removesuffix(".bib")
    made = Config(root=file.parent, file=file, **values)
    inside(made, f"{made.output}.bib")
    return made


def _subtable(file: Path, name: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ConfigError(
            message("`{name}` must be a table", name=name),
            hint=message("Write its settings below [tool.bibtools.{name}].", name=name),
            file=str(file),
        )
    return value


def _string(file: Path, name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ConfigError(
            message("`{name}` must be a string", name=name),
            hint=message('Write {name} = "…".', name=name),
            file=str(file),
        )
    return value


def _strings(file: Path, name: str, value: Any) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        raise ConfigError(
            message("`{name}` must be a list of strings", name=name),
            hint=message('Write {name} = ["…"].', name=name),
            file=str(file),
        )
    return tuple(values)
