"""What `build` makes of the .bib: its CSL-JSON, and a bibliography in each style as HTML, Markdown and text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bibtools.model import Finding, Place, Severity, Text
from bibtools.pipeline.build_state import BuildState, digest
from bibtools.pipeline.config import Config, inside

if TYPE_CHECKING:
    from bibtools.formats.loaded import Loaded
    from bibtools.pipeline.sections import Section

_FORMATS = {"html": "html", "md": "markdown", "txt": "text"}


def check_styles(config: Config) -> None:
    """Raise StyleError or LocaleError for a style or locale that cannot be used, before anything is written."""
    from bibtools.pipeline.rendering import RenderOptions, check_options

    for style in config.styles:
        if style.endswith(".csl"):
            inside(config, style)
        check_options(RenderOptions(_named(config, style), config.locale))


class Outputs:
    """The outputs of one state of the .bib; those that the last build made from the same state are not made again."""

    def __init__(self, config: Config, bib: Text, state: BuildState) -> None:
        self._config = config
        self._bib = bib
        self._state = state
        self._before = dict(state.rendered)
        self.findings: list[Finding] = []

    @cached_property
    def _sections(self) -> tuple[Section, ...]:
        from bibtools.pipeline.section_files import sections_of

        return sections_of(self._config, self._config.locale)

    @cached_property
    def loaded(self) -> Loaded:
        """The references of the .bib, crossref and @string resolved."""
        from bibtools.formats.bibtex import read

        return read(self._bib, self._config.dialect)

    def changed(self) -> Iterator[tuple[Path, str, str | None]]:
        """Yield path, new text and present text (None: no file) of every output that is not up to date."""
        json_path = self._config.bib.with_suffix(".json")
        yield from self._output(json_path, ())
        for style in self._config.styles:
            for ending, format_name in _FORMATS.items():
                path = self._config.bib.with_name(
                    f"bibliography.{Path(style).name.removesuffix('.csl')}.{ending}"
                )
                yield from self._output(path, (style, format_name))

    def _output(self, path: Path, how: tuple[str, ...]) -> Iterator[tuple[Path, str, str | None]]:
        config = self._config
        source = digest(
            self._bib.content,
            config.dialect,
            config.locale,
            *how,
            *(_style_file(config, how[0]) if how else ()),
            *(map(repr, self._sections) if how else ()),
        )
        present = _content(path)
        known_source, known_text, warnings = self._before.get(path.name, ("", "", ()))
        if present is not None and (known_source, known_text) == (source, digest(present)):
            self._report(warnings)
            return
        text, warnings = self._made(how)
        self._state.rendered[path.name] = (source, digest(text), warnings)
        self._report(warnings)
        if text != present:
            yield path, text, present

    def _made(self, how: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
        """Return the text of an output and the warnings of the processor."""
        from bibtools.formats import dump
        from bibtools.pipeline.rendering import RenderOptions, bibliography

        if not how:
            return _with_end(dump(self.loaded.references, "csl-json")), ()
        style, format_name = how
        options = RenderOptions(
            _named(self._config, style),
            self._config.locale,
            format_name,
            format_name == "html",
            self._sections,
        )
        made = bibliography(self.loaded.references, options)
        return _with_end(made.text), tuple(f"{style}: {warning}" for warning in made.warnings)

    def _report(self, warnings: tuple[str, ...]) -> None:
        for warning in warnings:
            finding = Finding(
                "BLD004", warning, Place(self._bib.name, 1, 1), "rendered-doubtfully", Severity.WARNING
            )
            if finding not in self.findings:
                self.findings.append(finding)


def _named(config: Config, style: str) -> str:
    """Return a style as the processor finds it: a path is relative to the project."""
    return str(config.root / style) if style.endswith(".csl") or "/" in style else style


def _style_file(config: Config, style: str) -> tuple[bytes, ...]:
    path = Path(_named(config, style))
    return (path.read_bytes(),) if path.suffix == ".csl" and path.is_file() else ()


def _with_end(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


def _content(path: Path) -> str | None:
    """Return a file's text with its line ends as they are; None if there is no such file, or it is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return None
