"""What the values of fields say: LaTeX and lists of names, with the offsets that the linter reports."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paths import TESTS

from bibtools.bibtex.decode import decode, plain_text
from bibtools.bibtex.namelists import split_list, split_names
from bibtools.bibtex.names import decode_names

CASES = TESTS / "cases" / "bibtex"
LATEX = json.loads((CASES / "latex.json").read_text(encoding="utf-8"))
NAMES = json.loads((CASES / "names.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("latex", "text", "title"), LATEX, ids=[case[0] for case in LATEX])
def test_latex(latex, text, title):
    assert decode(latex) == text
    assert decode(latex, title=True) == title


PLAIN = [
    ('T{\\"u}rk \\emph{Tarihi}', "Türk Tarihi"),
    ("\\textsc{Nat}O \\textsuperscript{2}", "NatO 2"),
    ("{\\it <i>x</i>} \\enquote{y}", "<i>x</i> “y”"),
]


@pytest.mark.parametrize(("latex", "text"), PLAIN, ids=[case[0] for case in PLAIN])
def test_plain_text_has_no_rich_text(latex, text):
    assert plain_text(latex) == text


@pytest.mark.parametrize(("written", "names"), NAMES, ids=[case[0] for case in NAMES])
def test_names(written, names):
    assert [name.to_csl() for name in decode_names(written)] == names


WORDS = st.sampled_from(
    ["and", "And", "Ali", "von", "{", "}", "{A and B}", ",", " ", "~", "\n", "others", "\\'e", "="]
)


@settings(max_examples=500, deadline=None)
@given(st.lists(WORDS, max_size=12).map("".join))
def test_every_part_of_a_name_is_a_piece_of_the_value(value):
    names = split_names(value)
    assert [name.text for name in names] == split_list(value)
    for name in names:
        assert value[name.start : name.end] == name.text
        for part in (name.family, name.given, name.particle, name.suffix):
            assert part in name.text
