"""The library in a few verbs, as `import bibtools` offers them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bibtools.model import Finding, Raw, Record, Reference, Text

__all__ = ["check", "dump", "find", "load", "normalise", "parse", "render"]


def find(document: Text | str | Path) -> list[Raw]:
    """Find the references in a document: a Text, a string of text, or a Path that is read (InputError if it cannot be).

    >>> [raw.text for raw in find("Kaynakça\\n- Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2017")]
    ['Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2017']
    """
    if isinstance(document, Path):
        from bibtools.language.text_files import read_text

        document = read_text(document)[0]
    from bibtools.finder.finder import find as find_in

    return find_in(document)


def parse(reference: Raw | str) -> Record:
    """Parse one reference: its segments, and the fields they make, as written.

    `normalise` then turns dates into Dates and writes abbreviations out. Never raises: what is not understood is in
    the `note` and in the record's changes.
    """
    from bibtools.parser.parser import parse as parse_one

    return parse_one(reference)


def normalise(record: Record | Reference) -> Record:
    """Return the record with its values in their normal forms; a bare Reference is a record without a source."""
    from bibtools.normaliser.normaliser import normalise as normalise_one

    return normalise_one(record)


def check(path: str | Path) -> list[Finding]:
    """Check a .bib, CSL-JSON or RIS file, or a document with a source list, by the rules of the project it is in.

    Raises InputError if it cannot be read and ConfigError if the project's settings are wrong.
    """
    from bibtools.pipeline.checking import check_path

    return check_path(Path(path))


def load(path: str | Path, format: str | None = None) -> list[Reference]:
    """Load the references of a structured file (.bib, .json, .ris, .jsonl).

    `format` says what it is where its ending does not. Raises InputError if it cannot be read.
    """
    from bibtools.formats import load as load_file

    return load_file(Path(path), format)


def dump(references: Iterable[Reference | Record], format: str = "biblatex") -> str:
    """Return references as the text of a file in a format, by default biblatex. Those without a key get one."""
    from bibtools.formats import dump as dump_text
    from bibtools.model import Record
    from bibtools.normaliser.keys import assign_keys

    records = [each if isinstance(each, Record) else Record(each) for each in references]
    return dump_text(assign_keys(records), format)


def render(
    references: Sequence[Reference],
    style: str = "isnad-dipnotlu",
    locale: str = "tr-TR",
    format: str = "text",
) -> str:
    """Return the bibliography of references in a CSL style, as text, html, markdown, latex, rtf or typst.

    Raises StyleError or LocaleError for a style or locale that does not exist; near names are in the hint.
    """
    from bibtools.pipeline.rendering import render_bibliography

    return render_bibliography(references, style, locale, format)
