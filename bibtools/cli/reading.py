"""Read the documents that a command names, and print what had to be assumed about them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from bibtools.cli.console import tell
from bibtools.model import Record, Text
from bibtools.pipeline.sources import Source, nothing_found, read_source
from bibtools.support.messages import message

if TYPE_CHECKING:
    from bibtools.model import Fault, Reference

_ENTRY = re.compile(rb"^\s*@\w+\s*[{(]", re.MULTILINE)


def read_document(file: str | bytes, encoding: str | None = None, *, name: str | None = None) -> Source:
    """Return a document; print on stderr, with its place, what was assumed (an encoding) or found (a NUL byte).

    `name` is what messages call it, the path as given by default.
    """
    source = read_source(file, name, encoding)
    for fault in source.faults:
        tell(
            message(
                "{place}: note: {sentence}",
                place=source.text.place(fault.span.start),
                sentence=message(fault.message),
            )
        )
    return source


def read_texts(files: Iterable[str], encoding: str | None = None) -> list[Text]:
    """Return text files; print on stderr, with its place, what was assumed or found."""
    from bibtools.language.text_files import read_text

    texts = []
    for file in files:
        text, faults = read_text(file, encoding=encoding)
        for fault in faults:
            tell(
                message(
                    "{place}: note: {sentence}",
                    place=text.place(fault.span.start),
                    sentence=message(fault.message),
                )
            )
        texts.append(text)
    return texts


def read_bib_texts(files: Iterable[str], encoding: str | None = None) -> list[Text]:
    """Return .bib files as texts, as `read_texts` does. Raise InputError for a file that is none."""
    from bibtools.pipeline.sources import require_bibtex

    texts = read_texts(files, encoding)
    for text in texts:
        require_bibtex(text)
    return texts


def read_bibliography(file: str, encoding: str | None = None) -> tuple[list[Record], bool]:
    """Return the references of a structured file with their places, and whether all of it could be read.

    What is faulty is printed on stderr. Raises InputError if nothing can be read.
    """
    from bibtools.formats import load, read
    from bibtools.language.text_files import read_text

    text, notes = read_text(file, encoding=encoding)
    loaded = read(text)
    if not loaded.references:
        load(text)  # Raises InputError if there are no references because nothing could be read.
        _tell_none(file)
    _tell_faults(text, (*notes, *loaded.faults))
    pairs = zip(loaded.references, loaded.spans, strict=True)
    return [Record(each, place=text.place(span.start)) for each, span in pairs], not loaded.faults


def read_references(file: str, *, lines: bool = False) -> tuple[list[Reference], bool]:
    """Return the references of a file, and whether all of it could be read; print on stderr what is faulty or doubtful.

    Those of a bibliography are read; those of a document or a list of sources are found and parsed, each work once;
    with `lines`, every line of it is a reference. What standard input (`-`) holds is told by its text. Raises
    InputError if nothing can be read.
    """
    from bibtools.language.text_files import read_bytes
    from bibtools.pipeline.sources import is_structured

    if file == "-":
        data = read_bytes(file)
        if data.lstrip()[:1] in (b"[", b"{"):
            return _read_bibliography(data, file, "csl-json")
        if _ENTRY.search(data):
            return _read_bibliography(data, file, "biblatex")
        return _parsed(data, file, lines), True
    return _read_bibliography(file, file) if is_structured(file) else (_parsed(file, file, lines), True)


def _read_bibliography(
    data: str | bytes, name: str, format: str | None = None
) -> tuple[list[Reference], bool]:
    from bibtools.formats import load, read
    from bibtools.language.text_files import read_text

    text, notes = read_text(data, name)
    loaded = read(text, format)
    if not loaded.references:
        load(text, format)  # Raises InputError if there are no references because nothing could be read.
        _tell_none(name)
    _tell_faults(text, (*notes, *loaded.faults))
    return list(loaded.references), not loaded.faults


def _tell_none(name: str) -> None:
    sentence = message("there are no references in this file")
    tell(message("{name}: {sentence}", name=name, sentence=sentence))


def _parsed(data: str | bytes, name: str, lines: bool) -> list[Reference]:
    """Return the references that a document or list holds; tell how many of them have doubtful values."""
    from bibtools.linter.document import DOUBT_BELOW
    from bibtools.parser.repeats import is_repeat
    from bibtools.pipeline.config import load_config, model_of
    from bibtools.pipeline.parsing import find_references, parse_document, parse_references, with_keys

    source = read_document(data, name=name)
    model = model_of(load_config())
    parsed = (
        list(parse_references(find_references(source, lines=True), model=model))
        if lines
        else parse_document(source, model=model)
    )
    if not parsed:
        tell_nothing_found(source)
    records = [record for record in with_keys(parsed) if not is_repeat(record)]
    doubtful = sum(
        any(origin.confidence < DOUBT_BELOW for origin in record.reference.origins.values())
        for record in records
    )
    if doubtful:
        tell(
            message(
                "{name}: note: values of {doubtful} of {count} references may be wrong; "
                "`bibtools check` names them, `bibtools review` corrects them",
                name=name,
                doubtful=doubtful,
                count=len(records),
            )
        )
    return [record.reference for record in records]


def _tell_faults(text: Text, faults: Iterable[Fault]) -> None:
    for fault in faults:
        tell(
            message(
                "{place}: warning: {sentence}",
                place=text.place(fault.span.start),
                sentence=message(fault.message),
            )
        )


def tell_nothing_found(source: Source) -> None:
    """Print that a document has no reference list, and what to do."""
    said, hint = nothing_found(source)
    tell(message("{name}: {sentence}", name=source.name, sentence=message(said)))
    tell(message("hint: {hint}.", hint=hint))
