"""The bridge to and from bibtexparser 2."""

from __future__ import annotations

import bibtexparser
from bibtexparser import middlewares
from hypothesis import given, settings
from paths import TESTS
from strategies import references

from bibtools.bibtex import scan
from bibtools.formats.bibtex import from_bibtexparser, load, to_bibtexparser
from bibtools.language.text_files import read_text
from bibtools.model import Name, Reference, Text

FAULTS = TESTS / "cases" / "bibtex" / "faults"
FILE = """@string{ttk = {Türk Tarih Kurumu}}
@collection{whole, title = {Whole}, editor = {Akın, Rıdvan}, publisher = ttk, date = {1990}}
@incollection{part, author = {de la Cruz, Juan and {TDK}}, title = {Part}, crossref = {whole}, month = oct}
"""


def test_bibtexparser_gets_the_same_entries():
    library = scan(read_text(FAULTS / "undefined-macro.bib")[0])
    theirs = to_bibtexparser(library)
    assert [entry.key for entry in theirs.entries] == ["before", "odd", "after"]
    assert theirs.entries[1]["publisher"] == "TTK and yky"
    assert theirs.strings_dict["ttk"].value == "TTK"


def test_bibtexparser_gets_every_kind_of_block():
    text = "x\n@comment{a}@preamble{b}@misc{k, a = {b}}@misc{k, a = {c}}@misc{"
    theirs = to_bibtexparser(scan(Text("x", text)))
    kinds = [type(block).__name__ for block in theirs.blocks]
    assert kinds == [
        "ImplicitComment",
        "ExplicitComment",
        "Preamble",
        "Entry",
        "DuplicateBlockKeyBlock",
        "ParsingFailedBlock",
    ]


def test_references_come_from_a_library_that_bibtexparser_read():
    expected = load(Text("x.bib", FILE), "biblatex")
    assert from_bibtexparser(bibtexparser.parse_string(FILE), "biblatex") == expected
    assert from_bibtexparser(to_bibtexparser(scan(Text("x.bib", FILE))), "biblatex") == expected
    assert expected[1].author == (Name("Cruz", "Juan", non_dropping_particle="de la"), Name(literal="TDK"))


def test_values_that_middleware_has_changed_are_read():
    split = [middlewares.SeparateCoAuthors(), middlewares.SplitNameParts(), middlewares.MonthIntMiddleware()]
    library = bibtexparser.parse_string(
        "@article{a, author = {Ali Fuat Cebesoy and van Gogh, Vincent}, title = {T}, year = 1920, month = {October}}",
        append_middleware=split,
    )
    (reference,) = from_bibtexparser(library)
    assert [name.inverted for name in reference.author] == ["Cebesoy, Ali Fuat", "van Gogh, Vincent"]
    assert str(reference.issued) == "1920-10"


def test_entries_of_one_key_all_come_back():
    library = bibtexparser.parse_string(
        "@string{b = {B}}@misc{k, title = {A}}\n@misc{k, title = b}\n@misc{open, title = {C"
    )
    assert [reference.title for reference in from_bibtexparser(library)] == ["A", "B"]
    assert len(library.failed_blocks) == 2


@settings(max_examples=60, deadline=None)
@given(references())
def test_references_survive_a_library(reference: Reference):
    for dialect in ("bibtex", "biblatex"):
        (back,) = from_bibtexparser(to_bibtexparser([reference], dialect), dialect)
        assert back == reference


def test_a_library_made_of_references_is_written_by_bibtexparser():
    written = bibtexparser.write_string(to_bibtexparser(load(Text("x.bib", FILE), "biblatex")))
    assert load(Text("x.bib", written), "biblatex") == load(Text("x.bib", FILE), "biblatex")
