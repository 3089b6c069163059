"""What `build` makes of the .bib: its CSL-JSON, and a bibliography in each style as HTML, Markdown and text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bibtools.model import Finding, Library, Place, Reference, Severity, Text
from bibtools.pipeline.build_state import BuildState, digest
from bibtools.pipeline.config import Config
from bibtools.pipeline.output_names import FORMATS, bibliography_path, json_path
from bibtools.pipeline.store.database import Store
from bibtools.pipeline.store.entries import Entries, is_plain
from bibtools.pipeline.styles import project_style
from bibtools.support.dataclass import dataclass

if TYPE_CHECKING:
    from bibtools.pipeline.rendering import Rendered
    from bibtools.pipeline.sections import Section


def check_styles(config: Config) -> None:
    """Raise StyleError or LocaleError for a style or locale that cannot be used, before anything is written."""
    from bibtools.pipeline.rendering import RenderOptions, check_options

    for style in config.styles:
        check_options(RenderOptions(project_style(config, style), project_locale=config.locale))


@dataclass(frozen=True, slots=True)
class _Output:
    """A file that is made from the .bib: a bibliography in a style and a format, or CSL-JSON where both are empty."""

    path: Path
    style: str = ""
    format: str = ""


class Outputs:
    """The outputs of one state of the .bib; those that the last build made from the same state are not made again."""

    def __init__(
        self, config: Config, bib: Text, state: BuildState, store: Store, entries: Entries | None = None
    ) -> None:
        """Take the text of the .bib, and its `entries` if they are known and it is plain."""
        self._config = config
        self._bib = bib
        self._store = store
        self._entries = entries
        self._state = state
        self._before = dict(state.rendered)
        self._languages: dict[str, str] = {}
        self.findings: list[Finding] = []

    def _language(self, style: str) -> str:
        """Return the language of the words that a style adds; the entries are read only if nothing else names one."""
        if style not in self._languages:
            from bibtools.csl import Style
            from bibtools.pipeline.rendered_language import language_of

            loaded = Style.load(project_style(self._config, style))
            self._languages[style] = language_of(loaded, self._all(), None, self._config.locale)
        return self._languages[style]

    def _all(self) -> Iterator[Reference]:
        """Yield the references of the .bib, read one by one where its entries stand alone."""
        if self.entries is None:
            yield from self._references
        else:
            yield from map(self.entries.reference, self.entries.digests)

    def _sections(self, style: str) -> tuple[Section, ...]:
        from bibtools.pipeline.section_files import sections_of

        return sections_of(self._config, self._language(style))

    @cached_property
    def library(self) -> Library:
        """The blocks of the .bib."""
        from bibtools.bibtex import scan

        return scan(self._bib, self._config.dialect)

    @cached_property
    def entries(self) -> Entries | None:
        """The entries of the .bib; None if one of them depends on anything else in it."""
        if self._entries is None and is_plain(self.library):
            self._entries = Entries.of(self.library)
        return self._entries

    @cached_property
    def _references(self) -> list[Reference]:
        """The references of the .bib, crossref and @string resolved."""
        from bibtools.formats.bibtex import references

        return references(self.library)

    def changed(self) -> Iterator[tuple[Path, str, str | None]]:
        """Yield path, new text and present text (None: no file) of every output that is not up to date."""
        bib = self._config.bib
        yield from self._outdated([_Output(json_path(bib))])
        for style in self._config.styles:
            outputs = [
                _Output(bibliography_path(bib, style, ending), style, format)
                for ending, format in FORMATS.items()
            ]
            yield from self._outdated(outputs)

    def _outdated(self, outputs: list[_Output]) -> Iterator[tuple[Path, str, str | None]]:
        """Yield those of the outputs of one style that are not up to date, which are made together."""
        sources = {each: self._source(each) for each in outputs}
        present = {each: _content(each.path) for each in outputs}
        stale = [each for each in outputs if not self._is_current(each, sources[each], present[each])]
        made = dict(zip(stale, self._made(stale), strict=True))
        for each in outputs:
            if each not in made:
                self._report(self._before[each.path.name][2])
                continue
            text, warnings = made[each]
            self._state.rendered[each.path.name] = (sources[each], digest(text), warnings)
            self._report(warnings)
            if text != present[each]:
                yield each.path, text, present[each]

    def _is_current(self, output: _Output, source: str, present: str | None) -> bool:
        known_source, known_text, _ = self._before.get(output.path.name, ("", "", ()))
        return present is not None and (known_source, known_text) == (source, digest(present))

    @cached_property
    def _digest_of_bib(self) -> str:
        return digest(self._bib.content)

    def _source(self, output: _Output) -> str:
        """Return the digest of all that an output is made from."""
        config = self._config
        if not output.style:
            return digest(self._digest_of_bib, config.dialect)
        return digest(self._digest_of_bib, output.format, self._context(output.style))

    def _context(self, style: str) -> str:
        """Return the digest of all but the .bib that the bibliographies of a style depend on."""
        config = self._config
        file = _style_file(config, style)
        sections = [
            (each.heading, [{key: sorted(words) for key, words in one.items()} for one in each.filters])
            for each in self._sections(style)
        ]
        return digest(config.dialect, self._language(style), style, *file, repr(sections))

    def _made(self, outputs: list[_Output]) -> list[tuple[str, tuple[str, ...]]]:
        """Return the text of each output and the warnings of the processor."""
        if not outputs:
            return []
        style = outputs[0].style
        if not style:
            return [(self._json(), ())]
        rendered = dict(zip(FORMATS.values(), self._rendered(style), strict=True))
        return [
            (_with_end(made.text), tuple(sorted(f"{style}: {warning}" for warning in made.warnings)))
            for made in (rendered[each.format] for each in outputs)
        ]

    def _json(self) -> str:
        from bibtools.formats import dump
        from bibtools.pipeline.store.items import csl_json_of

        if self.entries is None:
            return dump(self._references, "csl-json")
        return csl_json_of(self.entries, self._store, context=digest(self._config.dialect))

    def _rendered(self, style: str) -> list[Rendered]:
        """Return the bibliography in a style, in all formats."""
        from bibtools.csl import Style
        from bibtools.pipeline.rendering import RenderOptions, bibliographies
        from bibtools.pipeline.store.bibliographies import bibliographies_of

        named = project_style(self._config, style)
        options = [
            RenderOptions(named, self._language(style), format, format == "html", self._sections(style))
            for format in FORMATS.values()
        ]
        if self.entries is None or not Style.load(named).has_bibliography:
            return bibliographies(self._references, options)
        return bibliographies_of(self.entries, options, self._store, context=self._context(style))

    def _report(self, warnings: tuple[str, ...]) -> None:
        for warning in warnings:
            finding = Finding(
                "BLD004", warning, Place(self._bib.name, 1, 1), "rendered-doubtfully", Severity.WARNING
            )
            if finding not in self.findings:
                self.findings.append(finding)


def _style_file(config: Config, style: str) -> tuple[bytes, ...]:
    path = Path(project_style(config, style))
    return (path.read_bytes(),) if path.suffix == ".csl" and path.is_file() else ()


def _with_end(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


def _content(path: Path) -> str | None:
    """Return a file's text with its line ends as they are; None if there is no such file, or it is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return None
