"""Indented JSON is that of the standard library."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bibtools.support.indented_json import indented

PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
NAMES = st.text() | st.integers() | st.booleans() | st.none() | st.floats()
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=20,
)


@given(value=VALUES, indent=st.integers(1, 4))
def test_it_is_what_the_standard_library_writes(value: object, indent: int) -> None:
    assert indented(value, indent) == json.dumps(value, ensure_ascii=False, indent=indent)


@given(value=VALUES)
def test_a_value_that_stands_deeper(value: object) -> None:
    assert '{\n "a": ' + indented(value, 1, 1) + "\n}" == json.dumps(
        {"a": value}, ensure_ascii=False, indent=1
    )
