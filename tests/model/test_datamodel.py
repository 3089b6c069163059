"""The data models of BibTeX and biblatex: what they ask for, and which of them a file follows."""

from __future__ import annotations

import pytest

from bibtools.bibtex import scan
from bibtools.model import Text
from bibtools.model.datamodel import (
    all_fields,
    canonical_field,
    canonical_type,
    datatype,
    exclusive_fields,
    inherited_as,
    known_fields,
    known_types,
    required_fields,
)

REQUIRED = [
    ("bibtex", "book", "author or editor; title; publisher; year"),
    ("bibtex", "inbook", "author or editor; title; chapter or pages; publisher; year"),
    ("bibtex", "misc", ""),
    ("bibtex", "phdthesis", "author; title; school; year"),
    ("biblatex", "book", "author; title; date or year"),
    ("biblatex", "article", "author; title; journaltitle or journal; date or year"),
    ("biblatex", "online", "author or editor; title; date or year; doi or eprint or url"),
    ("biblatex", "phdthesis", "author; title; institution or school; date or year"),
    ("biblatex", "thesis", "author; title; type; institution or school; date or year"),
    ("biblatex", "nonsense", ""),
]


@pytest.mark.parametrize(("dialect", "type_", "expected"), REQUIRED)
def test_required_fields(dialect, type_, expected):
    assert "; ".join(map(str, required_fields(dialect, type_))) == expected


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_what_is_required_or_exclusive_is_known(dialect):
    for type_ in known_types(dialect):
        known = known_fields(dialect, type_)
        for requirement in required_fields(dialect, type_):
            assert known is None or known.issuperset(requirement.fields)
        for group in exclusive_fields(dialect, type_):
            assert known is None or known.issuperset(group)
        assert known is None or known <= all_fields(dialect)


def test_requirements_are_met_by_any_alternative():
    author, *_ = required_fields("bibtex", "book")
    assert author.met_by({"editor"})
    assert not author.met_by({"title"})


def test_names_and_types():
    assert canonical_type("biblatex", "phdthesis") == "thesis"
    assert canonical_type("bibtex", "phdthesis") == "phdthesis"
    assert canonical_field("biblatex", "journal") == "journaltitle"
    assert [datatype(name) for name in ("author", "date", "url", "pages", "title", "foo")] == [
        "names",
        "date",
        "uri",
        "range",
        "literal",
        "literal",
    ]
    assert known_fields("biblatex", "customa") is None
    assert "journal" in (known_fields("biblatex", "article") or ())
    assert "journaltitle" not in (known_fields("bibtex", "article") or ())


DIALECTS = [
    ("@book{a, title = {T}, date = {2000}}", "biblatex"),
    ("@online{a, title = {T}, year = 2000}", "biblatex"),
    ("@article{a, journal = {J}, year = 2000}", "bibtex"),
    ("@article{a, journaltitle = {J}, year = 2000}", "biblatex"),
    ("@phdthesis{a, school = {S}}", "bibtex"),
    ("", "bibtex"),
    ("@misc{a, title = {T}}", "bibtex"),
    ("@comment{jabref-meta: databaseType:biblatex;}@article{a, journal = {J}, year = 2000}", "biblatex"),
    ("@comment{jabref-meta: databaseType:bibtex;}@online{a, date = {2000}}", "bibtex"),
    ("@book{a, date = {2000}}@book{b, year = 1}@book{c, year = 2}", "bibtex"),
]


@pytest.mark.parametrize(("content", "dialect"), DIALECTS)
def test_the_dialect_is_detected(content, dialect):
    assert scan(Text("x.bib", content)).dialect == dialect


def test_the_dialect_can_be_told():
    assert scan(Text("x.bib", ""), "biblatex").dialect == "biblatex"


INHERITED = [
    ("biblatex", "mvbook", "book", "title", ("maintitle",)),
    ("biblatex", "mvbook", "inbook", "subtitle", ("mainsubtitle",)),
    ("biblatex", "book", "inbook", "title", ("booktitle",)),
    ("biblatex", "book", "inbook", "author", ("author", "bookauthor")),
    ("biblatex", "book", "inbook", "publisher", ("publisher",)),
    ("biblatex", "proceedings", "inproceedings", "title", ("booktitle",)),
    ("biblatex", "periodical", "article", "title", ("journaltitle",)),
    ("biblatex", "book", "inbook", "shorttitle", ()),
    ("biblatex", "book", "inbook", "options", ()),
    ("biblatex", "book", "book", "title", ("title",)),
    ("bibtex", "proceedings", "inproceedings", "title", ("title",)),
    ("bibtex", "proceedings", "inproceedings", "crossref", ()),
]


@pytest.mark.parametrize(("dialect", "parent", "child", "field", "names"), INHERITED)
def test_inheritance(dialect, parent, child, field, names):
    assert inherited_as(dialect, parent, child, field) == names
