"""What .bib fields say: dates, types, whole entries; and what is written for a reference."""

from __future__ import annotations

import json

import pytest
from paths import TESTS

from bibtools.bibtex.dates import read_date, write_date
from bibtools.formats import load
from bibtools.formats.bibtex import dump, from_fields, to_fields
from bibtools.formats.bibtex.types import WRITTEN, csl_type
from bibtools.linter.runner import check_documents
from bibtools.linter.settings import CheckSettings
from bibtools.model import TYPES, Date, Name, Reference, Text
from bibtools.model.datamodel import known_fields, known_types
from bibtools.model.datamodel.biblatex import TYPE_ALIASES
from bibtools.pipeline.check_documents import make_document

CASES = TESTS / "cases" / "formats"


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_entries(dialect):
    expected = json.loads((CASES / "entries" / f"{dialect}.json").read_text(encoding="utf-8"))
    found = load(str(CASES / "entries" / f"{dialect}.bib"))
    assert [reference.to_csl() for reference in found] == expected


DATES = [
    ({"year": "1920", "month": "oct", "day": "16"}, Date("1920-10-16")),
    ({"year": "1920", "month": "10"}, Date("1920-10")),
    ({"year": "1920", "month": "16~oct"}, Date("1920-10-16")),
    ({"year": "1920", "month": "Ekim"}, Date("1920-10")),
    ({"year": "1914--1918"}, Date("1914/1918")),
    ({"year": "1988?"}, Date("1988?")),
    ({"year": "2014-09"}, Date("2014-09")),
    ({"year": "c.~1988"}, "c.\u00a01988"),
    ({"year": "1988", "month": "soon"}, Date("1988")),
    ({"year": "n.d.", "month": "5"}, "n.d."),
    ({"month": "5"}, None),
    ({"year": "t.y."}, "t.y."),
    ({"date": "1920-10-16", "year": "1920"}, Date("1920-10-16")),
    ({"date": "1920-10-16", "year": "1921"}, Date("1921")),
    ({"date": "16.10.1920"}, "16.10.1920"),
    ({"date": "1920-10-16", "calendar": "rumi", "writtendate": "x"}, Date("1920-10-16", "rumi", "x")),
    ({"date": "1920", "calendar": "maya"}, Date("1920")),
]


@pytest.mark.parametrize(("fields", "date"), DATES, ids=[str(case[0]) for case in DATES])
def test_dates_are_read(fields, date):
    assert read_date(fields, "")[0] == date


def test_dates_are_written_for_people_and_for_the_dialect():
    date = Date("1920-10-16", "rumi", "16 Teşrinievvel 1336")
    said = {"calendar": "rumi", "writtendate": "16 Teşrinievvel 1336"}
    assert write_date(date, "", "biblatex") == {"date": "1920-10-16", **said}
    assert write_date(date, "", "bibtex") == {"year": "1920", "month": "oct", "day": "16", **said}
    assert write_date(Date("1914/1918"), "", "bibtex") == {"year": "1914--1918", "date": "1914/1918"}
    assert write_date(Date("1988?"), "orig", "bibtex") == {"origdate": "1988?"}


def test_every_csl_type_is_written_and_every_entry_type_read():
    for dialect in ("bibtex", "biblatex"):
        assert set(WRITTEN[dialect]) == TYPES
        for csl in TYPES:
            entry_type, fields = to_fields(Reference(id="k", type=csl, title="T"), dialect)
            assert entry_type in known_types(dialect)
            assert from_fields(entry_type, fields, dialect, key="k").type == csl
    free = {"set", "xdata", "bibnote", *(f"custom{letter}" for letter in "abcdef"), "custom"}
    assert {name for name in known_types("biblatex") - free if csl_type(name) is None} == set()


@pytest.mark.parametrize("alias", sorted(TYPE_ALIASES))
def test_an_alias_is_known_everywhere_by_its_one_line(alias):
    target = TYPE_ALIASES[alias]
    assert alias in known_types("biblatex")
    assert csl_type(alias) == csl_type(target) is not None
    assert known_fields("biblatex", alias) == known_fields("biblatex", target)
    assert from_fields(alias, {"title": "T"}).type == from_fields(target, {"title": "T"}).type
    assert from_fields(alias, {"title": "T"}).get("entrytype") is None
    settings = CheckSettings(select=("TYP",), dialect="biblatex")
    content = f"@{alias}{{a, author = {{A}}, title = {{T}}, date = {{2020}}, url = {{http://a.b}}}}"
    assert check_documents([make_document(Text("x.bib", content), settings)], settings) == []


PLAIN = Reference(
    id="tbmm1920",
    type="hearing",
    author=(Name(literal="Türkiye Büyük Millet Meclisi", written="T.B.M.M."),),
    title="Gizli Celse Zabıtları",
    issued=Date("1920-10-16", "rumi", "16 Teşrinievvel 1336"),
)
GOLDEN = """@misc{tbmm1920,
  author = {{Türkiye Büyük Millet Meclisi}},
  authorwritten = {{T.B.M.M.}},
  title = {Gizli Celse Zabıtları},
  date = {1920-10-16},
  calendar = {rumi},
  writtendate = {16 Teşrinievvel 1336},
  csltype = {hearing},
}
"""


def test_what_is_written_is_calm():
    assert dump([PLAIN]) == GOLDEN
    ascii_only = dump([PLAIN], "bibtex", ascii=True)
    assert ascii_only.isascii()
    assert "  month = oct,\n" in ascii_only
    assert "Te{\\c{s}}rinievvel" in ascii_only


EDITS = [
    ({"csltype": "hearing", "title": "T"}, "book", "book"),
    ({"cslextra": '{"author": [{"family": "A B"}]}', "author": "A B"}, "misc", "A B"),
    ({"cslextra": '{"author": [{"family": "A B"}]}', "author": "New, Name"}, "misc", "Name New"),
    ({"cslextra": "{broken", "author": "New, Name"}, "misc", "Name New"),
]


def test_a_hand_edit_counts_more_than_what_was_kept_beside_it():
    (first, *others) = EDITS
    assert from_fields(first[1], first[0]).type == first[2]
    for fields, entry_type, name in others:
        assert str(from_fields(entry_type, fields).author[0]) == name
    assert from_fields("misc", EDITS[3][0]).extra == {"cslextra": "{broken"}
