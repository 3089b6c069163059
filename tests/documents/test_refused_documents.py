"""Files that are refused: what is no document, what is locked, damaged, or made to fill the memory."""

from __future__ import annotations

import tomllib
import zlib
from typing import Any

import pytest
from documents.packing import docx, zipped
from documents.pdfs import pdf, written
from paths import TESTS

from bibtools.documents import FORMATS, read
from bibtools.errors import InputError

CASES = tomllib.loads((TESTS / "cases" / "documents" / "refused.toml").read_text("utf-8"))["case"]
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]%s>>"
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"


def content_of(case: dict[str, Any]) -> bytes:
    if "parts" in case:
        return zipped(case["parts"])
    content = bytes.fromhex(case["hex"]) if "hex" in case else case["text"].encode()
    return content * int(case.get("repeat", 1))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_refused(case: dict[str, Any]) -> None:
    with pytest.raises(InputError) as raised:
        read(content_of(case), case["name"])
    assert raised.value.message == case["says"]
    assert raised.value.file == case["name"]
    assert raised.value.hint


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(InputError) as raised:
        read(data, name)
    return raised.value.message


def test_a_part_that_bursts_is_never_unpacked() -> None:
    text = f"<w:p><w:r><w:t>{' ' * 20_000_000}</w:t></w:r></w:p>"
    assert "grows 1" in refusal(docx({"word/document.xml": text}), "a.docx")


def test_a_locked_part_is_named_so() -> None:
    data = bytearray(docx({"word/document.xml": "<w:p/>"}))
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02"))
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    assert refusal(bytes(data), "a.docx") == "this Word file is protected by a password"


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    pages = b"<</Type/Pages/Count 100000/Kids[" + b"3 0 R " * 100_000 + b"]>>"
    assert "has 100000 pages" in refusal(written([CATALOGUE, pages, PAGE % b""]), "a.pdf")


def test_a_pdf_whose_page_bursts_is_refused() -> None:
    packed = zlib.compress(b"BT (aaaa) Tj ET " * 5_000_000)
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)
    content = written([CATALOGUE, ONE_PAGE, PAGE % b"/Contents 4 0 R", stream])
    assert "too large to be read when it is unpacked" in refusal(content, "a.pdf")


def test_a_scan_is_refused_with_what_helps() -> None:
    with pytest.raises(InputError) as raised:
        read(written([CATALOGUE, ONE_PAGE, PAGE % b""]), "tarama.pdf")
    assert raised.value.message == "this PDF file holds pictures of its pages, but no text"
    assert "OCR" in raised.value.hint


def test_content_counts_before_the_name() -> None:
    assert read(pdf("30 350 10 Deniz kenarinda bir liman vardi\n"), "a.docx").format == "pdf"
    assert read(b"{\\rtf1 a}", "a.doc").format == "rtf"
    assert read(b"<!doctype html><p>a", "a").format == "html"
    assert read(b"a", "a.unknown").format == "text"


def test_every_format_has_an_ending_of_its_own() -> None:
    endings = [ending for each in FORMATS.values() for ending in each.endings]
    assert len(endings) == len(set(endings))
