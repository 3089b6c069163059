"""What a Parquet file is made of, so that an interrupted run is only gone on with over the same input."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path


def made_of(files: Iterable[str], **options: str | None) -> str:
    """Return the names, sizes and times of files, the options that they are read with and the version, as JSON.

    A file that is not there is only named: whoever reads it says so.
    """
    from bibtools import __version__
    from bibtools.pipeline.batches.workers import Workers

    said = {
        "version": __version__,
        "rows": Workers.PART,
        "options": options,
        "files": [[file, *_state(Path(file))] for file in files],
    }
    return json.dumps(said, sort_keys=True, indent=1) + "\n"


def _state(path: Path) -> tuple[int, ...]:
    """Return the size of a file in bytes and the time of its last change in nanoseconds."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_size, found.st_mtime_ns
