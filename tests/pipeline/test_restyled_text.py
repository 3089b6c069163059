"""Restyling articles whose text cites by author and date, or by number."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from bibtools.documents import read
from bibtools.documents.repacking import repacked
from bibtools.model import Document
from bibtools.model.restyled import Restyled
from bibtools.pipeline.restyling.applying import RestyleOptions, restyle_document
from tests.documents.office import converted, needs_office
from tests.pipeline.articles import plain_article
from tests.pipeline.restyled import ODD_MEMORIES, paragraphs, parts

pytestmark = pytest.mark.usefixtures("read_once")
_DATA: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "pipeline" / "restyle-typed.toml").read_text(encoding="utf-8")
)
each_case = pytest.mark.parametrize(
    "case", _DATA["case"], ids=[f"{case['article']}-{case['style']}" for case in _DATA["case"]]
)
_NOTES, _TEXT = "isnad-2-dipnotlu", "apa-tr-7"


def _article(name: str) -> bytes:
    return plain_article(_DATA[name]["paragraphs"], _DATA[name]["list"])


def _restyled(data: bytes, style: str, *, track: bool = False) -> Restyled:
    return restyle_document(data, "a.docx", (), RestyleOptions(style, "tr-TR", track))


def _read(data: bytes) -> Document:
    return read(data, "a.docx")


@each_case
def test_the_text_and_the_notes_are_those_of_the_style(case: dict[str, Any]) -> None:
    made = _restyled(_article(case["article"]), case["style"])
    document = _read(made.data)
    count = len(case["body"])
    assert [block.text for block in document.blocks[:count]] == case["body"]
    if "list" in case:
        assert [block.text for block in document.blocks[count + 1 :]] == case["list"]
    for note, expected in zip(document.notes, case["notes"], strict=True):
        before, _, text = expected.partition("|")
        assert document.blocks[note.block].text[: note.offset].endswith(before)
        assert note.text == text
    assert len(made.kept) == len(case["kept"])
    for kept, expected in zip(made.kept, case["kept"], strict=True):
        assert f"{kept.text}: {kept.reason}".startswith(expected)


@each_case
def test_restyling_again_changes_nothing(case: dict[str, Any]) -> None:
    once = _restyled(_article(case["article"]), case["style"])
    twice = _restyled(once.data, case["style"])
    assert twice.changes == ()
    assert twice.data == once.data
    assert twice.kept == once.kept


@pytest.mark.parametrize("name", ["dated", "numbered"])
@pytest.mark.parametrize(
    ("first", "second"), [(_TEXT, _NOTES), (_NOTES, _TEXT), (_TEXT, "ieee"), ("ieee", _NOTES)]
)
def test_back_in_the_first_style_the_text_is_what_it_was(name: str, first: str, second: str) -> None:
    once = _read(_restyled(_article(name), first).data)
    back = _read(_restyled(_restyled(_restyled(_article(name), first).data, second).data, first).data)
    assert [block.text for block in back.blocks] == [block.text for block in once.blocks]
    assert [(note.block, note.offset, note.text) for note in back.notes] == [
        (note.block, note.offset, note.text) for note in once.notes
    ]


@each_case
def test_rejecting_all_tracked_changes_gives_the_text_back(case: dict[str, Any]) -> None:
    old = parts(_article(case["article"]))["word/document.xml"]
    new = parts(_restyled(_article(case["article"]), case["style"], track=True).data)["word/document.xml"]
    plain = parts(_restyled(_article(case["article"]), case["style"]).data)["word/document.xml"]
    assert paragraphs(new, rejected=True) == paragraphs(old)
    assert paragraphs(new) == paragraphs(plain)


@pytest.mark.parametrize(("style", "in_notes"), [(_NOTES, True), (_TEXT, False)])
def test_with_zotero_they_become_fields_where_they_go(style: str, in_notes: bool) -> None:
    options = RestyleOptions(style, "tr-TR", zotero=True)
    made = restyle_document(_article("dated"), "a.docx", (), options)
    fields = _read(made.data).fields
    assert len(fields) == 6
    assert all((field.note >= 0) == in_notes and field.text == field.written for field in fields)
    assert restyle_document(made.data, "a.docx", (), options).data == made.data


@pytest.mark.parametrize("memory", ODD_MEMORIES, ids=lambda memory: memory[:20])
def test_a_memory_that_cannot_be_read_is_none(memory: str) -> None:
    once = _restyled(_article("dated"), _NOTES).data
    part = "customXml/item1.xml"
    root = etree.fromstring(parts(once)[part])
    root.text = memory
    odd = repacked(once, {part: etree.tostring(root)})
    assert _restyled(odd, _TEXT).changes


@needs_office
def test_libreoffice_shows_the_new_footnotes(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(_restyled(_article("dated"), _NOTES).data)
    shown = read(converted(path, "odt", tmp_path))
    assert [note.text for note in shown.notes] == [note.text for note in read(path).notes]
    again = _restyled(converted(path, "docx", tmp_path).read_bytes(), _NOTES)
    assert again.changes == ()
