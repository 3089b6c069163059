"""Restyled OpenDocument texts: the citations are those of the processor, and nothing else changes."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from bibtools.documents import read
from bibtools.documents.repacking import repacked
from bibtools.model.restyled import Restyled
from bibtools.pipeline.restyling.applying import RestyleOptions, restyle_document
from tests.documents.office import converted_all, needs_office, settled_all
from tests.paths import SHARED
from tests.pipeline.odt_articles import article
from tests.pipeline.restyled import ODD_MEMORIES
from tests.pipeline.restyled_odt import parts, text_of

pytestmark = pytest.mark.usefixtures("read_once")
STYLES = ("isnad-2-dipnotlu", "turk-tarih-kurumu", "chicago-notes-bibliography")
IN_TEXT = "apa-tr-7"
_SHARED = sorted((SHARED / "documents").glob("*.odt"))
_OTHERS = [path for path in sorted((SHARED / "documents").glob("*.docx")) if "makale" not in path.name]
"""Word documents that are not one of the OpenDocument texts, too: LibreOffice makes some of them."""
DOCUMENTS = ["own", *(path.name for path in _SHARED)]
ALL = [*DOCUMENTS, *(pytest.param(path.name, marks=needs_office) for path in _OTHERS)]
both = pytest.mark.parametrize("style", STYLES)
each_document = pytest.mark.parametrize("name", ALL)


@cache
def _converted() -> dict[str, bytes]:
    """Return the Word documents as LibreOffice saves them in OpenDocument."""
    with tempfile.TemporaryDirectory() as folder:
        made = converted_all(_OTHERS, "odt", Path(folder))
        return {path.name: file.read_bytes() for path, file in zip(_OTHERS, made, strict=True)}


@cache
def _data(name: str) -> bytes:
    if name == "own":
        return article()
    return (SHARED / "documents" / name).read_bytes() if name.endswith(".odt") else _converted()[name]


@cache
def _restyled(name: str, style: str, *, track: bool = False) -> Restyled:
    return _again(_data(name), style, track=track)


@cache
def _again(data: bytes, style: str, *, track: bool = False) -> Restyled:
    return restyle_document(data, "a.odt", (), RestyleOptions(style, "tr-TR", track))


def test_the_shared_documents_are_there() -> None:
    if not _SHARED:
        pytest.skip(f"{SHARED / 'documents'} is not on this machine")


@each_document
@both
def test_only_the_content_and_the_memory_change(name: str, style: str) -> None:
    old, new = parts(_data(name)), parts(_restyled(name, style).data)
    assert list(new) == list(old)
    assert {part for part in old if old[part] != new[part]} <= {"content.xml", "meta.xml"}
    assert _restyled(name, style).data.startswith(_data(name)[:38])  # The mimetype comes first and is stored.


@each_document
@both
def test_the_texts_are_those_that_are_reported_and_no_other_changes(name: str, style: str) -> None:
    made = restyle_document(_data(name), "a.odt", (), RestyleOptions(style, "tr-TR", complete=False))
    before, after = read(_data(name), "a.odt"), read(made.data, "a.odt")
    changed = {(each.before, each.after) for each in made.changes}
    texts = [
        [block.text for blocks in (doc.blocks, *(note.blocks for note in doc.notes)) for block in blocks]
        for doc in (before, after)
    ]
    differing = {(old, new) for old, new in zip(*texts, strict=True) if old != new}
    assert differing
    assert differing <= changed
    assert [(note.block, note.offset, note.number) for note in before.notes] == [
        (note.block, note.offset, note.number) for note in after.notes
    ]


@each_document
@pytest.mark.parametrize("style", [*STYLES, IN_TEXT])
def test_rejecting_all_tracked_changes_gives_the_text_back(name: str, style: str) -> None:
    old = parts(_data(name))["content.xml"]
    new = parts(_restyled(name, style, track=True).data)["content.xml"]
    assert text_of(new, rejected=True) == text_of(old)
    assert text_of(new) == text_of(parts(_restyled(name, style).data)["content.xml"])


@pytest.mark.parametrize("memory", ODD_MEMORIES, ids=lambda memory: memory[:20])
def test_a_memory_that_cannot_be_read_is_none(memory: str) -> None:
    once = _restyled("own", STYLES[0]).data
    root = etree.fromstring(parts(once)["meta.xml"])
    remembered = [each for each in root.iter() if "bibtools citations" in each.attrib.values()]
    assert len(remembered) == 1
    remembered[0].text = memory
    odd = repacked(once, {"meta.xml": etree.tostring(root)})
    assert _again(odd, IN_TEXT).changes


@each_document
@both
def test_restyling_again_changes_nothing(name: str, style: str) -> None:
    once = _restyled(name, style)
    twice = _again(once.data, style)
    assert twice.changes == ()
    assert twice.data == once.data
    assert _said(twice) == _said(once)


@each_document
@pytest.mark.parametrize(("first", "second"), [STYLES[:2], STYLES[1:], (STYLES[2], STYLES[0])])
def test_back_in_the_first_style_the_text_is_what_it_was(name: str, first: str, second: str) -> None:
    once = _restyled(name, first)
    back = _again(_again(once.data, second).data, first)
    assert text_of(parts(back.data)["content.xml"]) == text_of(parts(once.data)["content.xml"])


@each_document
def test_notes_that_only_cite_move_into_the_text_and_back(name: str) -> None:
    notes = _restyled(name, STYLES[1])
    text = _again(notes.data, IN_TEXT)
    assert _again(text.data, IN_TEXT).data == text.data
    if any(field.note < 0 for field in read(_data(name), "a.odt").fields):
        return  # Fields in the text stay there, in the style that they have.
    back = _again(text.data, STYLES[1])
    for one, other in zip(*(_all_texts(each.data) for each in (notes, back)), strict=True):
        assert one == other


def _all_texts(data: bytes) -> list[str]:
    """Return the body and the footnotes; endnotes come back as footnotes."""
    document = read(data, "a.odt")
    in_order = sorted(document.notes, key=lambda note: (note.block, note.offset))
    return [block.text for block in document.blocks] + [note.text for note in in_order]


def _said(made: Restyled) -> list[tuple[str, str]]:
    """Return what was kept and why; paragraphs have other numbers where the list has more of them."""
    return [(each.text, each.reason) for each in made.kept]


def _in_turns(names: Sequence[str], *, also: str = "") -> dict[str, tuple[str, str]]:
    """Return documents that take turns at the styles, by names for files; `also` is another style for each."""
    chosen = [(name, STYLES[turn % len(STYLES)]) for turn, name in enumerate(names)]
    chosen += [(name, also) for name in names if also]
    return {f"{name.partition('.')[0]}-{style}": (name, style) for name, style in chosen}


def _written(folder: Path, made: dict[str, bytes]) -> list[Path]:
    paths = [folder / f"{name}.odt" for name in made]
    for path, data in zip(paths, made.values(), strict=True):
        path.write_bytes(data)
    return paths


@needs_office
def test_libreoffice_rejects_and_accepts_what_was_tracked(tmp_path: Path) -> None:
    """Rejected, the texts are the old ones; accepted, they are those of a run without tracked changes."""
    made = _in_turns(DOCUMENTS, also=IN_TEXT)
    given = {key: _restyled(*each, track=True).data for key, each in made.items()}
    for command, expected in (
        ("RejectAllTrackedChanges", lambda name, style: _data(name)),
        ("AcceptAllTrackedChanges", lambda name, style: _restyled(name, style).data),
    ):
        folder = tmp_path / command
        folder.mkdir()
        for path, each in zip(
            settled_all(_written(folder, given), command, folder), made.values(), strict=True
        ):
            # LibreOffice settles the changes of the other author with ours.
            shown = [_without_others(text) for text in _all_texts(path.read_bytes())]
            assert shown == [_without_others(text) for text in _all_texts(expected(*each))], (command, each)


def _without_others(text: str) -> str:
    return text.replace("s.6 7", "s. 7")


@needs_office
def test_restyling_what_libreoffice_saved_changes_nothing(tmp_path: Path) -> None:
    """LibreOffice names styles and notes anew; what a citation means does not depend on the parser."""
    made = _in_turns(DOCUMENTS)
    given = {key: _restyled(*each).data for key, each in made.items()}
    for path, (name, style) in zip(
        converted_all(_written(tmp_path, given), "odt", tmp_path), made.values(), strict=True
    ):
        again = _again(path.read_bytes(), style)
        assert again.changes == (), (name, style)
        assert _said(again) == _said(_restyled(name, style)), (name, style)
        other = STYLES[STYLES.index(style) - 1]
        back = _again(_restyled(name, style).data, other)
        assert _again(path.read_bytes(), other).changes == back.changes, (name, style)


@needs_office
def test_libreoffice_opens_them_in_all_styles_and_shows_the_notes(tmp_path: Path) -> None:
    made = _in_turns([*DOCUMENTS, *(path.name for path in _OTHERS)], also=IN_TEXT)
    given = {key: _restyled(*each).data for key, each in made.items()}
    shown = converted_all(_written(tmp_path, given), "odt", tmp_path)
    for path, data, each in zip(shown, given.values(), made.values(), strict=True):
        assert _all_texts(path.read_bytes()) == _all_texts(data), each


_ITEM = (
    '{{"properties": {{"plainCitation": "{0}", "formattedCitation": "{0}"}}, "citationItems": [{{"id": 7, "itemData": '
    '{{"id": 7, "type": "book", "title": "Deniz", "author": [{{"family": "Kaptan", "given": "Ali"}}], '
    '"issued": {{"date-parts": [["1950"]]}}, "publisher-place": "Rize"}}}}]}}'
)
_OLD, _NEW = "Kaptan 1950", "Ali Kaptan, Deniz (Rize, 1950)."


def _field(kind: str, shown: str) -> str:
    code = f"ZOTERO_ITEM CSL_CITATION {_ITEM.format(shown)}".replace('"', "&quot;")
    if kind == "mark":
        mark = f'text:name="{code} RNDa1b2"/>'
        return f"<text:reference-mark-start {mark}{shown}<text:reference-mark-end {mark}"
    code = f'<field:param field:name="vnd.oasis.opendocument.field.code" field:value="ADDIN {code} "/>'
    start = '<field:fieldmark-start text:name="x" field:type="vnd.oasis.opendocument.field.UNHANDLED">'
    return f"{start}{code}</field:fieldmark-start>{shown}<field:fieldmark-end/>"


@pytest.mark.parametrize("kind", ["mark", "field"])
def test_live_fields_are_updated_in_place(kind: str) -> None:
    made = _again(article([_field(kind, _OLD)], ()), STYLES[0])
    document = read(made.data, "a.odt")
    assert [(each.kind, each.text, each.written) for each in document.fields] == [("zotero", _NEW, _NEW)]
    assert document.faults == ()
    content = parts(made.data)["content.xml"].decode()
    assert content.count(_NEW) == (4 if kind == "mark" else 2)  # What the code says, twice in each.
    assert content.count("RNDa1b2") == (2 if kind == "mark" else 0)
    again = _again(made.data, STYLES[0])
    assert again.data == made.data


def test_the_entries_of_libreoffice_are_left_with_a_reason() -> None:
    mark = (
        '<text:bibliography-mark text:identifier="kaptan" text:bibliography-type="book" text:author="Kaptan, Ali" '
        'text:title="Deniz" text:year="1950">[kaptan]</text:bibliography-mark>'
    )
    made = _again(article([mark], ()), STYLES[0])
    assert made.changes == ()
    assert [each.reason for each in made.kept] == ["LibreOffice makes its text anew when it opens the file"]
    assert mark in parts(made.data)["content.xml"].decode()
