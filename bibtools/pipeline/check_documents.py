"""Make the Document that rules examine from a text of any kind."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from bibtools.errors import InputError
from bibtools.linter.document import Document, Item, bib_document, plain_field
from bibtools.linter.provenance import ACCEPTED
from bibtools.linter.settings import CheckSettings
from bibtools.model import Document as Written
from bibtools.model import Fault, Record, Reference, Text
from bibtools.model.datamodel import Dialect
from bibtools.pipeline.acceptances import acceptances
from bibtools.pipeline.check_files import is_bib, kind_of, refuse_unknown
from bibtools.pipeline.citing_files import read_citations
from bibtools.pipeline.lock import Lock, load_lock, lock_path
from bibtools.pipeline.sources import Source, nothing_found

NOTES = "notes"
"""Key of a Document's memo: sentences about what could not be used, such as a damaged lock file."""
_LAST_YEAR = 9999


def year_now() -> int:
    """Return the current year (UTC), or that of SOURCE_DATE_EPOCH, which makes a run repeatable."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not (epoch.isascii() and epoch.isdigit()):
        return datetime.datetime.now(datetime.UTC).year
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).year
    except (OverflowError, ValueError, OSError):
        return _LAST_YEAR


def make_document(
    text: Text,
    settings: CheckSettings,
    *,
    faults: Sequence[Fault] = (),
    macros: Mapping[str, str] | None = None,
    written: Written | None = None,
) -> Document:
    """Return the Document of a text: a .bib, CSL-JSON or RIS file, a text that cites, or a source list.

    `faults` are what reading its bytes had to assume, and `written` is the document that the text was taken from.
    Files that belong to it (the lock file beside a .bib file, the files that a citing text includes) are looked for
    where the text's name says. `macros` are the @string macros of the .bib files before this one, which BibTeX reads
    as if they were one file.
    """
    kind = kind_of(text) if written is None else "text"
    if kind == "bib":
        document = _bib(text, settings, macros)
    elif kind == "text":
        document = _list(Source(text, written), settings)
    else:
        document = {"citing": _citing, "csl-json": _structured, "ris": _structured}[kind](text, settings)
    document.faults = (*faults, *document.faults)
    document.year_now = year_now()
    return document


def with_text(document: Document, content: str, settings: CheckSettings) -> Document:
    """Return the Document of the same file with other content, as it is after a fix."""
    made = make_document(
        replace(document.text, content=content), settings, faults=document.faults, macros=document.macros
    )
    made.hidden = document.hidden
    return made


def macros_of(documents: Iterable[Document]) -> dict[str, str]:
    """Return the @string macros that .bib files define, by their names in lower case; later definitions win."""
    libraries = (document.library for document in documents if document.library)
    return {macro.name.lower(): macro.value for library in libraries for macro in library.strings}


def _bib(text: Text, settings: CheckSettings, macros: Mapping[str, str] | None) -> Document:
    from bibtools.bibtex import scan
    from bibtools.formats.bibtex import from_entry

    library = scan(text, _dialect(settings), macros=macros)

    def to_reference(item: Item) -> Reference:
        return from_entry(item.entry, library.dialect) if item.entry else Reference(id=item.key)

    lock, notes = _lock(text)
    document = bib_document(library, to_reference=to_reference, records=lock.records)
    document.memo[NOTES] = notes
    document.macros = macros or {}
    for item in document.items if lock.entries else ():
        entry = lock.entries.get(item.key)
        if entry is not None:
            item.memo["generated"] = dict(entry.generated)
            item.memo["conflicts"] = {name: each.source for name, each in entry.conflicts.items()}
    if lock.entries:
        _attach_accepted(document, library.dialect)
    return document


def _attach_accepted(document: Document, dialect: Dialect) -> None:
    """Tell the rules which doubtful values of the document were accepted in a review."""
    doubtful = [item for item in document.items if item.record and _is_doubtful(item.record)]
    if not doubtful:
        return
    accepted, notes = acceptances(document.name)
    document.memo[NOTES] = [*document.memo.get(NOTES, ()), *notes]
    for item in doubtful:
        assert item.record is not None
        item.memo[ACCEPTED] = accepted.fields(item.record, dialect)


def _is_doubtful(record: Record) -> bool:
    return any(origin.confidence < 1 for origin in record.reference.origins.values())


def _dialect(settings: CheckSettings) -> Literal["bibtex", "biblatex"] | None:
    if settings.dialect == "bibtex":
        return "bibtex"
    return "biblatex" if settings.dialect == "biblatex" else None


def _lock(text: Text) -> tuple[Lock, list[str]]:
    """Return the lock file beside a .bib file, and a note if it is damaged; an empty one if there is none."""
    if not is_bib(text.name):
        return Lock(), []
    try:
        return load_lock(lock_path(Path(text.name))), []
    except InputError as error:
        return Lock(), [f"{error}; the entries are checked without their source lines. {error.hint}"]


def _list(source: Source, settings: CheckSettings) -> Document:
    from bibtools.parser.repeats import is_repeat
    from bibtools.pipeline.parsing import parse_document, with_keys

    model = Path(settings.model) if settings.model else None
    records = [record for record in with_keys(parse_document(source, model=model)) if not is_repeat(record)]
    document = Document(source.text, "text", "csl")
    if not records:
        refuse_unknown(source.name)
        # Of an empty file there is a finding.
        if source.text.content.strip():
            document.memo[NOTES] = [f"{source.name}: {nothing_found(source)[0]}"]
    document.items = items_of(document, records)
    _attach_accepted(document, "biblatex")
    return document


def _structured(text: Text, settings: CheckSettings) -> Document:
    from bibtools.formats import read

    kind = kind_of(text)
    loaded = read(text, kind)
    document = Document(text, "csl-json" if kind == "csl-json" else "ris", "csl", faults=loaded.faults)
    pairs = zip(loaded.references, loaded.spans, strict=True)
    records = [Record(each, place=text.place(span.start)) for each, span in pairs]
    document.items = items_of(document, records)
    return document


def _citing(text: Text, settings: CheckSettings) -> Document:
    return Document(
        text, "citing", "csl", citations=read_citations(text, allow_outside=settings.allow_outside)
    )


def items_of(document: Document, records: Sequence[Record]) -> list[Item]:
    """Return an Item for each record, with the fields that it would have in a biblatex file."""
    from bibtools.formats.bibtex import to_fields

    items = []
    for record in records:
        kind, fields = to_fields(record.reference, "biblatex")
        plain = {name: plain_field(name, value) for name, value in fields.items()}
        items.append(Item(document, record.reference.id, kind, plain, None, record, record.place))
    return items
