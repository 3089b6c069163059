"""Write files: completely or not at all, and never through a link to somewhere else.

All files that bibtools writes are written by this module. The old content of a file stays until the new content is on
the disk: that goes to a temporary file with a random name in the same folder, which then replaces the file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from bibtools.errors import OutputError
from bibtools.support.messages import message

_VERSION_CONTROL = (".git", ".hg")
_CONFIGURATION = ("bibtools.toml", "pyproject.toml")
_STANDARD = re.compile(r"/dev/(?:stdout|stderr|fd/(\d+))|/proc/(?:self|\d+)/fd/(\d+)")


def write_file(path: str | Path, content: bytes | Iterable[bytes], *, sync: bool = True) -> None:
    """Write `content`, which may come in pieces, to `path`; folders that are missing are made.

    - Readers see the old content or the new, never a part, and a failure at any moment leaves the old one.
    - A new file has the permissions that the umask allows; an existing one keeps owner, permissions and hard links.
    - A symbolic link is followed. One that leads out of the project that it lies in is refused: a project that
      comes from a stranger must not be able to make bibtools overwrite another file of the user.
    - A device, a FIFO or a standard stream (`/dev/stdout`) is written to, not replaced.

    `sync=False` does not wait for the disk: after a power cut the file may be empty, which is acceptable for a cache.
    Raises OutputError if the file cannot be written.
    """
    path = Path(path)
    pieces = [content] if isinstance(content, bytes) else content
    try:
        _write(path, pieces, sync)
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = message(error.strerror or str(error))
        hint = "Check the path, its permissions and the space that is left, or choose another place."
        raise OutputError(
            message("cannot be written: {reason}", reason=reason), hint=hint, file=str(path)
        ) from error


def write_inside(folder: Path, name: str, content: bytes) -> None:
    """Write a file into a folder that belongs to bibtools, such as the cache; symbolic links are not followed.

    Raises OutputError if the folder or the file is a symbolic link, or if it cannot be written.
    """
    path = folder / name
    for each in (folder, path):
        if each.is_symlink():
            hint = message("Delete it: bibtools writes only files of its own into {name}.", name=folder.name)
            raise OutputError(
                "this is a symbolic link, which is not followed here", hint=hint, file=str(each)
            )
    write_file(path, content, sync=False)


def is_file(path: str | Path) -> bool:
    """Return whether there is such a regular file; no for a name that is too long or in a folder without rights."""
    return os.path.isfile(path)  # noqa: PTH113 (Path.is_file raises OSError for these before Python 3.14)


def is_there(path: str | Path) -> bool:
    """Return whether there is such a file, folder, FIFO or device; no for names that no file can have."""
    return os.path.exists(path)  # noqa: PTH110 (Path.exists raises OSError for these before Python 3.14)


def is_same_file(a: str | Path, b: str | Path) -> bool:
    """Return whether two paths are the same regular file, also through links."""
    try:
        return Path(a).samefile(b) and Path(a).is_file()
    except (OSError, ValueError):
        return False


def project_folder(path: Path) -> Path | None:
    """Return the folder of the project that a path is in, without following links; None if it is in no project.

    That is the nearest folder above that is under version control, or else has a configuration file.
    """
    folders = Path(os.path.abspath(path)).parents  # noqa: PTH100 (resolving would follow the links in question)
    for marks in (_VERSION_CONTROL, _CONFIGURATION):
        for folder in folders:
            if any((folder / mark).exists() for mark in marks):
                return folder
    return None


def _write(path: Path, pieces: Iterable[bytes], sync: bool) -> None:
    stream = _STANDARD.fullmatch(str(path))
    if stream:
        number = stream[1] or stream[2] or ("2" if path.name == "stderr" else "1")
        _write_through(os.dup(int(number)), pieces)
        return
    target = real_path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    mode = target.stat().st_mode if target.exists() else None
    if mode is not None and S_ISDIR(mode):
        raise IsADirectoryError(0, "this is a folder")
    if mode is not None and not S_ISREG(mode):
        _write_through(os.open(target, os.O_WRONLY), pieces)
    else:
        _replace(target, pieces, sync)


def real_path(path: Path) -> Path:
    """Return the file that a path stands for, behind all links. Raises OutputError if they leave the project."""
    try:
        target = path.resolve()
    except (RuntimeError, ValueError) as error:  # a circle of links, before Python 3.13; a NUL in the name
        raise OSError(0, str(error)) from error
    project = project_folder(path)
    if project is not None and not target.is_relative_to(project.resolve()) and not _is_special(target):
        raise OutputError(
            message(
                "this is a link to {target}, which lies outside the project {project}",
                target=target,
                project=project,
            ),
            hint="Name that file itself if it is the one to write.",
            file=str(path),
        )
    return target


def _is_special(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def _write_through(descriptor: int, pieces: Iterable[bytes]) -> None:
    with os.fdopen(descriptor, "wb") as stream:
        stream.writelines(pieces)


def _replace(target: Path, pieces: Iterable[bytes], sync: bool) -> None:
    """Write a temporary file beside `target` and put it in its place."""
    exists = target.exists()
    if exists and not os.access(target, os.W_OK):
        raise PermissionError(0, "the file is read-only")
    partial = target.with_name(f".bibtools-{os.urandom(8).hex()}.part")
    # As mkstemp does it, only that the umask decides on the permissions of a new file.
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if exists else 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            if sync:
                os.fsync(stream.fileno())
        if exists and target.stat().st_nlink > 1:
            _copy_into(partial, target)
            partial.unlink()
            return
        if exists:
            take_over(target, partial)
        partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    if sync:
        _sync_folder(target.parent)


def _copy_into(source: Path, target: Path) -> None:
    """Overwrite a file that has several names; the whole new content is on the disk already, in `source`."""
    import shutil

    with source.open("rb") as new, target.open("r+b") as old:
        shutil.copyfileobj(new, old)
        old.truncate()
        old.flush()
        os.fsync(old.fileno())


def take_over(old: Path, new: Path) -> None:
    """Give a new file the owner, permissions and extended attributes of the one that it replaces."""
    import shutil

    before = old.stat()
    if hasattr(os, "chown") and (before.st_uid, before.st_gid) != (new.stat().st_uid, new.stat().st_gid):
        # Only the administrator may give files away; for all others the content counts.
        with suppress(PermissionError):
            os.chown(new, before.st_uid, before.st_gid)
    shutil.copystat(old, new)
    os.utime(new)


def _sync_folder(folder: Path) -> None:
    """Put a folder's new entry on the disk, where the system can do that."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    with suppress(OSError):
        os.fsync(descriptor)
    os.close(descriptor)
