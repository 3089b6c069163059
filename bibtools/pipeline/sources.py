"""What commands read references from: a text with a list of them, or a document of any format."""

from __future__ import annotations

import re
from pathlib import Path, PurePath

from bibtools.errors import InputError
from bibtools.model import Document, Fault, Text
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message
from bibtools.support.patterns import lazy
from bibtools.support.raised import RAISED

_MAY_HAVE_NOTES = lazy(rf"^[^\S\r\n]*(?:\[1\]|¹(?!{RAISED}))", re.MULTILINE)
_ENTRY = lazy(r"@\w+\s*[{(]")
_STRUCTURED_START = lazy(r"\s*(?:%[^\n]*\n\s*)*@\w+\s*[{(][^{}]*?,|\s*TY  - ")


@dataclass(frozen=True, slots=True)
class Source:
    """What a file holds: its `text` and, unless it is plain text without notes, the `document`.

    `faults` are what reading had to assume, with spans in `text`.
    """

    text: Text
    document: Document | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def name(self) -> str:
        """The file as the user named it."""
        return self.text.name


def read_source(file: str | Path | bytes, name: str | None = None, encoding: str | None = None) -> Source:
    """Read a document of any format, a text, or standard input (`-`).

    `name` is what messages call it, the path as given by default. Raises InputError for what is no document, with
    what helps: a bibliography names the command that reads it.
    """
    from bibtools.documents.recognising import recognise
    from bibtools.language.text_files import STDIN, read_bytes, read_text

    data = file if isinstance(file, bytes) else read_bytes(file)
    name = name if name is not None else (STDIN if isinstance(file, bytes) else str(file))
    if is_structured(name):
        raise _not_a_document(name)
    if recognise(data, name) == "text":
        text, faults = read_text(data, name, encoding)
        if _STRUCTURED_START.match(text.content):
            raise _not_a_document(name)
        if not _MAY_HAVE_NOTES.search(text.content):
            return Source(text, None, faults)
    return _of_document(data, name, encoding)


def _of_document(data: bytes, name: str, encoding: str | None) -> Source:
    from bibtools.documents import read

    document = read(data, name, encoding=encoding)
    if document.format == "text" and not document.notes:
        from bibtools.language.text_files import read_text

        text, faults = read_text(data, name, encoding)
        return Source(text, None, faults)
    return Source(document.text, document, document.faults)


def is_structured(name: str) -> bool:
    """Return whether a file is by its name a bibliography in a structured format (.bib, .json, .ris …)."""
    from bibtools.formats.registry import ENDINGS

    return PurePath(name).suffix.lower() in ENDINGS


def _not_a_document(name: str) -> InputError:
    hint = (
        "`bibtools parse` converts it to another format if its name ends in .bib, .json, .ris or .jsonl, "
        "and `bibtools check` checks it"
    )
    return InputError(
        "this is a bibliography, not a document: its entries are references already", hint=hint, file=name
    )


def require_bibtex(text: Text) -> None:
    """Raise InputError for a file that is no .bib file by the ending of its name, or for want of an entry in it.

    Standard input, which has no ending, and .bib files without entries pass.
    """
    from bibtools.documents.recognising import FORMATS as DOCUMENTS
    from bibtools.formats.registry import ENDINGS

    path = PurePath(text.name)
    suffix = path.suffix.lower()
    titles = {ending: each.title for each in DOCUMENTS.values() for ending in each.endings}
    format = ENDINGS.get(suffix, "")
    if text.name == "-" or format in ("bibtex", "biblatex"):
        return
    if format:
        said = message("this is a file of the format {format}, not a .bib file", format=format)
        hint = message(
            "`bibtools convert {name} -o {bib}` makes one", name=text.name, bib=path.with_suffix(".bib")
        )
        raise InputError(said, hint=hint, file=text.name)
    if suffix in titles and suffix not in DOCUMENTS["text"].endings:
        said = message("this is a document ({title}), not a .bib file", title=titles[suffix])
    elif _ENTRY.search(text.content) or not text.content.strip():
        return
    else:
        said = message("there is no BibTeX entry in this file")
    hint = message(
        "`bibtools parse {name} -o {bib}` makes a .bib file of the references in it",
        name=text.name,
        bib=path.with_suffix(".bib"),
    )
    raise InputError(said, hint=hint, file=text.name)


def nothing_found(source: Source) -> tuple[str, str]:
    """Return the sentence about a document in which no reference was found, and what to do about it."""
    if not source.text.content.strip():
        return (
            "no reference list was found in this file: it is empty",
            "check that it was saved, and that it is the right one",
        )
    hint = "put a heading such as Kaynakça or References above the list"
    if source.document is None:
        hint = "if every line of it is a reference, say --lines"
    return "no reference list was found in this document", hint
