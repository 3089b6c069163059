"""From paths to findings: what each file is, its Document, and the rules over all of them."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from bibtools.linter.document import Document, Item, bib_document, plain_field
from bibtools.linter.runner import check_documents
from bibtools.linter.settings import CheckSettings, settings_from
from bibtools.model import Fault, Finding, Record, Reference, Text
from bibtools.pipeline.check_files import is_bib, kind_of
from bibtools.pipeline.config import Config, load_config
from bibtools.pipeline.lock import Lock, load_lock, lock_path
from bibtools.support.garbage import uncollected

STDIN = "-"


@dataclass(slots=True)
class CheckRun:
    """The documents that were checked and what was found in them."""

    documents: list[Document]
    findings: list[Finding] = field(default_factory=list)
    texts: Mapping[str, Text] = field(default_factory=dict)


def check_settings(config: Config) -> CheckSettings:
    """Read `[tool.bibtools.check]`; ConfigError if something is wrong with it."""
    return settings_from(config.check)


def year_now() -> int:
    """Return the current year, or that of SOURCE_DATE_EPOCH where builds are to be repeatable."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).year
    return datetime.datetime.now(datetime.UTC).year


def check_path(path: Path) -> list[Finding]:
    """Check one file by the rules of the project it is in.

    Raises InputError if it cannot be read and ConfigError if the project's settings are wrong.
    """
    settings = check_settings(load_config(path.parent))
    return check_files([str(path)], settings).findings


def check_files(
    names: Iterable[str],
    settings: CheckSettings,
    *,
    encoding: str | None = None,
    stdin_name: str = "",
) -> CheckRun:
    """Check files as one set: what they cite and which bibliographies they name belongs to it.

    `encoding` is that of the files, detected if not given; `stdin_name` says what `-` stands for.
    Raises InputError for a file that cannot be read.
    """
    with uncollected():
        documents = load_documents(names, settings, encoding=encoding, stdin_name=stdin_name)
        findings = check_documents(documents, settings)
    return CheckRun(documents, findings, {document.name: document.text for document in documents})


def load_documents(
    names: Iterable[str], settings: CheckSettings, *, encoding: str | None = None, stdin_name: str = ""
) -> list[Document]:
    """Read files into documents; bibliographies that only a citing text names come along hidden."""
    from bibtools.language.text_files import read_text

    documents: list[Document] = []
    for name in names:
        shown = stdin_name or name if name == STDIN else name
        text, faults = read_text(name, name=shown, encoding=encoding)
        made = make_document(text, settings, faults=faults)
        documents.append(made)
    from bibtools.pipeline.citing_files import with_bibliographies

    return with_bibliographies(documents, settings)


def make_document(text: Text, settings: CheckSettings, *, faults: Sequence[Fault] = ()) -> Document:
    """Make the document of a text by what it is: .bib, CSL-JSON, RIS, a citing text or a source list."""
    kind = kind_of(text)
    make = {"bib": _bib, "citing": _citing, "text": _list, "csl-json": _structured, "ris": _structured}[kind]
    document = make(text, settings)
    document.faults = (*faults, *document.faults)
    document.year_now = year_now()
    return document


def _bib(text: Text, settings: CheckSettings) -> Document:
    from bibtools.bibtex import scan
    from bibtools.formats.bibtex import from_entry

    dialect = _dialect(settings)
    library = scan(text, dialect)

    def to_reference(item: Item) -> Reference:
        return from_entry(item.entry, library.dialect) if item.entry else Reference(id=item.key)

    lock = _lock(text)
    document = bib_document(library, to_reference=to_reference, records=lock.records)
    for item in document.items if lock.entries else ():
        entry = lock.entries.get(item.key)
        if entry is not None:
            item.memo["generated"] = dict(entry.generated)
            item.memo["conflicts"] = {name: each.source for name, each in entry.conflicts.items()}
    return document


def _dialect(settings: CheckSettings) -> Literal["bibtex", "biblatex"] | None:
    if settings.dialect == "bibtex":
        return "bibtex"
    return "biblatex" if settings.dialect == "biblatex" else None


def _lock(text: Text) -> Lock:
    """Read the lock file beside a .bib file; an empty one if there is none."""
    return load_lock(lock_path(Path(text.name))) if is_bib(text.name) else Lock()


def _list(text: Text, settings: CheckSettings) -> Document:
    from bibtools.parser.repeats import is_repeat
    from bibtools.pipeline.parsing import parse_document, with_keys

    records = [record for record in with_keys(parse_document(text)) if not is_repeat(record)]
    document = Document(text, "text", "csl")
    document.items = items_of(document, records)
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


def items_of(document: Document, records: Sequence[Record]) -> list[Item]:
    """Make items of records, with the fields that they have in a biblatex file."""
    from bibtools.formats.bibtex import to_fields

    items = []
    for record in records:
        kind, fields = to_fields(record.reference, "biblatex")
        plain = {name: plain_field(name, value) for name, value in fields.items()}
        items.append(Item(document, record.reference.id, kind, plain, None, record, record.place))
    return items


def _citing(text: Text, settings: CheckSettings) -> Document:
    from bibtools.pipeline.citing_files import read_citations

    return Document(text, "citing", "csl", citations=read_citations(text))


def with_text(document: Document, content: str, settings: CheckSettings) -> Document:
    """Make a document anew with other content, as a fix needs it."""
    made = make_document(replace(document.text, content=content), settings, faults=document.faults)
    made.hidden = document.hidden
    return made
