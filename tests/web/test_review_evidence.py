"""What catalogues say, on the review page: asked about the reference that is looked at, and nobody without consent."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

testclient = pytest.importorskip("starlette.testclient", reason="the extra `web` is not installed")
pytest.importorskip("jinja2", reason="the extra `web` is not installed")

from web.test_review import Page  # noqa: E402

from bibtools.catalogues.catalogue import NoAnswer  # noqa: E402
from bibtools.catalogues.local import LocalCatalogue  # noqa: E402
from bibtools.cli.app import run  # noqa: E402
from bibtools.cli.review import _lookup  # noqa: E402
from bibtools.errors import InputError  # noqa: E402
from bibtools.model import Found, Reference  # noqa: E402
from bibtools.pipeline.reviewing.evidence import Lookup  # noqa: E402

TANOR = "Bülent Tanör, Osmanlı-Türk Anayasal Gelişmeleri, 1998."
SAYAR = "Mehmet Sayar, Tanzimat Döneminde Taşra İdaresi, Doruk Yayınları, İstanbul 2001."
UNKNOWN = "Hiç Kimse, Olmayan Bir Kitap, Ankara 1999."
LIBRARY = """
@book{a, author = {Tanör, Bülent}, title = {Osmanlı-Türk Anayasal Gelişmeleri}, publisher = {Yapı Kredi Yayınları},
  location = {İstanbul}, date = {1998}, isbn = {9753638523}, url = {https://katalog.example.org/7}}
@book{b, author = {Sayar, Ahmet}, title = {Tanzimat Döneminde Taşra İdaresi}, publisher = {Doruk Yayınları},
  location = {İstanbul}, date = {2001}}
"""


class Counting:
    """A catalogue that counts its questions. `silent` says why it does not answer."""

    name = "Counting"

    def __init__(self, silent: str = "") -> None:
        self.asked: list[str] = []
        self.silent = silent

    def find(self, reference: Reference, card: object) -> Iterator[Found]:
        self.asked.append(reference.title)
        if self.silent:
            raise NoAnswer(self.silent)
        yield from ()


@pytest.fixture
def page(tmp_path: Path) -> Page:
    (tmp_path / "list.txt").write_text(f"Kaynakça\n\n- {TANOR}\n- {SAYAR}\n- {UNKNOWN}\n", encoding="utf-8")
    (tmp_path / "library.bib").write_text(LIBRARY, encoding="utf-8")
    library = str(tmp_path / "library.db")
    assert run(["catalogue", str(tmp_path / "library.bib"), "-o", library, "--name", "Milli Kütüphane"]) == 0
    made = Page(tmp_path, [str(tmp_path / "list.txt")])
    made.reviews.lookup = Lookup((LocalCatalogue(library),), ("--catalogue", library))
    return made


def evidence(page: Page, raw: str, *, whole: bool = False) -> str:
    """Return what the script of the page asks for, or the whole page of somebody without it."""
    headers = {} if whole else {"HX-Request": "true", "HX-Target": "evidence"}
    answer = page.client.get(page.address(raw, "evidence"), headers=headers)
    assert answer.status_code == 200
    assert ("<html" in answer.text) == whole
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())


@pytest.mark.parametrize("whole", [False, True])
def test_what_is_confirmed_and_what_is_missing(whole: bool, page: Page) -> None:
    said = evidence(page, TANOR, whole=whole)
    for part in (
        "confirmed",
        "Milli Kütüphane",
        "Publisher missing here there Yapı Kredi Yayınları",
        "Agrees:",
    ):
        assert part in said
    link = page.client.get(page.address(TANOR, "evidence")).text
    assert '<a href="https://katalog.example.org/7" target="_blank" rel="noreferrer">' in link


def test_what_is_contradicted_and_what_is_not_found(page: Page) -> None:
    assert "Authors contradicts here Sayar, Mehmet there Sayar, Ahmet" in evidence(page, SAYAR)
    said = evidence(page, UNKNOWN)
    assert "not found That proves nothing" in said
    assert "asked: Milli Kütüphane" in said
    assert "Take over" not in said


def test_it_speaks_turkish(page: Page) -> None:
    headers = {"HX-Target": "evidence", "Accept-Language": "tr"}
    answer = page.client.get(page.address(SAYAR, "evidence"), headers=headers)
    for word in ("çelişiyor", "Yazarlar", "katalogda", "Al"):
        assert word in answer.text


def test_a_value_is_taken_over_told_undone_and_saved_with_its_source(page: Page, tmp_path: Path) -> None:
    form = {"type": "book", "field:title": "Osmanlı-Türk Anayasal Gelişmeleri (typed)"}
    answer = page.post(TANOR, "take", take="publisher", **form)
    assert "Publisher was taken over from the catalogue." in answer.text
    taken = page.item(TANOR)
    assert taken.reference.publisher == "Yapı Kredi Yayınları"
    assert taken.reference.title.endswith("(typed)")
    assert taken.state == "open"
    assert taken.reference.origins["publisher"].by.startswith("Milli Kütüphane, 2")
    page.post(TANOR, "undo")
    assert not page.item(TANOR).reference.publisher
    assert not page.item(TANOR).reference.extra
    for variable in ("ISBN", "publisher", "publisher-place", "publisher"):
        page.post(TANOR, "take", take=variable)
    page.post(TANOR, "form", **{"type": "book", "field:ISBN": ""})
    page.client.post(page.address(TANOR, "save"))
    saved = (tmp_path / "list.bib").read_text(encoding="utf-8")
    day = page.item(TANOR).reference.origins["publisher"].by.partition(", ")[2]
    source = f"Milli Kütüphane, {day}"
    assert f"filledfrom = {{location: {source}; publisher: {source}}}" in saved


@pytest.mark.parametrize("what", ["note", "title' or 1", "", "author"])
def test_what_the_record_does_not_say_is_not_taken(what: str, page: Page) -> None:
    before = page.item(UNKNOWN)
    answer = page.post(UNKNOWN, "take", take=what)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert page.item(UNKNOWN) == before


def test_one_reference_is_asked_about_when_it_is_looked_at(page: Page) -> None:
    catalogue = Counting()
    page.reviews.lookup = Lookup((catalogue,), online=("Counting",))
    page.client.get("/")
    assert 'hx-trigger="load delay:600ms"' in page.client.get(page.address(TANOR)).text
    page.client.get("/?new=1")
    page.client.get(f"/s/{page.session.id}/export?format=biblatex")
    page.client.post(page.address(TANOR, "save"))
    assert catalogue.asked == []
    for raw in (SAYAR, TANOR, SAYAR):
        evidence(page, raw)
    assert catalogue.asked == ["Tanzimat Döneminde Taşra İdaresi", "Osmanlı-Türk Anayasal Gelişmeleri"]
    page.post(SAYAR, "form", **{"type": "book", "field:title": "Başka"})
    evidence(page, SAYAR)
    assert catalogue.asked[2:] == ["Başka"]


def test_a_catalogue_that_gives_no_answer_is_named_and_asked_again(page: Page) -> None:
    catalogue = Counting("it did not answer in 20 seconds")
    page.reviews.lookup = Lookup((catalogue,))
    for _ in range(2):
        assert "Counting gave no answer: it did not answer in 20 seconds" in evidence(page, TANOR)
    assert len(catalogue.asked) == 2


def test_a_catalogue_that_broke_meanwhile_is_told(page: Page) -> None:
    class Broken(Counting):
        def find(self, reference: Reference, card: object) -> Iterator[Found]:
            raise InputError("the catalogue cannot be read: gone", hint="Build it again.")

    page.reviews.lookup = Lookup((Broken(),))
    assert "the catalogue cannot be read: gone Build it again." in evidence(page, TANOR)
    whole = page.client.get(page.address(TANOR, "evidence"))
    assert whole.status_code == 400
    assert 'role="alert"' in whole.text


def test_nobody_is_asked_without_the_option(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """A review from the first page to the last opens no connection, and offers nothing that would."""

    def refused(*arguments: Any, **options: Any) -> None:
        raise AssertionError(f"a connection was opened: {arguments}")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    page.reviews.lookup = _lookup([], online=False)
    assert not page.reviews.lookup
    for path in ("/", "/?new=1", page.address(TANOR), f"/s/{page.session.id}/export?format=docx"):
        assert page.client.get(path).status_code == 200
    for step in ("accept", "save", "preview"):
        assert page.post(TANOR, step).status_code == 200
    assert page.client.get(page.address(TANOR, "evidence")).status_code == 404
    assert page.post(TANOR, "take", take="publisher").status_code == 404
    assert 'id="evidence"' not in page.client.get(page.address(TANOR)).text
    assert "Nothing leaves this machine." in page.client.get("/?new=1").text


def test_who_is_asked_is_told_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("httpx2", reason="the extra `online` is not installed")
    monkeypatch.chdir(tmp_path)
    made = _lookup([], online=True)
    assert (
        "identifiers, title, first author and year of each work are sent to them" in capsys.readouterr().err
    )
    assert made.online
    assert made.options == ("--online",)
    page = Page(tmp_path, [])
    page.reviews.lookup = made
    text = page.client.get("/").text
    assert f"are sent to {', '.join(made.online)}" in text
    assert "Nothing leaves this machine." not in text


def test_a_file_that_is_no_catalogue_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "list.txt").write_text(f"Kaynakça\n\n- {TANOR}\n", encoding="utf-8")
    (tmp_path / "a.db").write_text("nothing", encoding="utf-8")
    arguments = ["review", str(tmp_path / "list.txt"), "--no-browser", "--catalogue", str(tmp_path / "a.db")]
    assert run(arguments) == 2
    assert "the catalogue cannot be read" in capsys.readouterr().err


def test_the_shell_command_that_asks_the_same(page: Page) -> None:
    text = page.client.get(page.address(TANOR)).text
    assert re.search(r"bibtools verify \S*list\.bib --catalogue \S*library\.db", text)
