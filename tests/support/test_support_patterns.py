"""Patterns that are compiled when they are used."""

from __future__ import annotations

import re

import pytest

from bibtools.support.patterns import lazy


def test_it_does_what_a_compiled_pattern_does() -> None:
    pattern = lazy(r"(?P<word>i\w+)", re.IGNORECASE)
    match = pattern.search("bu Işık ise")
    assert match is not None
    assert match["word"] == "Işık"
    assert pattern.sub("x", "ise Ise") == "x x"
    assert [each[0] for each in pattern.finditer("ia ib")] == ["ia", "ib"]
    assert pattern.pattern == r"(?P<word>i\w+)"
    assert pattern.match("abc") is None


def test_a_wrong_pattern_is_told_when_it_is_used() -> None:
    with pytest.raises(re.error):
        lazy("(").match("a")
