"""CSL-JSON, RIS and jsonl: tolerant readers with places, and the registry."""

from __future__ import annotations

import pytest

from bibtools.errors import InputError, UsageError
from bibtools.formats import ENDINGS, FORMATS, dump, format_of, load, pieces, read
from bibtools.formats.jsonl import read_records
from bibtools.formats.registry import WRITTEN
from bibtools.model import Change, Date, Name, Origin, Place, Record, Reference, Segment, Span, Text

REFERENCE = Reference(
    id="cebesoy2017",
    type="book",
    author=(Name("Cebesoy", "Ali Fuat"), Name(others=True)),
    title="Moskova Hatıraları",
    publisher_place="İstanbul",
    issued=Date("2017"),
)


def told(text: Text, format: str) -> tuple[list[str], list[str]]:
    loaded = read(text, format)
    places = (text.place(fault.span.start) for fault in loaded.faults)
    faults = [f"{at.line}:{at.column} {fault.kind}" for at, fault in zip(places, loaded.faults, strict=True)]
    assert len(loaded.spans) == len(loaded.references)
    return [reference.id for reference in loaded.references], faults


CSL = [
    ('[{"id": "a", "type": "book"}, {"id": "b"}]', ["a", "b"], []),
    ('{"id": "a"}', ["a"], []),
    ('{"config": 1, "items": [{"id": "a"}]}', ["a"], []),
    ('[\n{"id": "a"},\n3,\n"x",\n{"id": "b"}]', ["a", "b"], ["3:1 item", "4:1 item"]),
    ('[\n  {"id": "a", },\n  {"id": "b"}\n]', ["b"], ["2:15 json"]),
    ('[\n  {\n    "id": "a"\n    "x": 1\n  },\n  {\n    "id": "b"\n  }\n]', ["b"], ["4:5 json"]),
    ("[]", [], []),
    ("hello", [], ["1:1 json"]),
    ("", [], ["1:1 json"]),
    ('[{"id": "a"}', ["a"], ["1:13 json"]),
    ("[" * 100_000, [], ["1:2 json"]),
]


@pytest.mark.parametrize(("content", "keys", "faults"), CSL, ids=range(len(CSL)))
def test_csl_json(content, keys, faults):
    assert told(Text("x.json", content), "csl-json") == (keys, faults)


RIS = """1.
TY  - BOOK
AU  - Cebesoy, Ali Fuat
AU  - Türk Tarih Kurumu
TI  - Moskova Hatıraları: uzun
      bir başlık
PY  - 2017
DA  - 2017/03/05/
CY  - İstanbul
SN  - 975
XX  - unknown
N1  - original-date: 1955
ID  - a
ER  -

junk
TY  - JOUR
T2  - Belleten
SP  - 1
EP  - 10
IS  - 3
ID  - b
TY  - HEAR
ID  - c
"""


def test_ris():
    text = Text("x.ris", RIS)
    assert told(text, "ris") == (["a", "b", "c"], ["16:1 text", "17:1 no-end", "23:1 no-end"])
    first, second, third = load(text)
    assert first.author == (Name("Cebesoy", "Ali Fuat"), Name(literal="Türk Tarih Kurumu"))
    assert (first.title, first.issued) == ("Moskova Hatıraları: uzun bir başlık", Date("2017-03-05"))
    assert (first.original_date, first.isbn, first.extra["ris-XX"]) == (Date("1955"), "975", "unknown")
    assert (second.container_title, second.page, second.issue) == ("Belleten", "1-10", "3")
    assert third.type == "hearing"
    assert text.content[read(text).spans[1].start :].startswith("TY  - JOUR")


def test_ris_is_written_as_others_read_it():
    written = dump([REFERENCE], "ris")
    assert written == (
        "TY  - BOOK\nAU  - Cebesoy, Ali Fuat\nAU  - et al.\nTI  - Moskova Hatıraları\n"
        "CY  - İstanbul\nPY  - 2017\nID  - cebesoy2017\nER  - \n"
    )
    assert dump([], "ris") == ""


def test_jsonl_keeps_whole_records():
    origin = Origin(Span(0, 8), "parse", 0.5, inferred=True)
    record = Record(
        REFERENCE.with_origin("author", origin),
        "Ali Fuat Cebesoy",
        Place("x.txt", 3, 2),
        (Segment("author", Span(0, 16), "Ali Fuat Cebesoy"),),
        (Change("title", "a", "b", "normalise", "correct", "why", Span(1, 2)),),
        0.75,
    )
    ((back, span),), faults = read_records(Text("x.jsonl", dump([record], "jsonl")))
    assert (back, dict(back.reference.origins), faults, span.start) == (record, {"author": origin}, (), 0)
    text = Text("x.jsonl", '\n{"reference": {"id": "a"}}\n{"x": 1}\nnot json\n3\n')
    assert told(text, "jsonl") == (["a"], ["3:1 item", "4:1 json", "5:1 item"])


RECORDS = [
    Record(Reference("a", "book", title="Birinci", author=(Name("Ak", "Ali"),), issued=Date("1920"))),
    Record(Reference("b", "article-journal", title='İki "tırnak" satır', page="1-2"), raw="ham"),
    Record(Reference("c", "document", note="Üç")),
]


@pytest.mark.parametrize("format", WRITTEN)
def test_a_format_is_written_a_reference_at_a_time_and_read_back(format):
    for count in range(4):
        text = "".join(pieces(RECORDS[:count], format))
        assert text == dump(RECORDS[:count], format)
        if count:
            assert load(Text("x", text), format) == [record.reference for record in RECORDS[:count]]
    asked = []
    written = pieces((asked.append(each) or each for each in RECORDS), format)
    assert "Birinci" in next(written)
    assert len(asked) == 1


def test_options_belong_to_formats():
    for name, format in WRITTEN.items():
        for option, said in format.options.items():
            assert said
            assert dump([REFERENCE], name, **{option: True}).isascii()
        if "ascii" not in format.options:
            with pytest.raises(UsageError, match=f"“{name}” has no option “ascii”") as caught:
                dump([REFERENCE], name, ascii=True)
            assert caught.value.hint


def test_an_ending_belongs_to_one_format():
    endings = [ending for format in FORMATS.values() for ending in format.endings]
    assert len(endings) == len(set(endings))
    assert {ending: FORMATS[name].name for ending, name in ENDINGS.items()} == ENDINGS


def test_formats_are_found_by_name_and_ending(tmp_path):
    for name, format in WRITTEN.items():
        path = tmp_path / f"{name}{format.endings[0]}"
        path.write_text(dump([REFERENCE], name), encoding="utf-8")
        assert load(path) == [REFERENCE]
        assert load(Text("anything", path.read_text(encoding="utf-8")), name) == [REFERENCE]
    with pytest.raises(UsageError) as caught:
        dump([], "bibtxe")
    assert "bibtex" in caught.value.hint
    with pytest.raises(UsageError, match="docx"):
        format_of("a.docx")
    with pytest.raises(InputError, match="JSON") as wrong:
        load(Text("x.json", "\nhello"))
    assert wrong.value.line == 2


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - WRITTEN.keys()))
def test_a_format_that_is_only_read_is_not_written(name):
    with pytest.raises(UsageError, match="is read, not written") as caught:
        dump([REFERENCE], name)
    assert "bibtex" in caught.value.hint
