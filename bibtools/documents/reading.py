"""Reading a document of any known format: recognise it, check that it is what it says, hand it to its reader."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from bibtools.documents.recognising import FORMATS, recognise
from bibtools.errors import InputError
from bibtools.language.text_files import STDIN, read_bytes
from bibtools.model.document import Document
from bibtools.support.messages import message

LARGEST_FILE = 1024 * 2**20
"""The most bytes that a document may have: a thousand scanned pages fit."""
_READERS: Mapping[str, str] = {name: f"bibtools.documents.{name}" for name in FORMATS}


def read(
    source: str | Path | bytes,
    name: str | None = None,
    *,
    format: str | None = None,
    encoding: str | None = None,
) -> Document:
    """Return the document in a file, on standard input (`-`) or in bytes.

    `name` is what messages and places call it (the path as given by default); with bytes its ending helps to tell
    the text formats apart. `format` is one of FORMATS and is recognised if it is not given; `encoding` is a codec
    name for the text formats. Raise InputError for what cannot be read, with what to do about it.
    """
    name = name if name is not None else (STDIN if isinstance(source, bytes) else str(source))
    data = source if isinstance(source, bytes) else read_bytes(source)
    if len(data) > LARGEST_FILE:
        hint = "save the document in parts, or without its pictures"
        raise InputError(
            message("this file is too large to be read: {count} MiB", count=len(data) >> 20),
            hint=hint,
            file=name,
        )
    kind = format or recognise(data, name)
    reader = import_module(_READERS[kind])
    if FORMATS[kind].is_text:
        document: Document = reader.read(data, name, encoding)
        return document
    made: Document = reader.read(data, name)
    return made
