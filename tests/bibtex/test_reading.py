"""Decoding files: encodings that are named, marked, detected or wrong, and files that cannot be read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtools.errors import EncodingError, InputError
from bibtools.language.text_files import read_text, to_bytes, write_text

TURKISH = "Ağaoğlu, Şükrü İnalcık\n"
CASES = [
    ("utf8", TURKISH.encode(), "utf-8", False, ()),
    ("bom", b"\xef\xbb\xbf" + TURKISH.encode(), "utf-8", True, ()),
    ("utf16-le", b"\xff\xfe" + TURKISH.encode("utf-16-le"), "utf-16-le", True, ()),
    ("utf16-be", b"\xfe\xff" + TURKISH.encode("utf-16-be"), "utf-16-be", True, ()),
    ("utf16-no-mark", TURKISH.encode("utf-16-le"), "utf-16-le", False, ()),
    ("latin5", TURKISH.encode("iso-8859-9"), "iso-8859-9", False, ("encoding-assumed",)),
    ("1254", f"“{TURKISH}”".encode("windows-1254"), "windows-1254", False, ("encoding-assumed",)),
    ("latin1", "Müller, René".encode("latin-1"), "iso-8859-1", False, ("encoding-assumed",)),
    ("icelandic", "Þórður á Íslandi, ég og þú".encode("latin-1"), "iso-8859-1", False, ("encoding-assumed",)),
    ("mixed", (TURKISH * 5).encode() + b"\xfe", "utf-8", False, ("encoding-mixed",)),
    ("nul", b"a\0b" + b"c" * 20, "utf-8", False, ("nul",)),
    ("empty", b"", "utf-8", False, ()),
]


@pytest.mark.parametrize(
    ("data", "encoding", "bom", "kinds"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_detects_and_keeps_every_byte(data, encoding, bom, kinds):
    text, faults = read_text(data, "x.txt")
    assert (text.encoding, text.bom) == (encoding, bom)
    assert tuple(fault.kind for fault in faults) == kinds
    if "encoding-mixed" not in kinds:
        assert to_bytes(text.content, text) == data


def test_detected_turkish_reads_right_and_says_so():
    text, (fault,) = read_text(TURKISH.encode("iso-8859-9"), "x.txt")
    assert text.content == TURKISH
    assert "iso-8859-9" in fault.message
    assert "Ağaoğlu" in fault.message


def test_a_foreign_byte_is_read_and_placed():
    text, (fault,) = read_text((TURKISH * 5).encode() + b"Ba\xfe", "x.txt")
    assert text.content.endswith("Baş")
    assert text.place(fault.span.start).line == 6


def test_a_wrong_encoding_shows():
    _, faults = read_text("Ağaoğlu".encode("iso-8859-9"), "x.txt", "latin-1")
    assert [fault.kind for fault in faults] == ["encoding-doubtful"]
    _, faults = read_text("Ağaoğlu".encode("iso-8859-9"), "x.txt", "iso-8859-9")
    assert faults == ()
    _, faults = read_text("Şükrü İnalcık".encode(), "x.txt", "iso-8859-9")
    assert [fault.kind for fault in faults] == ["encoding-doubtful"]


def test_told_encoding_keeps_the_mark():
    data = b"\xff\xfe" + TURKISH.encode("utf-16-le")
    text, _ = read_text(data, "x", "utf-16")
    assert text.content == TURKISH
    assert to_bytes(text.content, text) == data


@pytest.mark.parametrize(
    ("data", "encoding", "word"),
    [
        (b"\xfe", "utf-8", "0xFE"),
        (b"a", "klingon", "klingon"),
        (b"a", "hex", "hex"),
        (b"\xff\xfea", None, "utf-16-le"),
    ],
)
def test_bytes_that_are_not_that(data, encoding, word):
    with pytest.raises(EncodingError, match=word) as caught:
        read_text(data, "x.txt", encoding)
    assert caught.value.hint
    assert caught.value.file == "x.txt"


def test_what_cannot_be_read(tmp_path: Path):
    for path, word in (
        (tmp_path / "none.bib", "no such file"),
        (tmp_path, "folder"),
        ("a\0b", "cannot be read"),
    ):
        with pytest.raises(InputError, match=word) as caught:
            read_text(path)
        assert caught.value.hint
    with pytest.raises(InputError, match="PDF"):
        read_text(b"%PDF-1.7 ...", "x.pdf")


def test_stdin(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TURKISH.encode())))
    text, _ = read_text("-")
    assert (text.name, text.content) == ("-", TURKISH)


def test_writes_as_it_was_read(tmp_path: Path):
    path = tmp_path / "x.bib"
    path.write_bytes("ğ\r\n".encode("iso-8859-9"))
    text, _ = read_text(path)
    write_text(path, text.content + "ı", text)
    assert path.read_bytes() == "ğ\r\nı".encode("iso-8859-9")
    with pytest.raises(EncodingError, match="“ʿ”"):
        write_text(path, "ʿ", text)
    assert path.read_bytes() == "ğ\r\nı".encode("iso-8859-9")
    assert [each.name for each in tmp_path.iterdir()] == ["x.bib"]


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=30).map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_read_whole_or_refused(data):
    try:
        text, faults = read_text(data, "x")
    except InputError as error:
        assert error.hint  # noqa: PT017 (raising is one of two good outcomes)
        return
    if not any(fault.kind == "encoding-mixed" for fault in faults):
        assert to_bytes(text.content, text) == data
