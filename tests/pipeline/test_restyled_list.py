"""The reference list of a restyled document: works that only notes cite, and headings."""

from __future__ import annotations

import pytest

from bibtools.documents import read
from bibtools.model.restyled import Restyled
from bibtools.pipeline.restyling.applying import RestyleOptions, restyle_document
from bibtools.pipeline.sections import Section, read_sections
from tests.pipeline.articles import LIST, NOTES, article
from tests.pipeline.restyled import paragraphs, parts

pytestmark = pytest.mark.usefixtures("read_once")
_STYLE = "isnad-2-dipnotlu"
_SECTIONS = read_sections({"Makaleler": {"type": ["article-journal"]}, "Kitaplar": {"type": ["book"]}})
_OZ = "Öz, Can. “Rıhtım”. Belleten V/18 (1941)."
_BOOKS = [
    "Kılıç, Ayşe. Gümrük Tarihi. Ankara: Kıyı Yayınları, 2001.",
    "Kılıç, Ayşe. Liman Defterleri. Ankara: Kıyı Yayınları, 1998.",
]


def _restyled(
    data: bytes,
    *,
    track: bool = False,
    complete: bool = True,
    sections: tuple[Section, ...] = (),
    style: str = _STYLE,
) -> Restyled:
    options = RestyleOptions(style, "tr-TR", track, complete=complete, sections=sections)
    return restyle_document(data, "a.docx", (), options)


def _list(data: bytes) -> list[str]:
    blocks = read(data, "a.docx").blocks
    start = next(at for at, block in enumerate(blocks) if block.text == "Kaynakça")
    return [f"{'#' * block.level} {block.text}".strip() for block in blocks[start + 1 :]]


def test_a_work_that_only_notes_cite_is_added_and_reported() -> None:
    made = _restyled(article(NOTES[:4], LIST[:2]))
    assert _list(made.data) == [*_BOOKS, _OZ]
    assert made.added == (_OZ,)
    again = _restyled(made.data)
    assert (again.data, again.changes, again.added) == (made.data, (), ())


def test_it_is_left_out_on_request_and_where_an_entry_that_was_not_understood_may_be_it() -> None:
    assert _list(_restyled(article(NOTES[:4], LIST[:2]), complete=False).data) == _BOOKS
    dark = "Öz, Rıhtım olmalı aynı dergide bir yazı cilt 5 mi 1-20 mi not 77"
    made = _restyled(article(NOTES[:4], (LIST[0], dark)))
    assert made.added == ()


def test_in_a_style_that_cites_in_the_text_its_notes_can_move_then() -> None:
    made = _restyled(article(NOTES[:4], LIST[:2]), style="apa-tr-7")
    assert made.added == ("Öz, C. (1941). Rıhtım. Belleten, V(18).",)
    assert made.kept == ()


@pytest.mark.parametrize("count", [2, 3])
def test_the_list_gets_the_headings_of_sections_once(count: int) -> None:
    made = _restyled(article(NOTES[:4], LIST[:count]), sections=_SECTIONS)
    article_entry = _OZ if count == 2 else "Öz, Can. “Rıhtım”. Belleten V/18 (1941), 1-20."
    assert _list(made.data) == ["## Makaleler", article_entry, "## Kitaplar", *_BOOKS]
    again = _restyled(made.data, sections=_SECTIONS)
    assert (again.data, again.changes) == (made.data, ())
    others = read_sections({"Hepsi": {}})
    assert _list(_restyled(made.data, sections=others).data)[0] == "## Hepsi"


def test_rejecting_what_was_added_gives_the_list_back() -> None:
    data = article(NOTES[:4], LIST[:2])
    for given in (data, _restyled(data, sections=_SECTIONS).data):
        others = read_sections({"Hepsi": {}}) if given is not data else _SECTIONS
        tracked = parts(_restyled(given, track=True, sections=others).data)["word/document.xml"]
        assert paragraphs(tracked, rejected=True) == paragraphs(parts(given)["word/document.xml"])
        plain = parts(_restyled(given, sections=others).data)["word/document.xml"]
        assert paragraphs(tracked) == paragraphs(plain)
