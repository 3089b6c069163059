"""Reading the documents that a command names, and telling what had to be assumed of them."""

from __future__ import annotations

from collections.abc import Iterable

from bibtools.cli.console import tell
from bibtools.model import Text


def read_documents(files: Iterable[str], encoding: str | None = None) -> list[Text]:
    """Read documents; what was assumed (an encoding) or found (a NUL byte) is told on stderr with its place."""
    from bibtools.language.text_files import read_text

    texts = []
    for file in files:
        text, faults = read_text(file, encoding=encoding)
        for fault in faults:
            tell(f"{text.place(fault.span.start)}: note: {fault.message}")
        texts.append(text)
    return texts
