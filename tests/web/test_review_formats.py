"""Files in and out of the empty page: every kind of document that it offers, every format that it exports, limits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from documents.packing import docx, odt, zipped
from documents.pdfs import pdf

testclient = pytest.importorskip("starlette.testclient", reason="the extra `web` is not installed")
pytest.importorskip("jinja2", reason="the extra `web` is not installed")

from web.test_review import Page  # noqa: E402

from bibtools.documents import read  # noqa: E402
from bibtools.formats import load  # noqa: E402
from bibtools.model import Text  # noqa: E402
from bibtools.web import guard  # noqa: E402
from bibtools.web.review.files import EXPORTS  # noqa: E402

LINES = (
    "Ali Fuat Cebesoy, Moskova Anilari, Vatan Yayinevi, Ankara 1955.",
    "Celal Erikan, Gizli Celseler, Remzi Kitabevi, Ankara 1985.",
)
HEADING = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
)
PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" '
    'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
)


def paragraphs(tag: str) -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in LINES)


def word(text: str, level: str = "") -> str:
    return f"<w:p>{level}<w:r><w:t>{text}</w:t></w:r></w:p>"


HTML = f"<html><body><h1>Kaynakça</h1><ul>{paragraphs('li')}</ul></body></html>"
DOCUMENTS = {
    "a.txt": ("Kaynakça\n\n" + "\n".join(f"- {line}" for line in LINES)).encode(),
    "a.md": ("# Kaynakça\n\n" + "\n".join(f"- {line}" for line in LINES)).encode(),
    "a.tex": ("\\section{Kaynakça}\n" + "\n\n".join(LINES)).encode(),
    "a.rtf": ("{\\rtf1\\ansi Kaynak\\'e7a\\par " + "\\par ".join(LINES) + "\\par}").encode("cp1254"),
    "a.html": HTML.encode(),
    "a.docx": docx({"word/document.xml": word("Kaynakça", HEADING) + "".join(map(word, LINES))}),
    "a.odt": odt({"text": f'<text:h text:outline-level="1">Kaynakça</text:h>{paragraphs("text:p")}'}),
    "a.epub": zipped(
        {
            "META-INF/container.xml": CONTAINER,
            "a.opf": PACKAGE,
            "a.xhtml": HTML.replace("<html>", '<html xmlns="http://www.w3.org/1999/xhtml">'),
        }
    ),
    "a.pdf": pdf("20 370 12b Bibliography\n20 340 8 " + LINES[0] + "\n20 290 8 " + LINES[1] + "\n"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_that_are_dropped(name: str, tmp_path: Path) -> None:
    if name.endswith(".pdf"):
        pytest.importorskip("pypdfium2", reason="the extra `pdf` is not installed")
    page = Page(tmp_path, [])
    answer = page.client.post("/new", files={"file": (name, DOCUMENTS[name])})
    assert answer.status_code == 200, re.findall(r'role="alert".*?</p>', answer.text, re.DOTALL)
    assert [item.reference.title for item in page.session.items] == ["Moskova Anilari", "Gizli Celseler"]
    assert page.session.target.bib.name == "a.bib"


@pytest.mark.parametrize("format", EXPORTS)
def test_exports_are_read_again(format: str, tmp_path: Path) -> None:
    page = Page(tmp_path, [])
    page.client.post("/new", data={"text": "\n".join(LINES)})
    answer = page.client.get(f"/s/{page.session.id}/export", params={"format": format})
    ending = EXPORTS[format][0]
    assert answer.headers["content-disposition"].endswith(ending)
    name = f"again{ending}"
    if format in ("biblatex", "bibtex", "csl-json", "ris"):
        found = [each.title for each in load(Text(name, answer.content.decode()))]
        assert sorted(found) == ["Gizli Celseler", "Moskova Anilari"]
    else:
        text = " ".join(block.text for block in read(answer.content, name).blocks)
        assert "Cebesoy" in text
        assert "Gizli Celseler" in text


@pytest.mark.parametrize(
    ("name", "bib"),
    [
        ("ş" * 300 + ".txt", "ş" * 75 + ".bib"),
        ("../../a\x00b\n.txt", "ab.bib"),
        (".txt", "txt.bib"),
        ("C:\\Belgeler\\tez.txt", "tez.bib"),
    ],
)
def test_names_that_no_file_could_have(name: str, bib: str, tmp_path: Path) -> None:
    page = Page(tmp_path, [])
    page.reviews.received(DOCUMENTS["a.txt"], name)
    assert page.session.target.bib == tmp_path / bib
    assert page.client.post(page.address(LINES[0], "save")).status_code == 200
    assert (tmp_path / bib).is_file()


def test_what_is_too_large_is_told_on_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page(tmp_path, [])
    long = page.client.post("/new", files={"text": (None, "a" * (2 << 20))})
    assert long.status_code == 400
    assert "A text that is pasted may have 1 MB" in long.text
    monkeypatch.setattr(guard, "LARGEST", 1000)
    large = page.client.post("/new", files={"file": ("a.txt", b"x" * 2000)})
    assert large.status_code == 413
    assert "This file is too large: a file may have 64 MB." in large.text


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=x"])
def test_what_is_no_form_is_told_on_the_page(kind: str, tmp_path: Path) -> None:
    answer = Page(tmp_path, []).client.post("/new", content=b"no form", headers={"Content-Type": kind})
    assert answer.status_code == 400
    assert "What was sent could not be read." in answer.text
