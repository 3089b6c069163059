"""The bibliographies that texts cite from, added to what is checked."""

from __future__ import annotations

from pathlib import Path

from bibtools.linter.citing import Citations, Mention
from bibtools.linter.document import Document
from bibtools.linter.settings import CheckSettings
from bibtools.pipeline.check_documents import macros_of, make_document
from bibtools.pipeline.citing_files import existing_file


def with_bibliographies(documents: list[Document], settings: CheckSettings) -> list[Document]:
    """Return the documents, and after them the bibliographies that they name and that are not among them.

    Those are hidden: they take part in the check, but nothing is reported about them.
    """
    from bibtools.language.text_files import read_text

    known = {Path(each.name).resolve() for each in documents}
    added: list[Document] = []
    for document in documents:
        citations = document.citations
        for mention in citations.bibliographies if citations else ():
            if citations is None or mention.name.startswith(("http:", "https:")):
                continue
            path = _bibliography(mention, document, citations)
            if path is None and mention.name not in citations.outside:
                citations.missing.append(mention)
            elif path is None:
                continue
            elif path.resolve() not in known:
                known.add(path.resolve())
                text, faults = read_text(path)
                macros = macros_of((*documents, *added))
                added.append(make_document(text, settings, faults=faults, macros=macros))
                added[-1].hidden = True
    return documents + added


def _bibliography(mention: Mention, document: Document, citations: Citations) -> Path | None:
    folders = (Path(document.name).parent, Path(mention.place.file).parent)
    return existing_file(mention.name, folders, (".bib", ""), citations, Path(document.name))
