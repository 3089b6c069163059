"""Bibliographies as Word and OpenDocument files: read again, and opened by LibreOffice."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from bibtools.documents import read
from bibtools.documents.writing import write
from bibtools.errors import InputError
from bibtools.model.styled import Styled, StyledPage, plain
from tests.documents.office import converted, needs_office
from tests.documents.packing import docx, odt

ENTRIES = (
    (Styled("Kılıç, Ayşe, "), Styled("Liman  Defterleri", italic=True), Styled(", Ankara 1998.")),
    (
        Styled("[2]\t"),
        Styled("ÖZ", small_caps=True, bold=True),
        Styled("a", vertical="sup"),
        Styled(" & <b>"),
    ),
    (
        Styled("A\x00\ud800B ", underline=True, language="en-GB"),
        Styled("https://a.b", link="https://a.b/?c=1&d"),
    ),
)
PAGE = StyledPage("Kaynakça", "tr-TR", (("Kitaplar", ENTRIES[:2]), ("Ağ", ENTRIES[2:])), hanging=True)
TEXTS = [
    "Kaynakça",
    "Kitaplar",
    *(plain(each).replace("\x00\ud800", "") for each in ENTRIES[:2]),
    "Ağ",
    "AB https://a.b",
]


@pytest.mark.parametrize("format", ["docx", "odt"])
def test_the_written_text_is_read_again_with_its_kinds_and_italics(format: str) -> None:
    document = read(write(PAGE, format), f"a.{format}")
    assert [block.text for block in document.blocks] == TEXTS
    assert [block.kind for block in document.blocks][:3] == ["heading", "heading", "paragraph"]
    assert [span.start for span in document.blocks[2].italics] == [len("Kılıç, Ayşe, ")]


@pytest.mark.parametrize("format", ["docx", "odt"])
def test_the_same_page_gives_the_same_bytes(format: str) -> None:
    assert write(PAGE, format) == write(PAGE, format)


def test_a_word_template_keeps_its_styles_and_layout() -> None:
    named = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/></w:style>'
    styles = named.format("Balk", "heading 1") + named.format("Kay", "Bibliography")
    body = '<w:p><w:r><w:t>örnek</w:t></w:r></w:p><w:sectPr><w:pgSz w:w="1" w:h="2"/></w:sectPr>'
    template = docx({"word/document.xml": body, "word/styles.xml": styles, "word/media/a.png": "x"})
    parts = _parts(write(PAGE, "docx", template))
    document = parts["word/document.xml"].decode()
    assert '<w:pStyle w:val="Kay"/>' in document
    assert '<w:pStyle w:val="Balk"/>' in document
    assert 'w:w="1"' in document
    assert "örnek" not in document
    assert parts["word/media/a.png"] == b"x"
    assert parts["word/styles.xml"].count(b"Bibliography") == 1
    assert parts["word/styles.xml"].count(b"Title") == 2, "a style that the template lacks is added"


def test_an_opendocument_template_keeps_its_styles() -> None:
    style = '<style:style style:name="Bibliography_20_1" style:family="paragraph" style:class="own"/>'
    parts = _parts(write(PAGE, "odt", odt({"text": "<text:p>örnek</text:p>", "styles": style})))
    assert "örnek" not in parts["content.xml"].decode()
    assert parts["styles.xml"].count(b'"Bibliography_20_1"') == 1
    assert b'"Heading_20_1"' in parts["styles.xml"]


def test_a_template_of_the_other_format_is_refused() -> None:
    with pytest.raises(InputError, match="not of the format"):
        write(PAGE, "docx", odt({"text": ""}), "a.odt")


@needs_office
@pytest.mark.parametrize("format", ["docx", "odt"])
def test_libreoffice_shows_the_text(format: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{format}"
    path.write_bytes(write(PAGE, format))
    text = converted(path, "txt:Text (encoded):UTF8", tmp_path).read_text("utf-8-sig")
    assert text.split("\n")[: len(TEXTS)] == TEXTS


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}
