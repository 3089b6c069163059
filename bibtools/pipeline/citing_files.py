"""Texts that cite, with the files they draw in and the bibliographies they name."""

from __future__ import annotations

from pathlib import Path

from bibtools.errors import InputError
from bibtools.linter.citations import scan_citations
from bibtools.linter.citing import Citations, Mention
from bibtools.linter.document import Document
from bibtools.linter.settings import CheckSettings
from bibtools.model import Text

_DEEPEST = 20


def read_citations(text: Text) -> Citations:
    """Return the citations of a text and of every file it draws in that can be read."""
    found = Citations()
    folder = Path(text.name).parent
    _collect(text, folder, found, {Path(text.name).resolve()}, 0)
    return found


def _collect(text: Text, root: Path, found: Citations, seen: set[Path], depth: int) -> None:
    here = scan_citations(text)
    found.extend(here)
    for mention in here.includes if depth < _DEEPEST else ():
        path = _existing(mention.name, (root, Path(text.name).parent), (Path(text.name).suffix, ".tex", ""))
        if path is not None and path.resolve() not in seen:
            seen.add(path.resolve())
            from bibtools.language.text_files import read_text

            try:
                _collect(read_text(path)[0], root, found, seen, depth + 1)
            except InputError:
                continue


def _existing(name: str, folders: tuple[Path, ...], endings: tuple[str, ...]) -> Path | None:
    """Return the first file of that name, with one of the endings if it has none."""
    for folder in folders:
        for ending in endings:
            path = folder / (name if name.endswith(ending) else name + ending)
            if path.is_file():
                return path
    return None


def with_bibliographies(documents: list[Document], settings: CheckSettings) -> list[Document]:
    """Add, hidden, the bibliographies that the documents name and that are not among them."""
    from bibtools.pipeline.checking import load_documents

    known = {Path(each.name).resolve() for each in documents}
    added: list[Document] = []
    for document in documents:
        if document.citations is None:
            continue
        for mention in document.citations.bibliographies:
            if mention.name.startswith(("http:", "https:")):
                continue
            path = _bibliography(mention, document)
            if path is None:
                document.citations.missing.append(mention)
            elif path.resolve() not in known:
                known.add(path.resolve())
                added += load_documents([str(path)], settings)
    for each in added:
        each.hidden = True
    return documents + added


def _bibliography(mention: Mention, document: Document) -> Path | None:
    folders = (Path(document.name).parent, Path(mention.place.file).parent)
    return _existing(mention.name, folders, (".bib", ""))
