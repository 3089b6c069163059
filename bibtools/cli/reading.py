"""Read the documents that a command names, and print what had to be assumed about their encoding."""

from __future__ import annotations

from collections.abc import Iterable

from bibtools.cli.console import tell
from bibtools.model import Text


def read_documents(files: Iterable[str], encoding: str | None = None) -> list[Text]:
    """Return documents; print on stderr, with its place, what was assumed (an encoding) or found (a NUL byte)."""
    from bibtools.language.text_files import read_text

    texts = []
    for file in files:
        text, faults = read_text(file, encoding=encoding)
        for fault in faults:
            tell(f"{text.place(fault.span.start)}: note: {fault.message}")
        texts.append(text)
    return texts
