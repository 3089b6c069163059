"""OpenDocument articles that cite in the text, and their lists: the cases that Word documents have, and items."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bibtools.documents import read
from bibtools.model.restyled import Restyled
from bibtools.pipeline.restyling.applying import RestyleOptions, restyle_document
from bibtools.pipeline.sections import Section, read_sections
from tests.documents.office import needs_office, settled_all
from tests.pipeline.odt_articles import LIST, NOTES, article, plain_article
from tests.pipeline.restyled_odt import parts, text_of

pytestmark = pytest.mark.usefixtures("read_once")
_DATA: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "pipeline" / "restyle-typed.toml").read_text(encoding="utf-8")
)
each_case = pytest.mark.parametrize(
    "case", _DATA["case"], ids=[f"{case['article']}-{case['style']}" for case in _DATA["case"]]
)
_NOTES, _TEXT = "isnad-2-dipnotlu", "apa-tr-7"
_SECTIONS = read_sections({"Makaleler": {"type": ["article-journal"]}, "Kitaplar": {"type": ["book"]}})
_ALL = read_sections({"Hepsi": {}})


def _article(name: str) -> bytes:
    return plain_article(_DATA[name]["paragraphs"], _DATA[name]["list"])


def _restyled(
    data: bytes, style: str = _NOTES, *, track: bool = False, sections: tuple[Section, ...] = ()
) -> Restyled:
    return restyle_document(data, "a.odt", (), RestyleOptions(style, "tr-TR", track, sections=sections))


def _content(data: bytes) -> bytes:
    return parts(data)["content.xml"]


@each_case
def test_the_text_and_the_notes_are_those_of_the_style(case: dict[str, Any]) -> None:
    made = _restyled(_article(case["article"]), case["style"])
    document = read(made.data, "a.odt")
    count = len(case["body"])
    assert [block.text for block in document.blocks[:count]] == case["body"]
    if "list" in case:
        assert [block.text for block in document.blocks[count + 1 :]] == case["list"]
    for number, (note, expected) in enumerate(zip(document.notes, case["notes"], strict=True), 1):
        before, _, text = expected.partition("|")
        assert document.blocks[note.block].text[: note.offset].endswith(before)
        assert (note.text, note.number) == (text, str(number))
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
    once = _restyled(_article(name), first).data
    back = _restyled(_restyled(_restyled(_article(name), first).data, second).data, first).data
    assert text_of(_content(back)) == text_of(_content(once))


@each_case
def test_rejecting_all_tracked_changes_gives_the_text_back(case: dict[str, Any]) -> None:
    old = _article(case["article"])
    new = _content(_restyled(old, case["style"], track=True).data)
    assert text_of(new, rejected=True) == text_of(_content(old))
    assert text_of(new) == text_of(_content(_restyled(old, case["style"]).data))


def _list(data: bytes) -> list[str]:
    blocks = read(data, "a.odt").blocks
    start = next(at for at, block in enumerate(blocks) if block.text == "Kaynakça")
    return [
        f"{'#' * block.level * (block.kind == 'heading')} {block.text}".strip()
        for block in blocks[start + 1 :]
    ]


_OZ = "Öz, Can. “Rıhtım”. Belleten V/18 (1941)"
_BOOKS = [
    "Kılıç, Ayşe. Gümrük Tarihi. Ankara: Kıyı Yayınları, 2001.",
    "Kılıç, Ayşe. Liman Defterleri. Ankara: Kıyı Yayınları, 1998.",
]
each_list = pytest.mark.parametrize("numbered", [False, True], ids=["paragraphs", "items"])


@each_list
def test_a_work_that_only_notes_cite_is_added_as_the_others_are(numbered: bool) -> None:
    made = _restyled(article(NOTES[:4], LIST[:2], numbered=numbered))
    assert _list(made.data) == [*_BOOKS, f"{_OZ}."]
    kinds = {block.kind for block in read(made.data, "a.odt").blocks[-3:]}
    assert kinds == {"item" if numbered else "paragraph"}
    again = _restyled(made.data)
    assert (again.data, again.changes, again.added) == (made.data, (), ())


@each_list
@pytest.mark.parametrize("count", [2, 3])
def test_the_list_gets_the_headings_of_sections_once(count: int, numbered: bool) -> None:
    made = _restyled(article(NOTES[:4], LIST[:count], numbered=numbered), sections=_SECTIONS)
    entry = f"{_OZ}." if count == 2 else f"{_OZ}, 1-20."
    assert _list(made.data) == ["## Makaleler", entry, "## Kitaplar", *_BOOKS]
    again = _restyled(made.data, sections=_SECTIONS)
    assert (again.data, again.changes) == (made.data, ())
    assert _list(_restyled(made.data, sections=_ALL).data)[0] == "## Hepsi"


@each_list
def test_rejecting_what_was_added_gives_the_list_back(numbered: bool) -> None:
    data = article(NOTES[:4], LIST[:2], numbered=numbered)
    for given, others in ((data, _ALL), (_restyled(data, sections=_SECTIONS).data, _ALL)):
        tracked = _content(_restyled(given, track=True, sections=others).data)
        assert text_of(tracked, rejected=True) == text_of(_content(given))
        assert text_of(tracked) == text_of(_content(_restyled(given, sections=others).data))


@needs_office
def test_libreoffice_gives_the_list_and_the_text_back_when_it_rejects(tmp_path: Path) -> None:
    given = {
        f"{number}{numbered}": data
        for numbered in (False, True)
        for number, data in enumerate(_sectioned(numbered=numbered))
    } | {name: _article(name) for name in ("dated", "numbered", "places")}
    for command in ("RejectAllTrackedChanges", "AcceptAllTrackedChanges"):
        folder = tmp_path / command
        folder.mkdir()
        paths = [folder / f"{name}.odt" for name in given]
        for path, data in zip(paths, given.values(), strict=True):
            path.write_bytes(_restyled(data, track=True, sections=_ALL).data)
        for path, data in zip(settled_all(paths, command, folder), given.values(), strict=True):
            expected = data if command.startswith("Reject") else _restyled(data, sections=_ALL).data
            assert _shown(path.read_bytes()) == _shown(expected), (command, path.stem)


def _sectioned(*, numbered: bool) -> list[bytes]:
    data = article(NOTES[:2], LIST[:2], numbered=numbered)
    return [data, _restyled(data, sections=_SECTIONS).data]


def _shown(data: bytes) -> tuple[list[tuple[str, str]], list[str]]:
    document = read(data, "a.odt")
    return [(block.kind, block.text) for block in document.blocks], [note.text for note in document.notes]
