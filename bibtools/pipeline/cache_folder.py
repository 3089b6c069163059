"""The folder `.bibtools_cache` of a project: files that save time and may be deleted at any time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bibtools.errors import OutputError
from bibtools.support.files import write_inside

FOLDER = ".bibtools_cache"
_IGNORE = ".gitignore"


def read_cache(root: Path, name: str) -> Any:
    """Return the JSON value of a file of the cache; None if it is missing, damaged or behind a link."""
    path = root / FOLDER / name
    if path.parent.is_symlink() or path.is_symlink():
        return None
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def ready_folder(root: Path) -> bool:
    """Make the folder of the cache if it is missing; return whether it is there, and no symbolic link."""
    try:
        _make_folder(root / FOLDER)
    except OutputError:
        return False
    return not (root / FOLDER).is_symlink()


def _make_folder(folder: Path) -> None:
    if not (folder / _IGNORE).exists():
        write_inside(folder, _IGNORE, b"*\n")


def write_cache(root: Path, name: str, value: object) -> str:
    """Write a JSON value into a file of the cache.

    Not being able to write is not an error: the next run is only slower. Symbolic links are not followed, since the
    project may be a stranger's; in that case a sentence that says so is returned, otherwise the empty string.
    """
    folder = root / FOLDER
    content = json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")
    try:
        _make_folder(folder)
        write_inside(folder, name, content)
    except OutputError as error:
        if any(path.is_symlink() for path in (folder, folder / name, folder / _IGNORE)):
            return f"{error}; nothing is kept for the next run. {error.hint}"
    return ""
