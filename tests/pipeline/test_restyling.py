"""Restyled Word documents: the citations are those of the processor, and nothing else changes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from bibtools.documents import read
from bibtools.documents.repacking import repacked
from bibtools.model.restyled import Restyled
from bibtools.pipeline.restyling.applying import RestyleOptions, restyle_document
from tests.documents.office import converted_all, needs_office
from tests.paths import SHARED
from tests.pipeline.articles import LIST, NOTES, article
from tests.pipeline.restyled import MAY_CHANGE, MAY_COME, paragraphs, parts

pytestmark = pytest.mark.usefixtures("read_once")
STYLES = ("isnad-2-dipnotlu", "turk-tarih-kurumu", "chicago-notes-bibliography")
_SHARED = sorted((SHARED / "documents").glob("*.docx"))
DOCUMENTS = ["own", *(path.name for path in _SHARED)]
both = pytest.mark.parametrize("style", STYLES)
each_document = pytest.mark.parametrize("name", DOCUMENTS)


@cache
def _data(name: str) -> bytes:
    return article() if name == "own" else (SHARED / "documents" / name).read_bytes()


@cache
def _restyled(name: str, style: str, *, track: bool = False) -> Restyled:
    return _again(_data(name), style, track=track)


@cache
def _again(data: bytes, style: str, *, track: bool = False) -> Restyled:
    return restyle_document(data, "a.docx", (), RestyleOptions(style, "tr-TR", track))


def test_the_shared_documents_are_there() -> None:
    if not _SHARED:
        pytest.skip(f"{SHARED / 'documents'} is not on this machine")


@each_document
@both
def test_only_parts_with_citations_change(name: str, style: str) -> None:
    old, new = parts(_data(name)), parts(_restyled(name, style).data)
    assert list(new)[: len(old)] == list(old)
    assert {part for part in old if old[part] != new[part]} <= MAY_CHANGE
    assert all(MAY_COME.fullmatch(each) for each in set(new) - set(old))


@each_document
@both
def test_the_texts_are_those_that_are_reported_and_no_other_changes(name: str, style: str) -> None:
    made = restyle_document(_data(name), "a.docx", (), RestyleOptions(style, "tr-TR", complete=False))
    before, after = read(_data(name), "a.docx"), read(made.data, "a.docx")
    changed = {(each.before, each.after) for each in made.changes}
    texts = [
        [block.text for blocks in (doc.blocks, *(note.blocks for note in doc.notes)) for block in blocks]
        for doc in (before, after)
    ]
    differing = {(old, new) for old, new in zip(*texts, strict=True) if old != new}
    assert differing
    assert differing <= changed


@each_document
@both
def test_rejecting_all_tracked_changes_gives_the_text_back(name: str, style: str) -> None:
    old, new = parts(_data(name)), parts(_restyled(name, style, track=True).data)
    plain = parts(_restyled(name, style).data)
    for part in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
        if part in old:
            assert paragraphs(new[part], rejected=True) == paragraphs(old[part])
            assert paragraphs(new[part]) == paragraphs(plain[part])


@each_document
@both
def test_restyling_again_changes_nothing(name: str, style: str) -> None:
    once = _restyled(name, style)
    twice = _again(once.data, style)
    assert twice.changes == ()
    assert twice.data == once.data
    assert _said(twice) == _said(once)


@needs_office
def test_restyling_what_libreoffice_saved_changes_nothing(tmp_path: Path) -> None:
    """Other programs number notes anew and write all parts; what a citation means does not depend on the parser.

    The documents take turns at the styles: all with all take half a minute.
    """
    plain = [name for name in DOCUMENTS if not read(_data(name), "a.docx").fields]
    made = [(name, STYLES[turn % len(STYLES)]) for turn, name in enumerate(plain)]
    paths = [tmp_path / f"{style}-{name.removesuffix('.docx')}.docx" for name, style in made]
    for path, (name, style) in zip(paths, made, strict=True):
        path.write_bytes(_restyled(name, style).data)
    for path, (name, style) in zip(converted_all(paths, "docx", tmp_path / "saved"), made, strict=True):
        again = _again(path.read_bytes(), style)
        assert again.changes == (), (name, style)
        assert _said(again) == _said(_restyled(name, style)), (name, style)
        # LibreOffice 7.4 mixes up notes whose ids are not in the order of their marks.
        if _notes(path.read_bytes()) == _notes(_restyled(name, style).data):
            other = STYLES[STYLES.index(style) - 1]
            back = _again(_restyled(name, style).data, other)
            assert _again(path.read_bytes(), other).changes == back.changes, (name, style)


@each_document
@pytest.mark.parametrize(("first", "second"), [STYLES[:2], STYLES[1:], (STYLES[2], STYLES[0])])
def test_back_in_the_first_style_the_text_is_what_it_was(name: str, first: str, second: str) -> None:
    once = _restyled(name, first)
    back = _again(_again(once.data, second).data, first)
    for part in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
        if part in parts(once.data):
            assert paragraphs(parts(back.data)[part]) == paragraphs(parts(once.data)[part])


@needs_office
def test_libreoffice_opens_them_in_all_styles_and_shows_the_notes(tmp_path: Path) -> None:
    made = [(name, style) for name in DOCUMENTS for style in ("", *STYLES)]
    paths = [tmp_path / f"{style or 'old'}-{name.removesuffix('.docx')}.docx" for name, style in made]
    for path, (name, style) in zip(paths, made, strict=True):
        path.write_bytes(_restyled(name, style).data if style else _data(name))
    shown: dict[str, list[str]] = {}
    for path, (name, style) in zip(converted_all(paths, "odt", tmp_path), made, strict=True):
        texts = [_one_line(block.text) for note in read(path).notes for block in note.blocks]
        if not style:
            shown[name] = texts
            continue
        notes = [each for each in _restyled(name, style).changes if each.place.startswith("note")]
        changed = {_one_line(each.before): _one_line(each.after) for each in notes}
        assert [changed.get(text, text) for text in shown[name]] == texts, (name, style)


@needs_office
def test_libreoffice_shows_the_notes_that_stay_where_others_moved_into_the_text(tmp_path: Path) -> None:
    # The first note that stays has a comment; that of the third one is added to it.
    cases = (NOTES[:3], (NOTES[0], NOTES[4], NOTES[4], NOTES[3]), (NOTES[4], NOTES[3]))
    paths = [tmp_path / f"{len(notes)}.docx" for notes in cases]
    for path, notes in zip(paths, cases, strict=True):
        path.write_bytes(_again(article(notes, LIST[:2]), IN_TEXT).data)
    for path, shown in zip(paths, converted_all(paths, "odt", tmp_path), strict=True):
        texts = [[_one_line(note.text) for note in read(each).notes] for each in (path, shown)]
        assert texts[0] == texts[1], path.name


def _said(made: Restyled) -> list[tuple[str, str]]:
    """Return what was kept and why; paragraphs have other numbers where the list has more of them."""
    return [(each.text, each.reason) for each in made.kept]


def _notes(data: bytes) -> list[str]:
    return [note.text for note in read(data, "a.docx").notes]


def _one_line(text: str) -> str:
    return " ".join(text.replace("\u2011", "-").split())


def test_comments_say_why_and_formatting_bookmarks_and_other_peoples_changes_stay() -> None:
    new = parts(_restyled("own", "isnad-2-dipnotlu").data)
    notes = new["word/footnotes.xml"].decode()
    comments = new["word/comments.xml"].decode()
    assert comments.count("<w:comment ") == 1
    assert "“Kimse, a.g.t., s. 3.” is left as it is: it repeats a work" in comments
    assert new["word/document.xml"].decode().count("<w:commentReference ") == 1
    assert '<w:bookmarkStart w:id="7" w:name="yer"/><w:bookmarkEnd w:id="7"/>' in notes
    assert '<w:del w:id="3" w:author="Yazar"><w:r><w:delText>6</w:delText></w:r></w:del>' in notes
    assert "<!-- kept -->" in notes
    assert (
        '<w:rFonts w:ascii="Garamond"/><w:i/><w:iCs/><w:lang w:val="tr-TR"/></w:rPr><w:t>Liman Defterleri</w:t>'
        in notes
    )
    assert notes.count("<w:r><w:rPr><w:b/></w:rPr><w:t>için</w:t></w:r>") == 1


def test_a_corrected_entry_takes_the_place_of_what_was_read() -> None:
    from bibtools import Date, Name, Reference

    corrected = Reference(
        "x", "book", (Name("Kılıç", "Ayşe"),), title="Liman Defterleri", issued=Date("1999"), language="tr"
    )
    made = restyle_document(_data("own"), "a.docx", [corrected], RestyleOptions(STYLES[2], "tr-TR"))
    assert made.changes[0].after == "Ayşe Kılıç, Liman Defterleri (1999), 45."
    assert "Kılıç, Ayşe. Liman Defterleri. 1999." in {each.after for each in made.changes}


def test_what_a_person_changed_since_is_read_anew() -> None:
    once = parts(_restyled("own", STYLES[1]).data)
    notes = once["word/footnotes.xml"].decode().replace("s. 47 vd.", "s. 49.", 1)
    made = _again(
        repacked(_restyled("own", STYLES[1]).data, {"word/footnotes.xml": notes.encode()}), STYLES[0]
    )
    after = [each.after for each in made.changes if each.place == "note 2"]
    assert after[0].startswith(
        "Bu görüş tartışmalıdır.  Ayrıntılı bilgi için bkz. Kılıç, Liman Defterleri, 49"
    )


def _zotero(data: bytes, style: str) -> Restyled:
    return restyle_document(data, "a.docx", (), RestyleOptions(style, "tr-TR", zotero=True))


@each_document
def test_zotero_fields_hold_works_and_locators_and_are_never_doubled(name: str) -> None:
    made = _zotero(_data(name), STYLES[2])
    document = read(made.data, "a.docx")
    fields = [field for field in document.fields if field.note >= 0 and field.kind == "zotero"]
    typed = [each for each in made.changes if each.place.startswith("note")]
    assert len(fields) >= len({each.place for each in typed}) - 2  # Fields of other programs stay theirs.
    assert all(item.reference is not None for field in fields for item in field.items)
    assert all(field.text == field.written for field in fields)
    assert set(document.faults) <= set(read(_data(name), "a.docx").faults)
    if not read(_data(name), "a.docx").fields:
        again = _zotero(made.data, STYLES[2])
        assert again.data == made.data
        assert again.changes == ()


def test_zotero_finds_the_locators_the_bibliography_and_the_style() -> None:
    made = _zotero(article(NOTES[:4]), STYLES[2])
    document = read(made.data, "a.docx")
    cited = [(item.key, item.locator, item.label) for field in document.fields for item in field.items]
    assert cited == [
        *(("kilic1998", "45", "page"), ("kilic1998", "47 vd.", "page")),
        *(("oz1941", "5", "page"), ("oz1941", "7", "page")),
    ]
    assert [block.bibliography for block in document.blocks[-3:]] == ["zotero"] * 3
    preferences = parts(made.data)["docProps/custom.xml"].decode()
    assert "ZOTERO_PREF_1" in preferences
    assert "http://www.zotero.org/styles/chicago-notes-bibliography" in "".join(
        each.text or "" for each in etree.fromstring(preferences.encode()).iter("{*}lpwstr")
    )


IN_TEXT = "apa-tr-7"


@each_document
def test_notes_that_only_cite_move_into_the_text_and_back(name: str) -> None:
    notes = _restyled(name, STYLES[1])
    text = _again(notes.data, IN_TEXT)
    assert _again(text.data, IN_TEXT).data == text.data
    if any(field.note < 0 for field in read(_data(name), "a.docx").fields):
        return  # Fields in the text stay there, in the style that they have.
    back = _again(text.data, STYLES[1])
    for one, other in zip(*(_all_texts(each.data) for each in (notes, back)), strict=True):
        assert one == other


@each_document
def test_moved_citations_that_are_rejected_leave_the_notes(name: str) -> None:
    old, new = parts(_data(name)), parts(_again(_data(name), IN_TEXT, track=True).data)
    for part in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
        if part in old:
            assert paragraphs(new[part], rejected=True) == paragraphs(old[part])


def _all_texts(data: bytes) -> list[str]:
    """Return the body and the footnotes; endnotes come back as footnotes."""
    document = read(data, "a.docx")
    in_order = sorted(document.notes, key=lambda note: (note.block, note.offset))
    return [block.text for block in document.blocks] + [note.text for note in in_order]


def test_a_citation_in_the_text_stands_before_the_full_stop() -> None:
    made = read(_again(article(), IN_TEXT).data, "a.docx")
    assert made.blocks[0].text.startswith("Limanlar bu yıllarda büyüdü (Kılıç, 1998, s. 45).Limanlar")
    assert [note.text for note in made.notes] == [
        "Bu görüş tartışmalıdır.  Ayrıntılı bilgi için bkz. (Kılıç, 1998, s. 47 vd.); "
        "aksi görüş için bkz. (Öz, 1941, s. 5).",
        *("Bu konuda farklı görüşler vardır.", "Kimse, a.g.t., s. 3."),
        "(Kılıç, 1998, s. 50; Öz, 1941, s. 8).\t(Çeviri bana ait.)",
    ]
