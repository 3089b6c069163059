"""Every fuzzing target runs for a moment, five seconds in all; fuzz.py runs them for as long as one likes."""

from __future__ import annotations

import pytest
from fuzz import fuzz
from fuzz_targets import TARGETS

_SECONDS = 5.0
_EXAMPLES = 10


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_reads_or_refuses_anything(
    name: str, monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder
) -> None:
    # In this process an unforeseen exception is raised as it is, not printed.
    monkeypatch.setenv("BIBTOOLS_DEBUG", "1")
    assert fuzz(TARGETS[name], _SECONDS / len(TARGETS), 1, _EXAMPLES) > 0
