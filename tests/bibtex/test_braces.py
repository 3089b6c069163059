"""Matching of braces and quotes, with and without the index that a search in vain makes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtools.bibtex import braces, scan
from bibtools.bibtex.braces import Brackets
from bibtools.model import Text


@settings(max_examples=500, deadline=None)
@given(st.text('{}"x', min_size=1, max_size=30), st.data())
def test_the_index_answers_as_a_scan_does(content, data):
    limit = data.draw(st.integers(1, len(content)))
    plain, indexed = Brackets(content), Brackets(content)
    indexed._index = braces._Index(content)
    for start in range(limit):
        if content[start] == "{":
            assert indexed.brace(start, limit) == plain.brace(start, limit)
        if content[start] == '"':
            assert indexed.quote(start, limit) == plain.quote(start, limit)


@pytest.mark.parametrize(
    "piece", ['title = "x {\n', "title = {x {\n", "a{n} = 1,\n", "@misc{k, title = {x {\n"]
)
def test_thousands_of_faults_are_told_one_by_one(piece):
    count = 30_000
    content = "@misc{k,\n" + "".join(piece.replace("{n}", str(n)) for n in range(count))
    library = scan(Text("x.bib", content))
    assert "".join(content[block.span.start : block.span.end] for block in library.blocks) == content
    assert library.faults
