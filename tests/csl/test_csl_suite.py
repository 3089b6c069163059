"""The CSL test suite with its ratchet, and our own cases in the same format."""

from __future__ import annotations

from pathlib import Path

import pytest
from paths import TESTS, corpus
from run_suite import check, read_fixture

SUITE = corpus("csl-test-suite")
CASES = sorted((TESTS / "cases" / "csl").glob("*.txt"))


def _ratchet() -> dict[str, str]:
    lines = (TESTS / "csl" / "ratchet.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if line and not line.startswith("#"))


@pytest.mark.skipif(
    not SUITE.is_dir(), reason="the CSL test suite is absent: python tests/csl/fetch_suite.py"
)
def test_suite_against_ratchet() -> None:
    fixtures = {path.stem: path for path in sorted(SUITE.glob("*.txt"))}
    failing = set()
    for name, path in fixtures.items():
        expected, got = check(path)
        if expected != got:
            failing.add(name)
    known = set(_ratchet()) & fixtures.keys()
    assert failing - known == set(), "these passed before"
    assert known - failing == set(), "these pass now: take them out of the ratchet"


def test_ratchet_is_short_and_reasoned() -> None:
    ratchet = _ratchet()
    assert len(ratchet) <= 5
    assert all(len(reason) > 40 for reason in ratchet.values())


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_case(path: Path) -> None:
    expected, got = check(path)
    assert got == expected


def test_fixture_sections_are_read() -> None:
    fixture = read_fixture(CASES[0])
    assert {"MODE", "RESULT", "CSL", "INPUT"} <= fixture.keys()
