"""Parsing any text raises no exception and loses nothing."""

import json
import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from paths import GOLD, TESTS

from bibtools.language.statements import SEE
from bibtools.model import Place, Raw, Span
from bibtools.parser.parser import parse, parse_many
from bibtools.parser.splitting import split_references
from bibtools.support.batches import SIZE

BITS = st.sampled_from(
    [
        *(
            "Ali Fuat Cebesoy",
            "Tüzel, Abidin",
            "T.B.M.M.",
            "TÜİK",
            "ÇELİK, N.",
            "vd.",
            "et al.",
            "Smith J, Doe AB",
        ),
        *("(Haz. Rıdvan Akın)", "Çev. X. Y.", "(ed.)", "hrsg. v.", "In:", "içinde", "a cura di", "Yay. haz."),
        *("Türk İstiklal Harbi", "“Başlık”", '"Title."', "«Titolo»,", "[Film]", "[y. 1281]", "Nutuk, I-III"),
        *(
            "İstanbul2009",
            "Ankara,",
            "1999",
            "(1",
            "16 Teşrinievvel 1336",
            "t.y.",
            "s. 12-15",
            "52 s.",
            "C.IV,S.3",
        ),
        *(
            "doi:10.1000/182",
            "https://x.org/a(b)",
            "ISBN 978-0-521-88068-8",
            "ISSN 0041-4255",
            "Yay.No.104-86",
        ),
        *(
            "•",
            "- -",
            "[8]",
            ";",
            ",",
            ".",
            ":",
            "—",
            "(",
            ")",
            "[",
            "“",
            "BOA",
            "DH.MKT, 1/2",
            "Resmî Gazete",
            "😀",
            "د",
        ),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=120), st.lists(BITS, max_size=14).map(" ".join), st.lists(BITS, max_size=10).map("".join)
)


def words_of(record):
    """Return all words in the segments and values of a record."""
    parts = [segment.text for segment in record.segments]
    for _, value in record.reference.items():
        parts += [str(value)] if isinstance(value, str) else [n.literal or str(n) for n in value]
    return set(re.findall(r"\w+", " ".join(parts)))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
@example("Kemal Er, “Köyler”, Belleten, XII, 1948, s. 211\u2011234.")
@example("\u2010")
def test_every_word_is_in_a_segment(text):
    record = parse(text)
    assert record.raw == text
    covered = set()
    for segment in record.segments:
        assert text[segment.span.start : segment.span.end] == segment.text
        covered.update(range(segment.span.start, segment.span.end))
    lost = [i for i, c in enumerate(text) if c.isalnum() and i not in covered]
    assert not lost
    assert 0 <= record.confidence <= 1


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_every_number_is_in_a_value_or_a_note(text):
    record = parse(text)
    values = [str(value) for _, value in record.reference.items()]
    values += [name.written for _, v in record.reference.items() if isinstance(v, tuple) for name in v]
    marks = [s.text for s in record.segments if s.label == "citation-number"]
    held = re.sub(r"\W+", "", " ".join([*values, *marks]))
    for number in re.findall(r"(?<![\w.])\d{3,}(?![\w.])", text):
        assert number in held


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_splitting_keeps_the_words_of_references(text):
    spans = split_references(text)
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    if any(c.isalnum() for c in text) and not re.search(SEE.bare(), text, re.IGNORECASE):
        kept = "".join(text[s.start : s.end] for s in spans)
        assert re.findall(r"\w", kept) == re.findall(r"\w", text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no words"),
        (" \t\u200b", "no words"),
        ("—–•", "no words"),
        ("تاريخ عثمانى انجمنى مجموعه سى، استانبول ١٣٢٨", "Arabic"),
        ("\x00\x01\x02", "no words"),
        ("a, " * 33_400, "characters"),
    ],
    ids=["empty", "blank", "dashes", "ottoman", "control", "long"],
)
def test_what_cannot_be_read_is_kept_as_a_note(text, reason):
    record = parse(text)
    assert record.reference.type == "document"
    assert record.reference.note == text.strip()
    assert [change.kind for change in record.changes] == ["note"]
    assert reason in record.changes[0].reason
    assert record.confidence == 0


def test_the_same_text_gives_the_same_record_in_any_order():
    lines = (GOLD / "tr.jsonl").read_text(encoding="utf-8").splitlines()[:40]
    assert list(parse_many(lines)) == list(parse_many(lines[::-1]))[::-1]


def test_many_references_are_parsed_as_each_alone_a_batch_at_a_time():
    lines = [json.loads(line)["raw"] for line in (GOLD / "tr.jsonl").read_text(encoding="utf-8").splitlines()]
    lines = ["", *lines[: SIZE + 5], "ibid., s. 5"]
    source = iter(lines)
    records = parse_many(source)
    assert next(records) == parse(lines[0])
    assert next(source) == lines[SIZE]
    assert list(records) == [parse(line) for line in (*lines[1:SIZE], *lines[SIZE + 1 :])]


def test_a_found_reference_keeps_its_place():
    raw = Raw("Abidin Tüzel, Türk İstiklal Harbi, Ankara, 1999", Place("a.txt", 3, 5), Span(40, 87), "• - ")
    record = parse(raw)
    assert record.place == Place("a.txt", 3, 5)
    assert record.raw == raw.text
    assert record.reference.title == "Türk İstiklal Harbi"


@pytest.mark.parametrize(
    "case",
    [
        line.split("\t")
        for line in (TESTS / "cases" / "parser" / "following.tsv").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ],
    ids=lambda case: case[0][-12:],
)
def test_pages_that_follow_are_told(case):
    raw, page, told = case
    record = parse(raw)
    assert (record.reference.page, record.reference.note) == (page, "")
    changes = [change for change in record.changes if change.field == "page"]
    assert [(change.before, change.kind) for change in changes] == ([(told, "note")] if told else [])
    assert all(raw[change.span.start : change.span.end] == told for change in changes)


@pytest.mark.parametrize("mark", [" ", "I", ",", "("])
@pytest.mark.parametrize(
    "line",
    [
        "Can Öz, Başlık, Kıyı {}Yayınları, Ankara 1990.",
        "Eda Kor, Köprü, Der. {}Can Öz ve Ali Ak, Ankara 1990.",
        "Celal Kor, {}Ben, Ankara 88 {}1990.",
        "BCA, 030.18/45 {}(H. 29 Ramazan 1277).",
        "Eda Kor, Köprü, Cambridge: Cambridge University {}Press, 1990.",
        "Kor, Eda {}Köprü, Ankara 1990.",
    ],
)
def test_a_long_run_of_one_mark_does_not_take_hours(line: str, mark: str) -> None:
    text = line.format(mark * 1_500, mark * 1_500)
    assert parse(text).raw == text
