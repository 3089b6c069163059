"""The review page without a browser: what it shows, what its forms do, and what it refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from paths import TESTS

testclient = pytest.importorskip("starlette.testclient", reason="the extra `web` is not installed")
pytest.importorskip("jinja2", reason="the extra `web` is not installed")

from bibtools.cli.app import run  # noqa: E402
from bibtools.pipeline.reviewing.opening import open_files  # noqa: E402
from bibtools.web import guard  # noqa: E402
from bibtools.web.review.app import make_app  # noqa: E402
from bibtools.web.review.state import Reviews  # noqa: E402
from bibtools.web.review.texts import FOLDER, SOURCE, chosen_language, languages  # noqa: E402

TOKEN = "a-token-of-some-length"
SCRIPT = 'Mehmet Yılmaz, <script>alert(1)</script> Tarihi & "Sonrası", Ankara 1999.'
TWO = "Mavi Köprü / Geniş Ova / İthaki / t"
LINE = "Ali Fuat Cebesoy, Moskova Hatıraları, Vatan Neşriyatı, İstanbul 1955."


class Page:
    """A client of a server, and the session that it shows."""

    def __init__(self, folder: Path, files: list[str]) -> None:
        self.reviews = Reviews(folder, TOKEN, "turk-tarih-kurumu", "tr-TR")
        for file in files:
            self.reviews.take(open_files([file]))
        self.client = testclient.TestClient(make_app(self.reviews), base_url=f"http://127.0.0.1/{TOKEN}")

    @property
    def session(self) -> Any:
        return next(iter(self.reviews.sessions.values()))

    def item(self, raw: str) -> Any:
        return next(each for each in self.session.items if each.record.raw == raw)

    def address(self, raw: str, step: str = "") -> str:
        return f"/s/{self.session.id}/{self.item(raw).id}" + (f"/{step}" if step else "")

    def post(self, raw: str, step: str, **given: Any) -> Any:
        data = {"version": self.item(raw).version, **given}
        return self.client.post(self.address(raw, step), data={key: str(each) for key, each in data.items()})


@pytest.fixture
def page(tmp_path: Path) -> Page:
    text = f"Kaynakça\n\n- {LINE}\n- {TWO}\n- {SCRIPT}\n"
    (tmp_path / "list.txt").write_text(text, encoding="utf-8")
    return Page(tmp_path, [str(tmp_path / "list.txt")])


def test_the_doubtful_one_comes_first(page: Page) -> None:
    answer = page.client.get("/")
    assert str(answer.url).endswith(page.item(TWO).id)
    assert page.session.ordered()[0][0].record.raw == TWO
    assert "list.txt, line 4" in answer.text.replace("\n", "")
    assert 'class="piece l-title doubtful"' in answer.text
    assert re.search(r'name="field:title"[^>]*value="Mavi Köprü / Geniş', answer.text)


def test_nothing_of_a_document_is_markup(page: Page) -> None:
    answer = page.client.get(page.address(SCRIPT))
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert not re.findall(r"<script(?![^>]* src=)|<style|\son\w+=|\sstyle=", answer.text)


def test_steps_and_undo(page: Page) -> None:
    assert "the words were labelled" in page.post(TWO, "relabel", start=0, end=11, label="title").text
    assert "the words were labelled" in page.post(TWO, "relabel", start=12, end=24, label="author").text
    assert page.item(TWO).reference.title == "Mavi Köprü"
    assert "last step was undone" in page.post(TWO, "undo").text
    assert not page.item(TWO).reference.author
    assert "was split in two" in page.post(TWO, "split", start=12).text
    first = page.session.items[1].record.raw
    assert first == "Mavi Köprü /"
    assert "joined with the next" in page.post(first, "join").text
    assert page.item(TWO).state == "open"
    accepted = page.post(TWO, "accept")
    assert f"Accepted {page.item(TWO).key}." in accepted.text
    assert not str(accepted.url).split("?")[0].endswith(page.item(TWO).id)


@pytest.mark.parametrize(
    ("step", "given"),
    [
        ("relabel", {"start": 0, "end": 0, "label": "title"}),
        ("relabel", {"start": 0, "end": 10**6, "label": "title"}),
        ("relabel", {"start": "x", "end": "9" * 5000, "label": "title"}),
        ("relabel", {"start": 0, "end": 11, "label": "<b>"}),
        ("split", {"start": 0}),
        ("undo", {}),
    ],
)
def test_what_cannot_be_done_is_told(step: str, given: dict[str, Any], page: Page) -> None:
    before = page.item(TWO)
    answer = page.post(TWO, step, **given)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert page.item(TWO) == before


def test_a_stale_form_is_told_and_keeps_what_was_typed(page: Page) -> None:
    page.post(TWO, "form", **{"field:title": "Of the first window", "type": "book"})
    typed = {"version": "0", "field:title": "Of the second window", "type": "book", "then": "accept"}
    answer = page.client.post(page.address(TWO, "form"), data=typed)
    assert answer.status_code == 409
    assert "changed in another window" in answer.text
    assert 'value="Of the second window"' in answer.text
    assert "kept now: Of the first window" in answer.text
    assert page.item(TWO).reference.title == "Of the first window"
    again = re.search(r'name="version" value="(\d+)"', answer.text)
    assert again is not None
    page.client.post(page.address(TWO, "form"), data={**typed, "version": again[1]})
    assert page.item(TWO).reference.title == "Of the second window"


def test_no_two_references_have_one_key(page: Page) -> None:
    answer = page.post(TWO, "form", type="book", key=page.item(LINE).key.upper())
    assert answer.status_code == 400
    assert "another reference has the key" in answer.text
    assert page.post(TWO, "form", type="book", key="new-key").status_code == 200
    assert page.item(TWO).key == "new-key"


def test_a_key_that_cannot_be_one_is_told_and_shown_again(page: Page) -> None:
    before = page.item(TWO)
    answer = page.post(TWO, "form", type="book", key="tahir{1967}")
    assert answer.status_code == 400
    assert "tahir{1967} cannot be a key" in answer.text
    assert 'value="tahir{1967}"' in answer.text
    assert page.item(TWO) == before


def test_a_bib_without_source_lines(tmp_path: Path) -> None:
    bib = tmp_path / "a.bib"
    bib.write_text("% mine\n@book{a, title = {Nutuk}, date = {1927},}\n", encoding="utf-8")
    page = Page(tmp_path, [str(bib)])
    assert 'id="words"' not in page.client.get("/").text
    address = f"/s/{page.session.id}/a"
    page.client.post(f"{address}/form", data={"version": "0", "type": "book", "field:title": "Söylev"})
    page.client.post(f"{address}/form", data={"version": "1", "type": "book", "field:publisher": "Kaynak"})
    assert f'action="/{TOKEN}{address}/undo"' in page.client.get(address).text
    page.client.post(f"{address}/undo")
    page.client.post(f"{address}/save")
    assert bib.read_text(encoding="utf-8") == "% mine\n@book{a, title = {Söylev}, date = {1927},}\n"


def test_preview_and_findings(page: Page) -> None:
    given = {"field:title": "Yeni <i>Ad</i>", "field:author": "Tahir, Kemal", "type": "book"}
    answer = page.client.post(page.address(TWO, "preview"), data=given)
    assert "Tahir, Kemal" in answer.text
    assert "MIS004" in answer.text
    assert page.item(TWO).version == 0


def test_saving_and_exporting(page: Page, tmp_path: Path) -> None:
    page.post(TWO, "accept")
    answer = page.client.post(page.address(TWO, "save"))
    assert "Saved to list.bib: 3 new" in answer.text
    assert json.loads((tmp_path / "corrections.jsonl").read_text(encoding="utf-8"))["raw"] == TWO
    assert run(["parse", str(tmp_path / "list.bib"), "-o", str(tmp_path / "again.json")]) == 0
    for format in ("biblatex", "bibtex", "csl-json", "ris", "docx", "odt", "html", "text"):
        made = page.client.get(f"/s/{page.session.id}/export", params={"format": format})
        assert made.status_code == 200
        assert made.content
        assert made.headers["content-disposition"].startswith("attachment")
    assert page.client.get(f"/s/{page.session.id}/export?format=exe").status_code == 404


def test_the_empty_page(tmp_path: Path) -> None:
    page = Page(tmp_path, [])
    assert page.client.get("/").status_code == 200
    assert page.client.post("/new", data={"text": " "}).status_code == 400
    pasted = page.client.post("/new", data={"text": f"{LINE}\n{TWO}\n"})
    assert pasted.status_code == 200
    assert [item.record.raw for item in page.session.items] == [LINE, TWO]
    page.post(TWO, "accept")
    page.session.journal.close()
    later = Page(tmp_path, [])
    links = re.findall(rf'href="/{TOKEN}(/s/\w+/)"', later.client.get("/?new=1").text)
    assert len(links) == 1
    later.client.get(links[0])
    assert later.item(TWO).state == "accepted"
    damaged = later.client.post("/new", files={"file": ("x.pdf", b"%PDF-1.4 nothing")})
    assert damaged.status_code == 400
    sent = later.client.post("/new", files={"file": ("../../etc/x.md", f"# Kaynakça\n\n- {LINE}\n".encode())})
    assert sent.status_code == 200
    assert {path.name for path in tmp_path.iterdir()} == {".bibtools_cache"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("refs.bib", "bibtools review refs.bib"),
        ("../Kaynakça 2.BIB", "bibtools review &#39;Kaynakça 2.BIB&#39;"),
        ("a.ris", "bibtools convert a.ris -o a.bib, then bibtools review a.bib"),
    ],
)
def test_a_bibliography_that_is_sent_is_told_how_to_be_reviewed(name: str, said: str, tmp_path: Path) -> None:
    answer = Page(tmp_path, []).client.post("/new", files={"file": (name, b"@book{a, title = {B}}\n")})
    assert answer.status_code == 400
    assert said in answer.text
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("version", ["9" * 5000, "²", "-1", ""])
def test_a_version_that_no_page_writes_is_an_old_one(version: str, page: Page) -> None:
    assert page.post(TWO, "accept", version=version).status_code == 409


def test_strangers_are_refused(page: Page) -> None:
    bare = testclient.TestClient(make_app(page.reviews), base_url="http://127.0.0.1")
    assert bare.get("/").status_code == 403
    assert bare.get("/another-token/").status_code == 403
    assert bare.get("/static/review.js").status_code == 403
    for headers in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}, {"Origin": "null"}):
        assert page.client.post(page.address(TWO, "accept"), headers=headers).status_code == 403
    assert page.client.get("/static/%2e%2e/app.py").status_code == 404
    assert page.client.get("/s/none/none").status_code == 404
    assert (
        page.client.post("/choose", data={"here": "//evil.example", "style": "/etc/passwd"}).status_code
        == 200
    )


def test_large_files_are_refused(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LARGEST", 1000)
    assert page.client.post("/new", files={"file": ("a.txt", b"x" * 2000)}).status_code == 413


def test_the_page_speaks_turkish(page: Page) -> None:
    answer = page.client.get("/", headers={"Accept-Language": "de, tr;q=0.8, en;q=0.5"})
    assert '<html lang="tr">' in answer.text
    for word in ("Kaynakça", "Künye", "Dipnotta", "incelenecek"):
        assert word in answer.text
    chosen = page.client.post(
        page.address(TWO, "relabel"),
        data={"version": "0", "label": "title"},
        headers={"Accept-Language": "tr"},
    )
    assert "kelime seçilmedi" in chosen.text
    page.client.post("/choose", data={"language": "en", "here": "/"})
    answer = page.client.get("/", headers={"Accept-Language": "tr"})
    assert '<html lang="en">' in answer.text


@pytest.mark.parametrize(
    ("cookie", "accepted", "chosen"),
    [
        ("", "", "en"),
        ("", "tr-TR,tr;q=0.9", "tr"),
        ("", "en;q=0.2, tr;q=0.9", "tr"),
        ("tr", "en", "tr"),
        ("xx", "fr, *;q=0.1", "en"),
        ("", "tr;q=0", "en"),
        ("", "tr;q=x", "en"),
    ],
)
def test_the_language_that_is_chosen(cookie: str, accepted: str, chosen: str) -> None:
    assert chosen_language(cookie, accepted) == chosen


def texts() -> set[str]:
    """Return the texts of the page: those of the templates, and those that the code marks."""
    from babel.messages.extract import extract_from_dir

    methods = [("**.py", "python"), ("templates/**.html", "jinja2")]
    options = {"templates/**.html": {"trimmed": "true"}}
    found = extract_from_dir(str(FOLDER.parent), methods, options)
    return {each[2] for each in found if isinstance(each[2], str)}


@pytest.mark.parametrize("language", [each for each in languages() if each != SOURCE])
def test_no_text_lacks_a_translation(language: str) -> None:
    from babel.messages.pofile import read_po

    with (FOLDER / f"{language}.po").open("rb") as stream:
        catalogue = read_po(stream, locale=language)
    translated = {each.id for each in catalogue if each.id and each.string and not each.fuzzy}
    assert texts() == translated
    for each in catalogue:
        if each.id:
            fields = [sorted(re.findall(r"%\(\w+\)s|\{\w+\}", text)) for text in (each.id, each.string)]
            assert fields[0] == fields[1], each.id


def test_the_list_of_the_cases_has_twelve_doubtful_ones(tmp_path: Path) -> None:
    text = (TESTS / "cases/web/review/list.txt").read_text(encoding="utf-8")
    (tmp_path / "list.txt").write_text(text, encoding="utf-8")
    doubtful, others = open_files([str(tmp_path / "list.txt")]).ordered()
    assert len(doubtful) + len(others) == 40
    assert len(doubtful) >= 12
