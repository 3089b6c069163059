"""The verbs of `import bibtools`. Each may be called from any number of threads at once."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from bibtools.errors import BibtoolsWarning, UsageError
from bibtools.pipeline.styles import DEFAULT_STYLE
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from bibtools.linter.settings import CheckSettings
    from bibtools.model import Document, Finding, Raw, Record, Reference, Restyled, Text
    from bibtools.pipeline.sections import Section

__all__ = ["check", "cite", "dump", "find", "load", "normalise", "parse", "render", "restyle"]

_LONGEST_NAME = 255
_FILE_NAME = lazy(r"\S+\.(?:bib|json|jsonl|ris|txt|tex|md|docx?|odt|rtf|html?|epub|pdf)", re.IGNORECASE)


def find(document: Text | Document | str | Path) -> list[Raw]:
    """Return the references in a document, in order, each with its place.

    `document` is a Path, whose file is read (Word, OpenDocument, RTF, HTML, EPUB, LaTeX, Markdown, PDF or text), a
    Document, or a text: a Text, or a string. Raises InputError if the file cannot be
    read, and UsageError for a string that is the name of a file.

    >>> [raw.text for raw in find("Kaynakça\\n- Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2017")]
    ['Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2017']
    """
    from bibtools.model import Document
    from bibtools.pipeline.parsing import find_references
    from bibtools.pipeline.sources import Source, read_source

    if isinstance(document, Document):
        return find_references(Source(document.text, document))
    source = read_source(document) if isinstance(document, Path) else Source(_text(document))
    return find_references(source)


def parse(reference: Raw | str) -> Record:
    """Parse one reference: its segments, and the fields they make, as written.

    `normalise` then turns dates into Dates and writes abbreviations out. Never raises: what is not understood is in
    the `note` and in the record's changes.
    """
    from bibtools.parser.parser import parse as parse_one

    return parse_one(reference)


def normalise(record: Record | Reference) -> Record:
    """Return the record with its values in their normal forms; a bare Reference is a record without a source.

    What was changed, and why, is in the record's `changes`.
    """
    from bibtools.normaliser.normaliser import normalise as normalise_one

    return normalise_one(record)


def check(
    source: Path | Text | str,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> list[Finding]:
    """Return what is missing or wrong in a .bib, CSL-JSON or RIS file, a text that cites, or a list of sources.

    - A Path is a file, checked by the rules of the project that it is in (`[tool.bibtools.check]`).
    - A Text is checked as the file that its name says: by its ending, and by the rules of the project there.
    - A string is the text itself. Its beginning says what it is (`@book{`, `[{`, `TY  -`); anything else is a list
      of sources. It belongs to no project, so the default rules apply.

    `select` and `ignore` name rules by code (`MIS003`), beginning of a code (`MIS`), name or `ALL`; they override
    the project's. Raises InputError for a file that cannot be read, ConfigError if the project's settings are wrong,
    and UsageError for a rule that does not exist or a string that is the name of a file.
    """
    from bibtools.linter.settings import CheckSettings
    from bibtools.pipeline.checking import check_files, check_settings, check_text
    from bibtools.pipeline.config import load_config

    if isinstance(source, str):
        return check_text(_text(source), _chosen(CheckSettings(), select, ignore)).findings
    folder = source.parent if isinstance(source, Path) else Path(source.name).parent
    settings = _chosen(check_settings(load_config(folder)), select, ignore)
    if isinstance(source, Path):
        return check_files([str(source)], settings).findings
    return check_text(source, settings).findings


def load(
    source: str | Path | Text, format: str | None = None, *, encoding: str | None = None
) -> list[Reference]:
    """Return the references of a structured file: .bib, .json (CSL-JSON), .ris, … ([formats](formats.md)).

    `source` is the path of a file, or a Text. `format` (`biblatex`, `csl-json`, …) is needed if its ending does
    not name one; `encoding` is detected if it is None. A BibtoolsWarning is issued for every fault of the file, such as
    an entry that is left out because it is damaged. Raises InputError if nothing can be read, and UsageError for an
    unknown format.
    """
    from bibtools.formats import load as load_file
    from bibtools.formats import read
    from bibtools.language.text_files import read_text

    text, notes = (source, ()) if not isinstance(source, str | Path) else read_text(source, encoding=encoding)
    loaded = read(text, format)
    if not loaded.references:
        load_file(text, format)  # Raises InputError if there are no references because nothing could be read.
    _warn(f"{text.place(fault.span.start)}: {fault.message}" for fault in (*notes, *loaded.faults))
    return list(loaded.references)


def dump(references: Iterable[Reference | Record], format: str = "biblatex") -> str:
    """Return references as the text of a file: biblatex, bibtex, csl-json, ris, … ([formats](formats.md)).

    References without a key get one. Raises UsageError for a format that is unknown or only read.
    """
    from bibtools.formats import dump as dump_text
    from bibtools.model import Record
    from bibtools.normaliser.keys import assign_keys

    records = [each if isinstance(each, Record) else Record(each) for each in references]
    return dump_text(assign_keys(records), format)


@overload
def cite(
    references: Iterable[Reference | Record],
    keys: str | Sequence[str],
    style: str = DEFAULT_STYLE,
    locale: str | None = None,
    format: str = "text",
    *,
    locator: str = "",
    label: str = "page",
    narrative: bool = False,
) -> str: ...


@overload
def cite(
    references: Iterable[Reference | Record],
    keys: Sequence[Mapping[str, Any]],
    style: str = DEFAULT_STYLE,
    locale: str | None = None,
    format: str = "text",
) -> list[str]: ...


def cite(
    references: Iterable[Reference | Record],
    keys: str | Sequence[str] | Sequence[Mapping[str, Any]],
    style: str = DEFAULT_STYLE,
    locale: str | None = None,
    format: str = "text",
    *,
    locator: str = "",
    label: str = "page",
    narrative: bool = False,
) -> str | list[str]:
    """Return one citation, a note or the brackets in the text, or all citations of a document.

    `keys` are those of the references to cite together, or a citation as pandoc writes it: `[see @a, 12; -@b]`,
    `@a [s. 5-7]`. `locator` is the place in the last of them and `label` what it counts (page, chapter, folio, …).
    A `narrative` citation has the author in the sentence: Tanör (2009). The other arguments, and warnings, are those of
    `render`. Raises UsageError for a key that no reference has.

    With a list of citation objects, as citeproc has them (`{"citationItems": [{"id": "a", "locator": "12"}]}`, see
    docs/citing.md), the answer is the list of their texts, each as it is among the others. Keys that no reference has
    are warnings then. Raises InputError for an object that is not a citation.
    """
    from bibtools.pipeline.citation_input import citation_objects
    from bibtools.pipeline.citation_texts import citation, cited_document
    from bibtools.pipeline.rendering import RenderOptions, with_locale

    keyed = _keyed(references)
    options = with_locale(RenderOptions(style, locale, format), keyed)
    chosen = [keys] if isinstance(keys, str) else list(keys)
    if any(isinstance(each, Mapping) for each in chosen):
        texts = cited_document(keyed, citation_objects(chosen, options.locale or ""), options)
        _warn(texts.warnings)
        return list(texts.texts)
    names = [each for each in chosen if isinstance(each, str)]
    made = citation(keyed, names, options, locator, label, narrative=narrative)
    _warn(made.warnings)
    return made.text


def render(
    references: Iterable[Reference | Record],
    style: str = DEFAULT_STYLE,
    locale: str | None = None,
    format: str = "text",
    *,
    standalone: bool = False,
    sections: str | Path | Mapping[str, object] | None = None,
    link_titles: bool = False,
) -> str:
    """Return the bibliography of references in a CSL style.

    `style` is a name that `bibtools styles` lists, the path of a .csl file, or its XML; `locale` a language tag, by
    default the style's, or else that of most references. `format` is text, html, markdown, latex, rtf, typst or json;
    `standalone` asks for a whole HTML page, LaTeX or Typst file. `sections` groups the references under headings:
    `tr-tarih`, `primary-secondary`, a TOML file, or a table such as {"Kitaplar": {"type": ["book"]}}
    (docs/sections.md). URL, DOI, PMID and PMCID are links; with `link_titles` the title is one where the style prints
    none of them. A BibtoolsWarning is issued for every fault of the data that the style makes visible, and for each
    reference that no section takes.

    Raises StyleError, LocaleError or UsageError for a style, locale or format that does not exist; near names are in
    the hint.
    """
    from bibtools.model import Record
    from bibtools.pipeline.rendering import RenderOptions, bibliography, with_locale

    given = list(references)
    keyed = _keyed(given)
    under = {key.id: each.heading for each, key in zip(given, keyed, strict=True) if isinstance(each, Record)}
    options = with_locale(RenderOptions(style, locale, format, standalone, (), link_titles), keyed)
    options = replace(options, sections=_sections(sections, options.locale or ""))
    made = bibliography(keyed, options, under)
    _warn(made.warnings)
    return made.text


def restyle(
    document: Path | bytes,
    references: Iterable[Reference | Record] = (),
    style: str = DEFAULT_STYLE,
    locale: str | None = None,
    *,
    track_changes: bool = False,
    sections: str | Path | Mapping[str, object] | None = None,
    additions: bool = True,
) -> Restyled:
    """Return a document (.docx, .odt) with its citations and its list in another CSL style, and what changed.

    `document` is the path of a file, or its bytes; nothing is written to it: the new file is in `data`. `references`
    are entries that a person has looked through, and take the place of what is read from the document. With
    `track_changes` every replacement is a tracked change of the author bibtools. Works that only notes cite are added
    to the list and are in `added`, unless `additions` is false; `sections` (a name, a file or a table, as for `render`)
    are the headings that the list gets. What was not understood stays as it
    is and is in `kept`, with a comment in the document. A BibtoolsWarning is issued for every fault of the data.

    Raises InputError for a document that cannot be read or not be changed, and StyleError or LocaleError for a style or
    locale that does not exist.
    """
    from bibtools.language.text_files import STDIN, read_bytes
    from bibtools.pipeline.restyling.applying import RestyleOptions, restyle_document
    from bibtools.pipeline.sections import read_sections

    data, name = (document, STDIN) if isinstance(document, bytes) else (read_bytes(document), str(document))
    chosen = str(sections or "") if not isinstance(sections, Mapping) else read_sections(sections)
    options = RestyleOptions(style, locale, track_changes, complete=additions, sections=chosen)
    made = restyle_document(data, name, _keyed(references), options)
    _warn(made.warnings)
    return made


def _sections(sections: str | Path | Mapping[str, object] | None, language: str) -> tuple[Section, ...]:
    """Return the sections that are meant by a name, a file or a table, with headings in a language if it has some."""
    if sections is None:
        return ()
    if isinstance(sections, str | Path):
        from bibtools.pipeline.section_files import load_sections

        return load_sections(str(sections), language)
    from bibtools.pipeline.sections import read_sections

    return read_sections(sections)


def _text(document: Text | str) -> Text:
    from bibtools.model import Text

    if isinstance(document, Text):
        return document
    if _is_file_name(document):
        raise UsageError(
            "this is the name of a file, but a string is taken as the text itself",
            hint=message("Pass Path({document!r}) to have the file read.", document=document),
        )
    return Text("-", document)


def _is_file_name(text: str) -> bool:
    if not text or len(text) > _LONGEST_NAME or "\n" in text:
        return False
    if _FILE_NAME.fullmatch(text):
        return True
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def _chosen(settings: CheckSettings, select: Sequence[str], ignore: Sequence[str]) -> CheckSettings:
    from bibtools.linter.settings import normal_codes

    return replace(
        settings,
        select=normal_codes(select, "select") or settings.select,
        ignore=(*settings.ignore, *normal_codes(ignore, "ignore")),
    )


def _keyed(references: Iterable[Reference | Record]) -> list[Reference]:
    """Return references; those without a key get one."""
    from bibtools.model import Record
    from bibtools.normaliser.keys import assign_keys

    plain = [each.reference if isinstance(each, Record) else each for each in references]
    if all(each.id for each in plain):
        return plain
    return [record.reference for record in assign_keys(Record(each) for each in plain)]


def _warn(messages: Iterable[str]) -> None:
    """Issue a Python warning for each message, at the line that called the verb."""
    for said in messages:
        warnings.warn(said, BibtoolsWarning, stacklevel=3)
