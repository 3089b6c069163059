"""The folder of the trained model."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

from bibtools.errors import ModelError
from bibtools.support.messages import message

DATA = Path(__file__).with_name("data")
"""The folder of the model that comes with the package."""


def digest_of(folder: Path) -> str:
    """Return a checksum of the files of a model."""
    names = (
        "weights.bin",
        "network.bin",
        "lexicon.bin",
        "model.json",
        "types.json",
        "doubts.json",
        "adapter.bin",
    )
    held = [folder / name for name in names if (folder / name).exists()]
    return "-".join(f"{crc32(path.read_bytes()):08x}" for path in held)


def read_table(path: Path, version: int, maker: str) -> Mapping[str, Any] | None:
    """Return the weights that a JSON file of a model holds; None if there is no such file.

    `version` is that of the signs they are for, `maker` the module that makes the file. Raise ModelError if it was made
    for other signs or is damaged.
    """
    if not path.exists():
        return None
    hint = message("make it again with `python -m {module}`", module=maker)
    try:
        made = json.loads(path.read_text(encoding="utf-8"))
        if made["format"] != version:
            raise ModelError(message("{path} was made for another version of bibtools", path=path), hint=hint)
        weights: Mapping[str, Mapping[str, float]] = made["weights"]
        if not all(isinstance(each, dict) for each in (weights, *weights.values())):
            raise ValueError("the weights are not a table")
        return weights
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(
            message("{path} cannot be read: {error}", path=path, error=error), hint=hint
        ) from error
