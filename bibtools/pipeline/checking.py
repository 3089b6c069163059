"""Check texts and files: make their Documents, and run the rules over all of them as one set.

The command line, the language server and `bibtools.check` all use this module.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field, replace

from bibtools.linter.document import Document
from bibtools.linter.runner import check_documents
from bibtools.linter.settings import CheckSettings, settings_from
from bibtools.model import Finding, Text
from bibtools.pipeline.attesting import Inquiry, attach_answers
from bibtools.pipeline.bibliographies import with_bibliographies
from bibtools.pipeline.check_documents import NOTES, macros_of, make_document
from bibtools.pipeline.check_files import WRITTEN_AS_TEXT, is_bibliography, kind_of
from bibtools.pipeline.config import Config, model_of
from bibtools.pipeline.sources import Source, read_source
from bibtools.support.dataclass import dataclass
from bibtools.support.garbage import uncollected

STDIN = "-"


@dataclass(slots=True)
class CheckRun:
    """The documents that were checked, the findings in them, and notes about what could not be used.

    `documents` is empty, and `texts` are read when asked for, where the findings come from the cache.
    """

    documents: list[Document]
    findings: list[Finding] = field(default_factory=list)
    texts: Mapping[str, Text] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def check_settings(config: Config) -> CheckSettings:
    """Return the settings of `[tool.bibtools.check]`. Raises ConfigError if something is wrong with them."""
    settings = settings_from(config.check)
    model = model_of(config)
    return replace(settings, model=str(model)) if model else settings


def check_text(text: Text, settings: CheckSettings) -> CheckRun:
    """Check a text as if it stood in the file that its name says."""
    with uncollected():
        return _checked(with_bibliographies([make_document(text, settings)], settings), settings)


def check_files(
    names: Iterable[str],
    settings: CheckSettings,
    *,
    encoding: str | None = None,
    stdin_name: str = "",
    hidden: Collection[str] = (),
    inquiry: Inquiry | None = None,
) -> CheckRun:
    """Check files as one set, with the bibliographies that they name.

    `encoding` is that of the files, detected if it is None; `stdin_name` is the name for standard input (`-`). The
    files `hidden` take part in the set, but nothing is reported about them. The `inquiry` says who is asked beside.
    Raises InputError for a file that cannot be read.
    """
    with uncollected():
        documents = load_documents(names, settings, encoding=encoding, stdin_name=stdin_name)
        for document in documents:
            document.hidden = document.hidden or document.name in hidden
        notes = attach_answers(documents, inquiry) if inquiry else ()
        run = _checked(documents, settings)
        run.notes = (*run.notes, *notes)
        return run


def load_documents(
    names: Iterable[str], settings: CheckSettings, *, encoding: str | None = None, stdin_name: str = ""
) -> list[Document]:
    """Return the Documents of files, and hidden ones of the bibliographies that only a citing text names."""
    documents: list[Document] = []
    macros: dict[str, str] = {}
    for name in names:
        shown = stdin_name or name if name == STDIN else name
        source = read_checked(name, shown, encoding)
        made = make_document(
            source.text, settings, faults=source.faults, macros=dict(macros), written=source.document
        )
        documents.append(made)
        macros |= macros_of([made])
    return with_bibliographies(documents, settings)


def read_checked(file: str, name: str, encoding: str | None = None) -> Source:
    """Read a file that is to be checked: a bibliography or a text that cites as it stands, else a document.

    Raises InputError for a file that is neither.
    """
    from bibtools.documents.recognising import recognise
    from bibtools.language.text_files import read_bytes, read_text

    data = read_bytes(file)
    if is_bibliography(name) or (recognise(data, name) in WRITTEN_AS_TEXT):
        text, faults = read_text(data, name, encoding)
        if kind_of(text) != "text":
            return Source(text, None, faults)
    return read_source(data, name, encoding)


def _checked(documents: list[Document], settings: CheckSettings) -> CheckRun:
    findings = check_documents(documents, settings)
    notes = [note for document in documents for note in document.memo.get(NOTES, ())]
    for document in documents:
        for name in dict.fromkeys(document.citations.outside if document.citations else ()):
            notes.append(
                f"{document.name}: “{name}” lies outside the project and was not read; --allow-outside allows it"
            )
    return CheckRun(documents, findings, {each.name: each.text for each in documents}, tuple(notes))
