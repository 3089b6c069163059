"""Merging and extracting lose nothing, whatever the files hold."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bibtools.bibtex.scanner import scan
from bibtools.model import Text
from bibtools.pipeline.library.extracting import extract
from bibtools.pipeline.library.merging import merge

BLOCKS = st.sampled_from(
    (
        "% a comment",
        "@string{m = {Press}}",
        "@string{m = {Another}}",
        "@preamble{{x}}",
        "@comment{kept}",
        "@book{a, author={Roe, Jane}, title={A title of some length}, year=1990, publisher=m}",
        "@book{b, author={Jane Roe}, title={A title of some length.}, year=1990, address={Ankara}}",
        "@book{a, author={Doe, John}, title={Something quite different}, year=1991}",
        "@incollection{c, author={Poe, Al}, title={Part}, crossref={b}}",
        "@article{d, author={Poe, Al}, title={On things and others}, journal=m, year=2000, doi={10.1000/1}}",
    )
)
FILES = st.lists(BLOCKS, max_size=6).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(FILES, FILES)
def test_every_entry_and_comment_is_in_the_merged_file(one: str, other: str) -> None:
    made = merge([Text("a.bib", one), Text("b.bib", other)])
    library = scan(Text("c.bib", made.text))
    assert not [fault for fault in library.faults if fault.kind != "undefined-string"]
    keys = {entry.key for entry in library.entries}
    before = [entry for text in (one, other) for entry in scan(Text("x.bib", text)).entries]
    assert len(before) == len(library.entries) + len(made.merged)
    for entry in before:
        assert made.keys.get(entry.key, entry.key) in keys
        assert entry.value("title").rstrip(".") in made.text
    for piece in ("% a comment", "@preamble{{x}}", "@comment{kept}"):
        assert made.text.count(piece) == one.count(piece) + other.count(piece)


@settings(max_examples=60, deadline=None)
@given(FILES)
def test_a_file_merged_once_stays(one: str) -> None:
    once = merge([Text("a.bib", one)]).text
    assert merge([Text("a.bib", once)]).text == once


@settings(max_examples=60, deadline=None)
@given(FILES)
def test_what_is_extracted_stands_there_byte_for_byte(one: str) -> None:
    library = scan(Text("a.bib", one))
    made = extract([library.text], [entry.key for entry in library.entries])
    assert not made.missing
    for entry in scan(Text("x.bib", made.text)).entries:
        assert made.text[entry.span.start : entry.span.end] in one
    assert {entry.key for entry in scan(Text("x.bib", made.text)).entries} == {e.key for e in library.entries}
