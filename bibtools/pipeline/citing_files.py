"""Texts that cite, with the files that they include."""

from __future__ import annotations

from pathlib import Path

from bibtools.errors import InputError
from bibtools.linter.citations import scan_citations
from bibtools.linter.citing import Citations
from bibtools.model import Text
from bibtools.support.boundary import is_outside
from bibtools.support.files import is_file

_DEEPEST = 20


def read_citations(text: Text, *, allow_outside: bool = False) -> Citations:
    """Return the citations of a text and of every file it includes, directly or not, that can be read.

    Files outside the project are read only if `allow_outside` is true: the text may be a stranger's.
    """
    found = Citations(allow_outside=allow_outside)
    folder = Path(text.name).parent
    _collect(text, folder, found, {Path(text.name).resolve()}, 0)
    return found


def _collect(text: Text, root: Path, found: Citations, seen: set[Path], depth: int) -> None:
    from bibtools.language.text_files import read_text

    here = scan_citations(text)
    found.extend(here)
    for mention in here.includes if depth < _DEEPEST else ():
        endings = (Path(text.name).suffix, ".tex", "")
        path = existing_file(mention.name, (root, Path(text.name).parent), endings, found, Path(text.name))
        if path is not None and path.resolve() not in seen:
            seen.add(path.resolve())
            try:
                _collect(read_text(path)[0], root, found, seen, depth + 1)
            except InputError:
                continue


def existing_file(
    name: str, folders: tuple[Path, ...], endings: tuple[str, ...], found: Citations, named_by: Path
) -> Path | None:
    """Return the first file of that name in the folders, with one of the endings if it has none.

    Every path that was looked for is noted in `found.files`: what a check finds depends on it. One outside of the
    project of `named_by` counts as not there and is noted in `found.outside`, unless `found.allow_outside` is true.
    """
    for folder in folders:
        for ending in endings:
            path = folder / (name if name.endswith(ending) else name + ending)
            found.files.add(str(path))
            if not found.allow_outside and is_outside(path, named_by):
                found.outside.append(name)
            elif is_file(path):
                return path
    return None
