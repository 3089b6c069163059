"""The sources of a project: which documents they are, and the references in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path

from bibtools.errors import ConfigError
from bibtools.model import Finding, Place, Record, Severity
from bibtools.pipeline.config import Config, inside
from bibtools.pipeline.output_names import is_made
from bibtools.pipeline.parse_cache import ParseCache
from bibtools.pipeline.sources import Source
from bibtools.pipeline.store.listed import Listed
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message


def source_paths(config: Config) -> dict[str, Path]:
    """Return the documents that the project names, by their names relative to the project, in order.

    Files that the build writes are left out, even if a pattern matches them.
    Raises ConfigError if it names none, if a pattern is not one, or if nothing matches it.
    """
    if not config.sources:
        raise ConfigError(
            "this project names no sources to build from",
            hint='Add `sources = ["seeds/*.txt"]` to [tool.bibtools] in pyproject.toml.',
            file=str(config.file) if config.file else str(config.root),
        )
    paths: dict[str, Path] = {}
    for pattern in config.sources:
        paths.update((relative_name(path, config.root), path) for path in _matching(config, pattern))
    return paths


def _matching(config: Config, pattern: str) -> list[Path]:
    hint = 'A source is a file or a pattern below the project\'s folder, for example "seeds/*.txt".'
    try:
        matching = sorted(path for path in config.root.glob(pattern) if path.is_file())
    except (ValueError, NotImplementedError, IndexError) as error:
        said = message("`{pattern}` is not a pattern of files", pattern=pattern)
        raise ConfigError(said, hint=hint, file=str(config.file)) from error
    found = [path for path in matching if not is_made(config, path)]
    if not found:
        raise ConfigError(
            message("no file matches `{pattern}`", pattern=pattern), hint=hint, file=str(config.file)
        )
    for path in found:
        inside(config, str(path))
    return found


@dataclass(slots=True)
class Sources:
    """The records of all documents, the findings about them, and by name what is nothing but a list of references."""

    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    listed: dict[str, tuple[Listed, str]] = field(default_factory=dict)


def read_sources(
    sources: Sequence[Source], cache: ParseCache, digests: Mapping[str, str] | None = None
) -> Sources:
    """Return the records of all documents; a note that repeats a work is not an entry of its own.

    `digests` are, by name, those of the files, which tell what is nothing but a list.
    """
    from bibtools.parser.repeats import is_repeat
    from bibtools.pipeline.cited_works import works_of
    from bibtools.pipeline.cites import items_of
    from bibtools.pipeline.note_records import is_unresolved

    made = Sources()
    records, findings = made.records, made.findings
    for source in sources:
        items, notes = items_of(source)
        here = works_of(items, notes, cache.parse).records
        if here and digests and (listed := Listed.of(source, items, digests[source.name])):
            made.listed[source.name] = listed, source.text.content
        records.extend(each for each in here if not is_repeat(each) and not is_unresolved(each))
        findings.extend(_about_repeat(each, source.name) for each in here if is_unresolved(each))
        if not here:
            said = "no reference list was found in this document"
            hint = "Put a heading such as Kaynakça or References above the list, or take the file out of `sources`."
            place = Place(source.name, 1, 1) if source.document is None else Place(source.name)
            findings.append(Finding("BLD003", said, place, "no-list", Severity.WARNING, hint=hint))
    return made


def _about_repeat(record: Record, name: str) -> Finding:
    """Return the finding about a repeat of which the work is not known."""
    said = message("“{raw}” repeats a work, but nothing before it cites one that it can mean", raw=record.raw)
    hint = "Write the work out, or spell the name as where it is cited in full."
    place = record.place or Place(name)
    return Finding("BLD007", said, place, "unresolved-repeat", Severity.WARNING, hint=hint)


def relative_name(path: Path, root: Path) -> str:
    """Return a path relative to the project, with slashes; the whole path if it lies elsewhere."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
