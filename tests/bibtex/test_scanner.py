"""The .bib reader: every fault at its place, no neighbour lost, every character in one block."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paths import ROOT, TESTS

from bibtools.bibtex import scan
from bibtools.language.text_files import read_text
from bibtools.model import Library, Text

FOLDER = TESTS / "cases" / "bibtex" / "faults"
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
NAMES = sorted(path.stem for path in FOLDER.glob("*.bib"))


def together(library: Library) -> str:
    """Put the blocks together, and see that they follow on each other."""
    at = 0
    for block in library.blocks:
        assert block.span.start == at
        at = block.span.end
        assert block.span.start < at
    return "".join(library.text.content[block.span.start : block.span.end] for block in library.blocks)


def see_spans(library: Library) -> None:
    content = library.text.content
    for entry in library.entries:
        assert content[entry.type_span.start : entry.type_span.end] == entry.type
        assert content[entry.key_span.start : entry.key_span.end] == entry.key
        at = entry.span.start
        for field in entry.fields:
            assert content[field.name_span.start : field.name_span.end] == field.name
            assert content[field.value_span.start : field.value_span.end] == field.raw
            assert at <= field.span.start == field.name_span.start < field.span.end == field.value_span.end
            at = field.span.end
        assert at <= entry.span.end


def test_every_case_is_expected():
    assert sorted(EXPECTED) == NAMES


def test_every_kind_of_fault_is_in_the_docs():
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    kinds = {fault.split()[1] for each in EXPECTED.values() for fault in each["faults"]}
    assert {kind for kind in kinds if f"`{kind}`" not in page} == set()
    assert len(kinds) >= 18


@pytest.mark.parametrize("name", NAMES)
def test_faults(name):
    library = scan(read_text(FOLDER / f"{name}.bib")[0])
    expected = EXPECTED[name]
    assert together(library) == library.text.content
    see_spans(library)
    assert [entry.key for entry in library.entries] == expected["keys"]
    places = ((library.place(fault.span), fault) for fault in library.faults)
    assert [f"{place.line}:{place.column} {fault.kind}" for place, fault in places] == expected["faults"]
    found = {
        entry.key or f"(no key {number})": {field.name: field.value for field in entry.fields}
        for number, entry in enumerate(library.entries)
        if entry.key not in ("before", "after")
    }
    assert found == expected["entries"]


WORDS = (
    r"""@ @misc{ @book{k, @string{ @comment { } " = , # % ( ) title year jan 1990 \ ğ title={x},""".split()
)
PIECES = st.sampled_from([*WORDS, "\n", " ", "\r\n", "\n}\n", "@misc{a,\n  t = {b}\n}\n"])


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_whatever_stands_there_is_kept(content):
    library = scan(Text("x.bib", content))
    assert together(library) == content
    see_spans(library)
    assert all(0 <= fault.span.start <= fault.span.end <= len(content) for fault in library.faults)
    assert all(fault.message for fault in library.faults)


HOSTILE = {
    "a value without end in every entry": "@misc{k,\n  title = {{{x},\n}\n" * 4000,
    "one line": "@misc{k, title = {" + "x " * 500_000 + "}}",
    "braces": "{" * 200_000,
    "nested": "@misc{k, title = " + "{" * 100_000 + "}" * 100_000 + "}",
    "signs": "@" * 200_000,
    "words": "@misc{k, title = " + "word " * 100_000 + "}",
    "spaces": "@misc{k, title = {x}" + " " * 300_000 + "}",
    "lines": "@misc{k, title = {x}" + "\n" * 300_000,
    "quotes": "@misc{k, " + 'title = "a "b" c", ' * 10_000 + "}",
    "faulty fields": "@misc{k, " + "title = {a} b}, " * 10_000 + "}",
    "no commas": "@misc{k, " + "title = {a} " * 10_000 + "}",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_in_linear_time(content):
    started = time.process_time()
    library = scan(Text("x.bib", content))
    assert together(library) == content
    # Quadratic time would be minutes; the bound only tells the two apart.
    assert time.process_time() - started < 20
