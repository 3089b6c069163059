"""Whatever the text: readers end, places and offsets fit, and other writers' files give the same notes."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents.packing import flat_odt, parts_of
from hypothesis import given, settings
from hypothesis import strategies as st
from paths import TESTS

from bibtools.documents import read
from bibtools.model import Document, Note
from tests.documents.office import converted, needs_office

CASES = TESTS / "cases" / "documents"
PIECES = {
    "md": "# |a|*b*|[^1]|\n|[^1]: c|> |- |1. |@k|[|]|`|&amp;|<p>|\u00ad|\\|:::|| x",
    "tex": "\\footnote{|}|{|\\cite[1]{k}|\\\\|%|\n|\n\n|\\item|[|]|$|\\begin{list}|\\end{list}|\\c{s}|~|a|\\verb|&",
    "rtf": "{\\rtf1 |{|}|\\par|\\'fc|\\u8217?|\\footnote |\\*|\\field|\\fldinst |\\fldrslt |a|\\v |\\cell|\n|\\",
    "html": "<p>|<a href=#a>1</a>|<li id=a>|</p>|<ol>|<nav>|</nav>|<main>|<td>|&nbsp;|a|\n|<i hidden>|</i>|\u00ad|<",
    "txt": "[1]|a|\n|\n\n| |b.[2]|[2] c|\r\n|¹",
}


def check(document: Document) -> None:
    text = document.text
    for offset in range(0, len(text.content) + 1, 3):
        assert text.place(offset).file == document.name
    for block in (*document.blocks, *(block for note in document.notes for block in note.blocks)):
        assert block.text == block.text.strip()
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.italics)
    for note in document.notes:
        assert note.block == -1 or 0 <= note.offset <= len(document.blocks[note.block].text)
    for field in document.fields:
        assert document.block_of(field).text[field.span.start : field.span.end] == field.text
    for (note, index), start in document.starts().items():
        block = document.blocks[index] if note < 0 else document.notes[note].blocks[index]
        assert text.content[start : start + len(block.text)] == block.text


@pytest.mark.parametrize("ending", PIECES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_text_is_read(ending: str, data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.sampled_from(PIECES[ending].split("|")), max_size=30))
    start = "{\\rtf1 " if ending == "rtf" else ""
    check(read((start + "".join(pieces)).encode(), f"a.{ending}"))


@needs_office
@pytest.mark.parametrize("ending", ["odt", "rtf", "html", "docx"])
def test_notes_survive_libreoffice(ending: str, tmp_path: Path) -> None:
    parts = parts_of((CASES / "odt" / "blocks-and-notes.txt").read_text("utf-8"))
    source = tmp_path / "not.fodt"
    source.write_bytes(flat_odt(parts))
    before = read(source)
    after = read(converted(source, ending, tmp_path))
    # Some formats have the mark of a note that is not numbered in its text too.
    texts = [note.text.removeprefix(f"{note.number}\t") for note in after.notes]
    assert texts == [note.text for note in before.notes]
    assert [_before_mark(after, note) for note in after.notes] == [
        _before_mark(before, note) for note in before.notes
    ]
    check(after)


def _before_mark(document: Document, note: Note) -> str:
    assert note.block >= 0
    return document.blocks[note.block].text[: note.offset]
