"""Where the tests find their cases, the repository, and the shared data that only some machines have."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent
GOLD = TESTS / "gold"
SHARED = ROOT.parent / "shared"
"""Corpora that are not part of the project: tests that use them skip with a reason when they are absent."""
