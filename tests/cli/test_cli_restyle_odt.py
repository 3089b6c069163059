"""`bibtools restyle` with OpenDocument texts: what it writes, and what it refuses with a sentence."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from bibtools.cli.app import run
from tests.documents.packing import flat_odt
from tests.pipeline.odt_articles import LIST, NOTES, article, package
from tests.pipeline.restyled_odt import parts, text_of, zipped_again

_CALL = ["--style", "isnad-2-dipnotlu", "--locale", "tr-TR"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _with(part: str, content: bytes | None) -> bytes:
    files = {**parts(article()), part: content}
    return zipped_again({name: data for name, data in files.items() if data is not None})


def _content(change: Callable[[bytes], bytes]) -> bytes:
    return _with("content.xml", change(parts(article())["content.xml"]))


def _bomb() -> bytes:
    stream = BytesIO(article())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as target:
        target.writestr("styles.xml", b" " * (101 << 20))
    return stream.getvalue()


_DEEP = b'<text:span text:style-name="T1">'
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut": (lambda: article()[:-200], "is damaged"),
    "no-content": (lambda: _with("content.xml", None), "the part content.xml is missing"),
    "no-text": (
        lambda: _content(lambda data: data.replace(b"office:text", b"office:sheet")),
        "holds no text",
    ),
    "not-xml": (lambda: _content(lambda data: data[:-40]), "is not well-formed"),
    "nul": (lambda: _content(lambda data: data.replace(b"Liman", b"Li\0man", 1)), "is not well-formed"),
    "nul-reference": (
        lambda: _content(lambda data: data.replace(b"Liman", b"&#0;", 1)),
        "is not well-formed",
    ),
    "entities": (
        lambda: _with("content.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        "declares entities",
    ),
    "deep": (lambda: _content(lambda data: data.replace(b"<text:p>", b"<text:p>" + _DEEP * 9999)), "damaged"),
    "damaged-metadata": (lambda: _with("meta.xml", b"<office:meta>"), "the part meta.xml is not well-formed"),
    "bomb": (_bomb, "is too large to be read"),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_with_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    make, says = HOSTILE[name]
    (folder / "a.odt").write_bytes(make())
    assert run(["restyle", "a.odt", *_CALL, "-o", "b.odt"]) == 2
    shown = capsys.readouterr().err
    assert says in shown
    assert "hint: " in shown
    assert not (folder / "b.odt").exists()


def test_spans_within_spans_are_read_as_far_as_the_xml_parser_goes(folder: Path) -> None:
    opened, closed = _DEEP * 200, b"</text:span>" * 200
    start, end = b"<text:p>Limanlar", b"</text:p><text:h"
    data = _content(
        lambda old: old.replace(start, b"<text:p>" + opened + b"Limanlar").replace(end, closed + end)
    )
    (folder / "a.odt").write_bytes(data)
    assert run(["restyle", "a.odt", *_CALL, "-o", "b.odt"]) == 1
    content = parts((folder / "b.odt").read_bytes())["content.xml"]
    assert "(Ankara: Kıyı Yayınları, 1998), 45." in text_of(content)


def test_json_dry_run_bib_and_strict_are_as_for_word(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.odt").write_bytes(article())
    assert run(["restyle", "a.odt", *_CALL, "--dry-run", "--json"]) == 1
    value = json.loads(capsys.readouterr().out)
    assert value["changes"][0]["after"] == "Ayşe Kılıç, Liman Defterleri (Ankara: Kıyı Yayınları, 1998), 45."
    assert [each["place"] for each in value["kept"]] == ["note 5"]
    (folder / "a.bib").write_text("@book{x, author={Kılıç, Ayşe}, title={Liman Defterleri}, year=1999}\n")
    assert run(["restyle", "a.odt", *_CALL, "--bib", "a.bib", "-o", "b.odt"]) == 1
    assert "Liman Defterleri (1999), 45." in text_of(parts((folder / "b.odt").read_bytes())["content.xml"])
    assert run(["restyle", "a.odt", *_CALL, "--strict", "-o", "c.odt"]) == 2
    assert not (folder / "c.odt").exists()
    (folder / "a.odt").write_bytes(article(NOTES[:4], LIST))
    assert run(["restyle", "a.odt", *_CALL, "--strict", "-o", "c.odt"]) == 0


def test_a_flat_file_is_restyled_too(folder: Path) -> None:
    made = parts(package("<text:p>Metin.</text:p>", ()))["content.xml"].decode()
    assert made.startswith("<office:document-content")
    note = (
        '<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body><text:p>{NOTES[0]}</text:p></text:note-body></text:note>"
    )
    flat = flat_odt({"text": f"<text:p>Metin.{note}</text:p>", "automatic": ""})
    (folder / "a.fodt").write_bytes(flat)
    assert run(["restyle", "a.fodt", *_CALL, "-o", "b.fodt"]) == 0
    new = (folder / "b.fodt").read_bytes()
    assert text_of(new) == "Metin.⟦Ayşe Kılıç, Liman Defterleri (Ankara: Kıyı Yayınları, 1998), 45.\n⟧\n"
    assert run(["restyle", "b.fodt", *_CALL, "-o", "c.fodt"]) == 0
    assert (folder / "c.fodt").read_bytes() == new


def test_live_fields_of_zotero_are_refused_by_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.odt").write_bytes(article())
    assert run(["restyle", "a.odt", *_CALL, "--fields", "zotero", "-o", "b.odt"]) == 2
    assert "live fields of Zotero are not written into OpenDocument files" in capsys.readouterr().err


def test_comments_are_in_the_language_of_the_person(folder: Path) -> None:
    (folder / "a.odt").write_bytes(article())
    assert run(["--lang", "tr", "restyle", "a.odt", *_CALL, "-o", "b.odt"]) == 1
    content = parts((folder / "b.odt").read_bytes())["content.xml"].decode()
    assert "“Kimse, a.g.t., s. 3.” olduğu gibi bırakıldı: bir eseri yineliyor" in content
    assert "Elle düzenleyin ya da" in content
