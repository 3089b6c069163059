"""The folder of the trained model."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).with_name("data")
"""The folder of the model that comes with the package: model.crf, lexicon.bin and model.json."""
