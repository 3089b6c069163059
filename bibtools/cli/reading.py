"""Read the documents that a command names, and print what had to be assumed about them."""

from __future__ import annotations

from collections.abc import Iterable

from bibtools.cli.console import tell
from bibtools.model import Record, Text
from bibtools.pipeline.sources import Source, nothing_found, read_source
from bibtools.support.messages import message


def read_document(file: str, encoding: str | None = None) -> Source:
    """Return a document; print on stderr, with its place, what was assumed (an encoding) or found (a NUL byte)."""
    source = read_source(file, encoding=encoding)
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
    for fault in (*notes, *loaded.faults):
        tell(
            message(
                "{place}: warning: {sentence}",
                place=text.place(fault.span.start),
                sentence=message(fault.message),
            )
        )
    pairs = zip(loaded.references, loaded.spans, strict=True)
    return [Record(each, place=text.place(span.start)) for each, span in pairs], not loaded.faults


def tell_nothing_found(source: Source) -> None:
    """Print that a document has no reference list, and what to do."""
    said, hint = nothing_found(source)
    tell(message("{name}: {sentence}", name=source.name, sentence=message(said)))
    tell(message("hint: {hint}.", hint=hint))
