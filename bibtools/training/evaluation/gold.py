"""Gold files: JSON lines with `raw`, `type` and the fields as they stand on the page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bibtools.errors import InputError
from bibtools.support.json_values import read_value
from bibtools.support.messages import message


def read_gold(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a gold file; InputError names the line that is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise InputError(
            message("cannot be read: {reason}", reason=reason),
            hint="Name a gold file (JSON lines).",
            file=str(path),
        ) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _object(path, number, line)


def _object(path: Path, number: int, line: str) -> dict[str, Any]:
    hint = 'A line of a gold file is an object such as {"raw": "…", "type": "book", "title": "…"}.'
    try:
        value = read_value(line)
    except json.JSONDecodeError as error:
        raise InputError(
            message("this line is no JSON: {reason}", reason=error.msg),
            hint=hint,
            file=str(path),
            line=number,
            column=error.colno,
        ) from error
    if (
        not isinstance(value, dict)
        or not isinstance(value.get("raw"), str)
        or not isinstance(value.get("type"), str)
    ):
        raise InputError("this line lacks “raw” or “type”", hint=hint, file=str(path), line=number)
    return value
