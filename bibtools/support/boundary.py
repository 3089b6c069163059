"""The boundary of a project: what its files, which may be a stranger's, must not make bibtools read or write."""

from __future__ import annotations

from pathlib import Path

from bibtools.support.files import project_folder


def is_outside(path: Path, named_by: Path) -> bool:
    """Return whether a path, all links followed, lies outside the project of the file that names it.

    The project is the nearest folder above that file that is under version control or has a configuration; without
    one it is the working folder, or the folder of the file if that lies elsewhere.
    """
    try:
        project = project_folder(named_by) or _folder_at_hand(named_by)
        return not path.resolve().is_relative_to(project.resolve())
    except (OSError, RuntimeError, ValueError):  # a circle of links, a NUL or a name that is too long
        return True


def _folder_at_hand(file: Path) -> Path:
    working = Path.cwd()
    return working if file.resolve().is_relative_to(working) else file.parent
