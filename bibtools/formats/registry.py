"""The structured formats: what each is called, recognised by, read and written with, and what it cannot hold.

A format is a module and one entry here; commands, file endings, hints and docs/formats.md follow from it. The module
has two functions:

    read(text)           → Loaded: references, their spans, the faults of the file
    pieces(references)   → the text of a file, piece by piece; the options that the entry names are keyword arguments

Functions are named as `module:function`, so that a format is imported when it is first used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from bibtools.errors import UsageError
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message

if TYPE_CHECKING:
    from bibtools.formats.loaded import Loaded
    from bibtools.model import Record, Reference, Text

_ASCII = MappingProxyType({"ascii": "write LaTeX commands for letters beyond ASCII"})


@dataclass(frozen=True, slots=True)
class Format:
    """A format of references.

    `endings` are the endings of its files, in lower case and with their dot. `reader` reads a file that was said to be
    of this format, `reader_by_ending` (by default the same) one of which only the ending says so. A format without a
    `writer` is only read; `options` maps the options of `writer` to what they do. `notes` says how files are read,
    `loss` what does not come back from one. `records` tells that it holds whole records, with the source and the
    origin of each value, `exact` that each Reference comes back as it was written.
    """

    name: str
    endings: tuple[str, ...]
    reader: str
    writer: str
    notes: str
    loss: str
    reader_by_ending: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    records: bool = False
    exact: bool = False

    def read(self, text: Text, *, by_ending: bool = False) -> Loaded:
        """Return what a file holds; `by_ending` says that only the ending of its name tells the format."""
        function = self.reader_by_ending if by_ending and self.reader_by_ending else self.reader
        loaded: Loaded = _function(function)(text)
        return replace(loaded, references=tuple(map(_with_tag, loaded.references)))

    def writable(self) -> None:
        """Raise UsageError if the format is only read."""
        if not self.writer:
            hint = message("written are {written}", written=", ".join(WRITTEN))
            raise UsageError(message("the format “{name}” is read, not written", name=self.name), hint=hint)

    def pieces(self, references: Iterable[Reference | Record], **options: Any) -> Iterator[str]:
        """Yield the text of a file that holds the references, piece by piece.

        Raises UsageError for an option that the format does not have, and for a format that is only read.
        """
        self.writable()
        for name, value in options.items():
            if value and name not in self.options:
                known = ", ".join(self.options)
                hint = (
                    message("it has {known}", known=known)
                    if known
                    else "leave it out: this format has no options"
                )
                raise UsageError(
                    message("the format “{format}” has no option “{name}”", format=self.name, name=name),
                    hint=hint,
                )
        chosen = {name: value for name, value in options.items() if name in self.options}
        made: Iterator[str] = _function(self.writer)(
            references if self.records else map(_bare, references), **chosen
        )
        return made


def _function(name: str) -> Callable[..., Any]:
    """Return the function that `module:function` names, in a module of this package."""
    module, _, attribute = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(f"bibtools.formats.{module}"), attribute)
    return found


def _bare(each: Reference | Record) -> Reference:
    from bibtools.model import Record

    return each.reference if isinstance(each, Record) else each


FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format(
            "bibtex",
            (".bib", ".bibtex"),
            "bibtex.loading:read_bibtex",
            "bibtex.output:bibtex_pieces",
            "every byte is kept, faults have places; where only the ending names it, the dialect is detected",
            "the origin of each value; what BibTeX has no field for stands in fields that it passes over",
            "bibtex.loading:read",
            _ASCII,
            exact=True,
        ),
        Format(
            "biblatex",
            (".biblatex",),
            "bibtex.loading:read_biblatex",
            "bibtex.output:biblatex_pieces",
            "as above",
            "the origin of each value; what biblatex has no field for stands in fields that it passes over",
            options=_ASCII,
            exact=True,
        ),
        Format(
            "csl-json",
            (".json",),
            "csl_json:read",
            "csl_json:pieces",
            'one array, a lone item, or Zotero\'s `{"items": […]}`; a faulty item is told, the others are read',
            "the origin of each value; calendars and written forms of dates stand in `custom`",
            exact=True,
        ),
        Format(
            "ris",
            (".ris",),
            "ris:read",
            "ris:pieces",
            "by rispy, with places; tags that are not known are kept",
            "the origin of each value; what RIS has no tag for stands in notes (N1)",
            exact=True,
        ),
        Format(
            "enw",
            (".enw",),
            "enw:read",
            "enw:pieces",
            "EndNote's tagged format, with places; tags that are not known are kept",
            "the origin of each value; calendars and written forms; text that has no tag stands in notes (%Z)",
        ),
        Format(
            "endnote-xml",
            (".xml",),
            "endnote_xml:read",
            "endnote_xml:pieces",
            "each record by itself, with its place; elements that are not known are kept",
            "as above; the notes are <notes>",
            "endnote_xml:read_by_ending",
        ),
        Format(
            "hayagriva",
            (".yaml", ".yml"),
            "hayagriva:read",
            "hayagriva:pieces",
            "Typst's YAML, with places; fields that are not known are kept",
            "the origin of each value; what it has no field for, calendars, uncertain dates and ranges",
        ),
        Format(
            "cff",
            (".cff",),
            "cff:read",
            "cff:pieces",
            "CITATION.cff: the work that it is about, then its references; keys that are not known are kept",
            "as above; the schema has no series and no container's short title, and it refuses works without "
            "a title or an author",
        ),
        Format(
            "mods",
            (".mods",),
            "mods:read",
            "",
            "the Library of Congress's XML, with places, also in files that end in .xml",
            "it is only read",
        ),
        Format(
            "nbib",
            (".nbib",),
            "nbib:read",
            "",
            "PubMed's format, with places; tags that are not known are kept",
            "it is only read",
        ),
        Format(
            "wos",
            (".ciw",),
            "wos:read",
            "",
            "Web of Science's tagged text, with places; tags that are not known are kept",
            "it is only read",
        ),
        Format(
            "ads",
            (".ads",),
            "ads:read",
            "",
            "the tagged text of the Astrophysics Data System, with places; tags that are not known are kept",
            "it is only read",
        ),
        Format(
            "jsonl",
            (".jsonl", ".ndjson"),
            "jsonl:read",
            "jsonl:pieces",
            "one record a line, with its source",
            "nothing",
            records=True,
            exact=True,
        ),
    )
}
"""Name → format, in the order in which they are listed."""

WRITTEN: Mapping[str, Format] = {name: each for name, each in FORMATS.items() if each.writer}
"""The formats that can be written."""

ENDINGS: Mapping[str, str] = {ending: each.name for each in FORMATS.values() for ending in each.endings}
"""Ending of a file, with its dot → the name of its format."""

WRITTEN_ENDINGS: Mapping[str, str] = {ending: name for ending, name in ENDINGS.items() if name in WRITTEN}
"""The same for the formats that can be written."""


def format_named(name: str) -> Format:
    """Return the format of a name; UsageError, with the nearest name, if there is none."""
    if name in FORMATS:
        return FORMATS[name]
    from difflib import get_close_matches

    near = get_close_matches(name, FORMATS, 1)
    hint = (
        message("did you mean {near}?", near=near[0])
        if near
        else message("known are {formats}", formats=", ".join(FORMATS))
    )
    raise UsageError(message("there is no format “{name}”", name=name), hint=hint)


def format_of(name: str) -> str:
    """Return the name of the format that a file's ending stands for; UsageError if it stands for none."""
    ending = Path(name).suffix.lower()
    if ending in ENDINGS:
        return ENDINGS[ending]
    said = (
        message("the ending “{ending}” belongs to no known format", ending=ending)
        if ending
        else "the format is not known"
    )
    raise UsageError(said, hint=message("name it: {formats}", formats=", ".join(FORMATS)), file=name)


def _with_tag(reference: Reference) -> Reference:
    """Return a reference whose language, however it was written (English, tur, en_US), is a language tag."""
    from bibtools.language.languages import language_tag

    tag = language_tag(reference.language) if reference.language else ""
    return reference if tag == reference.language else reference.with_values({"language": tag})
