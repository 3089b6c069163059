"""Read and write the baseline file of a check."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bibtools.errors import InputError, UsageError
from bibtools.linter.baseline import dump_baseline, without_known
from bibtools.model import Finding
from bibtools.support.messages import counted, message


def without_baseline(findings: Sequence[Finding], path: Path) -> list[Finding]:
    """Return the findings that are not in a baseline file. Raises InputError if the file is not a baseline."""
    return without_known(findings, _read(path), str(path))


def write_baseline(findings: Sequence[Finding], path: Path | None) -> str:
    """Write all findings into a baseline file, keep the reasons that it held, and return a sentence for the user.

    Raises UsageError if there is no path, and OutputError if the file cannot be written.
    """
    from bibtools.support.files import write_file

    if path is None:
        raise UsageError("--write-baseline needs a file to write to", hint="Add --baseline FILE.")
    previous = _read(path) if path.is_file() else ""
    write_file(path, dump_baseline(findings, previous).encode("utf-8", "backslashreplace"))
    return counted(
        "{path}: {count} finding written.", "{path}: {count} findings written.", len(findings), path=path
    )


def _read(path: Path) -> str:
    hint = "Write it first with --write-baseline."
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(
            message("cannot be read: {reason}", reason=message(error.strerror or str(error))),
            hint=hint,
            file=str(path),
        ) from None
    except UnicodeDecodeError as error:
        raise InputError(
            message("this is not a baseline file ({error})", error=error), hint=hint, file=str(path)
        ) from None
