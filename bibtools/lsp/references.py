"""The references that a text in the editor can cite, and how they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from bibtools.bibtex.decode import plain_text
from bibtools.errors import BibtoolsError
from bibtools.linter.document import Document, Item
from bibtools.linter.settings import CheckSettings
from bibtools.model import Text
from bibtools.pipeline.check_documents import make_document
from bibtools.pipeline.check_files import is_bib
from bibtools.support.boundary import is_outside
from bibtools.support.files import is_file
from bibtools.support.patterns import lazy

_CITING = lazy(
    r"\\[A-Za-z]*[Cc]ite[A-Za-z]*\*?(?:\s*(?:\[[^\]]*\]|\([^)]*\)))*\s*\{[^{}]*$|(?:^|[^\w\\@.])-?@\{?[\w:.#$%&+?<>~/-]*$"
)
_MOST_FILES = 50

Open = Callable[[Path], Text | None]


def is_citing_here(before: str) -> bool:
    """Return whether a citation key is expected after this beginning of a line."""
    return bool(_CITING.search(before))


def bibliographies(text: Text, folder: Path, root: Path | None) -> list[Path]:
    """Return the .bib files that a text cites from: those it names, or else all in its folder and in the project."""
    from bibtools.linter.citations import scan_citations

    names = [each.name for each in scan_citations(text).bibliographies]
    named = [folder / (name if name.endswith(".bib") else f"{name}.bib") for name in names]
    found = [path for path in named if is_file(path) and not is_outside(path, folder / "x")]
    if found:
        return found
    beside = sorted(folder.glob("*.bib"))
    below = sorted(root.glob("**/*.bib")) if root else []
    return list(dict.fromkeys([*beside, *below]))[:_MOST_FILES]


def documents(paths: list[Path], opened: Open) -> Iterator[Document]:
    """Yield the documents of .bib files: as they are in the editor if open there, else as they are on disk."""
    for path in paths:
        text = opened(path)
        if text is not None:
            yield make_document(text, CheckSettings())
        elif is_file(path):
            stat = path.stat()
            yield _on_disk(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=_MOST_FILES)
def _on_disk(path: Path, changed: int, size: int) -> Document:
    from bibtools.language.text_files import read_text

    return make_document(read_text(path)[0], CheckSettings())


def label(item: Item) -> str:
    """Return a reference in one line: family names, year, title."""
    from bibtools.bibtex.namelists import split_names
    from bibtools.linter.dates import first_year

    people = split_names(item.value("author", "editor"))
    families = [plain_text(person.surname or person.text) for person in people if not person.others]
    who = families[0] + (" et al." if len(families) > 2 else "") if families else ""
    who = f"{who} & {families[1]}" if len(families) == 2 else who
    parts = (who, f"({first_year(item)})" if first_year(item) else "", plain_text(item.value("title")))
    return " ".join(part for part in parts if part)


def rendered(item: Item, style: str, project_locale: str) -> str:
    """Return a reference in a CSL style as Markdown; its label if the style cannot render it."""
    from bibtools.pipeline.rendering import RenderOptions, bibliography, with_locale

    options = RenderOptions(style, None, "markdown", project_locale=project_locale)
    try:
        options = with_locale(options, (each.reference for each in item.document.items))
        return bibliography([item.reference], options).text.strip() or label(item)
    except BibtoolsError:
        return label(item)


_KEY = lazy(r"[\w:.#$%&+?<>~/-]+")


def key_at(line: str, column: int) -> str:
    """Return the word around a column that could be a key; the empty string if there is none."""
    for match in _KEY.finditer(line):
        if match.start() <= column <= match.end():
            return match[0].strip(".:")
    return ""


def is_bibliography(uri_path: str) -> bool:
    """Return whether a path is a .bib file's."""
    return is_bib(uri_path)
