"""Which files a check reads, and what kind of document each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from bibtools.documents.recognising import FORMATS
from bibtools.errors import InputError
from bibtools.formats.registry import ENDINGS
from bibtools.linter.document import DocumentKind
from bibtools.linter.settings import CheckSettings
from bibtools.model import Text
from bibtools.pipeline.check_folders import NAMES_BIBLIOGRAPHY, checked_in
from bibtools.support.boundary import is_outside
from bibtools.support.files import is_there
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_KINDS: dict[str, DocumentKind] = {"bibtex": "bib", "biblatex": "bib", "csl-json": "csl-json", "ris": "ris"}
"""Format → what its files are to the checks."""
_BY_SUFFIX: dict[str, DocumentKind] = {
    **{ending: _KINDS[name] for ending, name in ENDINGS.items() if name in _KINDS},
    ".tex": "citing",
    ".ltx": "citing",
    ".aux": "citing",
    ".bcf": "citing",
    ".typ": "citing",
    ".qmd": "citing",
    ".rmd": "citing",
    ".ipynb": "citing",
}
WRITTEN_AS_TEXT = frozenset({"text", "markdown", "tex"})
"""Formats of documents (`bibtools.documents.FORMATS`) whose files may also be checked as texts that cite keys."""
_PANDOC = lazy(r"(?:^|[\s\[(;-])-?@\{?[\w][\w:.#$%&+?<>~/-]*", re.MULTILINE)
_ENTRY = lazy(r"\s*(?:%[^\n]*\n\s*)*@\w+\s*[{(]")


def is_bib(name: str) -> bool:
    """Return whether a file name is that of a .bib file."""
    return _BY_SUFFIX.get(Path(name).suffix.lower()) == "bib"


def is_bibliography(name: str) -> bool:
    """Return whether a file is by its name a bibliography, or a text that cites and is no document to be read."""
    suffix = Path(name).suffix.lower()
    return suffix in _BY_SUFFIX and suffix not in (".tex", ".ltx", ".qmd", ".rmd")


def kind_of(text: Text) -> DocumentKind:
    """Return what kind of document a text is, by its name or, if the ending does not say, by its content."""
    suffix = Path(text.name).suffix.lower()
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    head = text.content[:4096]
    if suffix in (".md", ".markdown"):
        return "citing" if NAMES_BIBLIOGRAPHY.search(text.content) or _PANDOC.search(text.content) else "text"
    if suffix in ("", ".txt") and _ENTRY.match(head):
        return "bib"
    if not suffix and head.lstrip()[:1] in ("[", "{") and '"type"' in head:
        return "csl-json"
    return "ris" if head.lstrip().startswith("TY  - ") else "text"


def refuse_unknown(name: str) -> None:
    """Raise InputError for a file in which nothing was found if its ending is none that can be checked."""
    suffix = Path(name).suffix.lower()
    known = {ending for each in FORMATS.values() for ending in each.endings}
    if suffix and suffix not in known:
        said = message(
            "no references were found in this file, and nothing that ends in “{suffix}” is known",
            suffix=suffix,
        )
        hint = "check a .bib, .json or .ris file, a document (.docx, .odt, .pdf, .txt …) or a text that cites"
        raise InputError(said, hint=hint, file=name)


def expand(names: Iterable[str], settings: CheckSettings) -> list[str]:
    """Return the files to check: those named, and of folders the bibliographies and the texts that name one.

    Raises InputError for a name that does not exist. Excluded files are left out of folders, not if they are named
    themselves.
    """
    found: dict[str, None] = {}
    for name in names:
        path = Path(name)
        if path.is_symlink() and not settings.allow_outside and is_outside(path, path):
            hint = "Name that file itself, or say --allow-outside."
            raise InputError("this is a link to a file outside the project", hint=hint, file=name)
        if name != "-" and not is_there(name):
            raise InputError("there is no such file or folder", hint="check the path", file=name)
        if name != "-" and path.is_dir():
            found.update((each, None) for each in checked_in(path, settings))
        else:
            found[name] = None
    return list(found)
