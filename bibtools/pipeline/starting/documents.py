"""Which documents of a folder have references, in which language, and which bibliographies are there already."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import field
from pathlib import Path

from bibtools.documents.recognising import FORMATS
from bibtools.documents.refusals import REFUSED_DOCUMENTS
from bibtools.errors import BibtoolsError
from bibtools.pipeline.build_sources import read_sources, relative_name
from bibtools.pipeline.parse_cache import ParseCache
from bibtools.pipeline.sources import is_structured, read_source
from bibtools.pipeline.store.database import Store
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message

_ENDINGS = frozenset(ending for each in FORMATS.values() for ending in each.endings) | REFUSED_DOCUMENTS
_LIBRARIES = (".bib", ".bibtex", ".ris")
_FOLDERS_OF_PROGRAMS = ("node_modules", "__pycache__", "site-packages", "venv")
_MOST = 200
"""A folder with more documents is not a project that somebody writes; reading them all would take minutes."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a folder holds, by names relative to it and in order.

    `sources` are documents with references, `left_out` the others with the reason, `libraries` files of references.
    `unread` counts documents beyond those that are looked into. `language` is that of most references (a language
    tag, empty if there is none), and `in_notes` tells that a source has references in its notes.
    """

    sources: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    libraries: tuple[str, ...] = ()
    unread: int = 0
    language: str = ""
    in_notes: bool = False


def look(root: Path) -> Found:
    """Return what is in a folder and the folders below it; hidden ones and those of programs are passed over."""
    names = [relative_name(path, root) for path in _files(root)]
    libraries = tuple(name for name in names if name.lower().endswith(_LIBRARIES))
    documents = [name for name in names if Path(name).suffix.lower() in _ENDINGS and not is_structured(name)]
    with closing(Store(root)) as store:
        looking = _Looking(root, ParseCache(store))
        for name in documents[:_MOST]:
            looking.at(name)
        if looking.sources:
            store.save()
    languages = looking.languages.most_common(1)
    return Found(
        tuple(looking.sources),
        tuple(looking.left_out),
        libraries,
        max(0, len(documents) - _MOST),
        languages[0][0] if languages else "",
        looking.in_notes,
    )


def _files(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            each for each in folders if not each.startswith(".") and each not in _FOLDERS_OF_PROGRAMS
        )
        # Word's lock files begin with ~$, and the bibliographies that a build made are no sources.
        passed_over = (".", "~$", *(["bibliography."] if any(map(_is_lock, names)) else ()))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith(passed_over))


def _is_lock(name: str) -> bool:
    return name.endswith(".lock.json")


@dataclass(slots=True)
class _Looking:
    root: Path
    cache: ParseCache
    sources: list[str] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)
    in_notes: bool = False

    def at(self, name: str) -> None:
        """Look for references in a document."""
        try:
            source = read_source(self.root / name, name)
            records = read_sources([source], self.cache).records
        except (BibtoolsError, OSError) as error:
            said = str(error)
            if isinstance(error, BibtoolsError):
                said = message(
                    "{sentence}; {hint}", sentence=message(error.message), hint=message(error.hint)
                )
            self.left_out.append((name, said))
            return
        if not records:
            self.left_out.append((name, message("no references were found in it")))
            return
        self.sources.append(name)
        self.languages.update(each.reference.language for each in records if each.reference.language)
        self.in_notes = self.in_notes or bool(source.document and source.document.notes)
