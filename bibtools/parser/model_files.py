"""The folder of the trained model."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

DATA = Path(__file__).with_name("data")
"""The folder of the model that comes with the package: weights.bin, network.bin, lexicon.bin and model.json."""


def digest_of(folder: Path) -> str:
    """Return a checksum of the files of a model."""
    names = ("weights.bin", "network.bin", "lexicon.bin", "model.json", "doubts.json", "adapter.bin")
    held = [folder / name for name in names if (folder / name).exists()]
    return "-".join(f"{crc32(path.read_bytes()):08x}" for path in held)
