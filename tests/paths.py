"""Where the tests find their cases, the repository, and the data that only some machines have."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent
GOLD = TESTS / "gold"
SHARED = ROOT.parent / "shared"
"""Corpora that are not part of the project: tests that use them are skipped with a reason where they are absent."""
FETCHED = ROOT / ".fetched"
"""Test suites of others that were fetched from the network (tests/csl/fetch_suite.py); git ignores the folder."""


def corpus(name: str) -> Path:
    """Return the folder of a corpus: in SHARED, or else in FETCHED, where it may be absent too."""
    return SHARED / name if (SHARED / name).is_dir() else FETCHED / name
