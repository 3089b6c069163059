"""Reference → file → Reference is the identity, for every format that promises it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import WORDS, anything, references

from bibtools.bibtex import scan
from bibtools.bibtex.decode import decode
from bibtools.bibtex.encode import encode
from bibtools.bibtex.names import decode_names, encode_names
from bibtools.formats import FORMATS, bibtex, dump, load
from bibtools.model import Text

DIALECTS = st.sampled_from(("bibtex", "biblatex"))
ASCII = st.booleans()


@settings(max_examples=400, deadline=None)
@given(references(), DIALECTS, ASCII)
def test_bib(reference, dialect, ascii):
    written = bibtex.dump([reference], dialect, ascii=ascii)
    assert bibtex.load(written, dialect) == [reference]


@settings(max_examples=150, deadline=None)
@given(references(anything), DIALECTS)
def test_bib_with_any_characters(reference, dialect):
    assert bibtex.load(bibtex.dump([reference], dialect), dialect) == [reference]


@settings(max_examples=150, deadline=None)
@given(references(), DIALECTS)
def test_a_bib_that_is_written_has_no_faults_and_one_entry(reference, dialect):
    library = scan(Text("x.bib", bibtex.dump([reference], dialect)))
    assert len(library.entries) == 1
    assert [fault.kind for fault in library.faults] == []


@settings(max_examples=150, deadline=None)
@given(references())
def test_ris(reference):
    assert load(Text("x.ris", dump([reference], "ris"))) == [reference]


@settings(max_examples=50, deadline=None)
@given(st.lists(references(), max_size=3))
def test_several_in_every_format(many):
    for format in (name for name, each in FORMATS.items() if each.exact):
        assert load(Text("x", dump(many, format)), format) == many, format


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, " ", "  ", "\n", "\u00a0"]), max_size=8).map("".join), ASCII, ASCII)
def test_text(text, title, ascii):
    assert decode(encode(text, title=title, ascii=ascii), title=title) == text


def test_common_names_need_no_help():
    for written in (
        "Cebesoy, Ali Fuat",
        "van Gogh, Vincent and Fontaine, Jean de",
        "van der Voort, Hein and Voort, Hein van der",
        "de Lourdes de León Pasquel, María",
        "{Türk Tarih Kurumu} and others",
        "King, Jr., Martin Luther",
        "{Ortega y Gasset}, José",
        "Platon",
    ):
        assert encode_names(decode_names(written)) == written
