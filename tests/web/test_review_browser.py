"""The review page in a real browser, by keyboard alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import Server, Window, chromium, in_thread, server
from paths import TESTS

from bibtools.bibtex import scan
from bibtools.catalogues.local import LocalCatalogue
from bibtools.cli.app import run
from bibtools.model import Text
from bibtools.pipeline.adoption import values_of
from bibtools.pipeline.reviewing.evidence import Lookup

LIST = (TESTS / "cases/web/review/list.txt").read_text(encoding="utf-8")
SCRIPT = "Kaynakça\n\n- Sina Akşin, <script>alert(1)</script><img src=x onerror=alert(2)>, Ankara 1999.\n"
TWO = "Kaynakça\n\n- Mavi Köprü / Geniş Ova / İthaki / t\n- Sina Akşin, İç Savaş, Ankara 2010.\n"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as made:
        yield made


def entries_in(bib: Path) -> dict[str, dict[str, str]]:
    library = scan(Text(bib.name, bib.read_text(encoding="utf-8")))
    return {entry.key: values_of(entry) for entry in library.entries}


def test_forty_references_by_keyboard_alone(
    browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twelve are doubtful: they are corrected and accepted, saved, and a build keeps what was said."""
    (tmp_path / "list.txt").write_text(LIST, encoding="utf-8")
    project = '[tool.bibtools]\nsources = ["list.txt"]\noutput = "refs"\n'
    (tmp_path / "pyproject.toml").write_text(project, encoding="utf-8")
    with in_thread(tmp_path, "list.txt") as address:
        window = Window(browser, address)
        seen = 0
        while not window.text(".counts").startswith("0 of "):
            _review(window)
            seen += 1
            assert seen <= 20
        # "0 of 13 doubtful ones to review · 13 of 41 accepted"
        accepted = int(window.text(".counts").split("·")[1].split()[0])
        window.do("s")
        assert "Saved to refs.bib" in window.text("#live")
        assert window.faults == []
    assert accepted >= 12
    monkeypatch.chdir(tmp_path)
    _check_saved(tmp_path, accepted)
    assert run(["build"]) == 0
    _check_saved(tmp_path, accepted)
    assert run(["build", "--check"]) == 0


def _review(window: Window) -> None:
    """Correct the reference that is shown if a person would, accept it, and go on to the next doubtful one."""
    source = window.source
    if source.startswith("Kayıp Şehir"):
        _choose(window, 0, 1)
        window.do("t")
        assert window.page.evaluate("document.activeElement.id") == "words"
        _choose(window, 2, 3)
        window.do("a")
    elif source.startswith("Edip"):
        _choose(window, source.split().index("Suna"), source.split().index("Suna"))
        window.do("/")
    elif source.startswith("Lütfi"):
        window.do("+")
        window.do("u")
        _fill(window, "#f-author", "Gökmenler, Lütfi")
        _fill(window, "#f-title", "Yarım Kalan Anılar")
        _fill(window, "#f-publisher-place", "Ankara")
        window.do("Control+Enter")
        return
    elif source.startswith("Devlet Salnamesi"):
        _fill(window, "#f-title", "Devlet Salnamesi")
        window.press("Escape", "t", "r", "Escape")
    window.press("Escape")
    window.do("a")


def _choose(window: Window, first: int, last: int) -> None:
    """Choose words by number."""
    if window.page.evaluate("document.activeElement.id") != "words":
        window.press("w")
    window.press("Home", *["ArrowRight"] * first, *["Shift+ArrowRight"] * (last - first))


def _fill(window: Window, selector: str, text: str) -> None:
    """Write into a field."""
    _go_to(window, selector)
    window.press("Control+a")
    window.page.keyboard.type(text)


def _go_to(window: Window, selector: str) -> None:
    """Go to a field with the Tab key."""
    if not window.page.evaluate("document.activeElement.matches('input, textarea')"):
        window.press("e")
    for key in ("Shift+Tab",) * 12:
        if window.page.evaluate("document.activeElement.id") == "key":
            break
        window.press(key)
    for _ in range(40):
        if window.page.evaluate(f"document.activeElement.matches('{selector}')"):
            break
        window.press("Tab")


def _check_saved(folder: Path, accepted: int) -> None:
    entries = entries_in(folder / "refs.bib")
    by_title = {entry.get("title", ""): entry for entry in entries.values()}
    assert len(entries) == 41
    assert by_title["Kayıp Şehir"]["author"] == "Denizli, Rauf"
    assert by_title["Yarım Kalan Anılar"]["author"] == "Gökmenler, Lütfi"
    assert by_title["Irmak"]["author"] == "Işıltan, Suna"
    assert by_title["Yol Boyunca"]["date"] == "1971"
    lines = (folder / "corrections.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == accepted


def test_a_script_in_a_title_is_text(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(SCRIPT, encoding="utf-8")
    with in_thread(tmp_path, "list.txt") as address:
        window = Window(browser, address)
        assert "<script>alert(1)</script>" in window.text("#words")
        window.press("e", "End")
        with window.page.expect_response("**/preview"):
            window.page.keyboard.type("<script>alert(3)</script><img src=x onerror=alert(4)>")
        window.until("document.querySelector('#preview').textContent.includes('alert(4)')")
        window.do("Control+Enter")
        window.do("s")
        assert window.page.query_selector("#page img, #page script") is None
        assert window.faults == []


def test_values_of_a_catalogue_are_taken_over_by_keyboard(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(TWO, encoding="utf-8")
    record = (
        "author = {Akşin, Sina}, title = {İç Savaş}, location = {Ankara}, date = {2010}, publisher = {İmge}"
    )
    (tmp_path / "a.bib").write_text(f"@book{{a, {record}}}", encoding="utf-8")
    assert run(["catalogue", str(tmp_path / "a.bib"), "-o", str(tmp_path / "a.db")]) == 0
    with in_thread(tmp_path, "list.txt", Lookup((LocalCatalogue(tmp_path / "a.db"),))) as address:
        window = Window(browser, address)
        window.do("n")
        window.until("document.querySelector('#live').textContent.includes('confirmed')")
        _fill(window, "#f-title", "İç Savaşlar")
        window.press("Escape")
        window.do("1")
        assert window.page.input_value("#f-publisher") == "İmge"
        assert window.page.input_value("#f-title") == "İç Savaşlar"
        assert "Publisher was taken over" in window.text("#live")
        window.do("u")
        assert window.page.query_selector("#f-publisher") is None or not window.page.input_value(
            "#f-publisher"
        )
        assert window.faults == []


def test_what_was_typed_is_not_dropped_without_asking(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(TWO, encoding="utf-8")
    with in_thread(tmp_path, "list.txt") as address:
        window = Window(browser, address)
        source = window.source
        _fill(window, "#f-publisher", "Birinci")
        window.press("Escape", "n")
        window.until("document.querySelector('#unsaved').open")
        window.press("Escape")
        assert (window.source, window.page.input_value("#f-publisher")) == (source, "Birinci")
        window.press("w", "Home", "x")
        window.until("document.querySelector('#unsaved').open")
        window.do("Enter")  # Save it, and label the words.
        assert window.page.input_value("#f-publisher") == "Birinci"
        assert "the words were labelled" in window.text("#live")
        _fill(window, "#f-publisher", "İkinci")
        window.press("Escape", "n", "Tab")
        window.do("Enter")  # Drop it, and go on.
        assert window.source != source
        window.do("p")
        assert window.page.input_value("#f-publisher") == "Birinci"
        _fill(window, "#f-publisher", "Üçüncü")
        window.press("Escape")
        window.do("a")  # Accepting what is on the screen saves it first.
        window.page.click("text=Geniş Ova")
        window.until("document.querySelector('#f-publisher').value === 'Üçüncü'")
        assert window.page.query_selector(".state.accepted") is not None
        assert window.faults == []


def test_names_are_split_and_joined_by_keyboard(browser: Any, tmp_path: Path) -> None:
    line = "Ali Fuat Cebesoy ve Celal Erikan, Kurtuluş Savaşı Tarihi, Ankara 1955."
    (tmp_path / "list.txt").write_text(f"Kaynakça\n\n- {line}\n", encoding="utf-8")
    with in_thread(tmp_path, "list.txt") as address:
        window = Window(browser, address)
        _fill(window, "#f-author", "Cebesoy, Ali Fuat Erikan, Celal")
        for _ in "Erikan, Celal":
            window.press("ArrowLeft")
        window.press("Backspace", "Enter")
        window.do("Control+Enter")
        assert window.page.input_value("#f-author") == "Cebesoy, Ali Fuat\nErikan, Celal"
        _go_to(window, "#f-author")
        window.press("Control+Home", "End", "Delete")
        window.do("Control+Enter")
        assert window.page.input_value("#f-author").count("\n") == 0
        window.press("Escape")
        window.do("u")
        assert window.page.input_value("#f-author") == "Cebesoy, Ali Fuat\nErikan, Celal"


def test_two_windows_do_not_lose_each_others_edits(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(TWO, encoding="utf-8")
    with in_thread(tmp_path, "list.txt") as address:
        first, second = (Window(browser, address) for _ in range(2))
        _fill(first, "#f-publisher", "Birinci Pencere")
        first.do("Control+Enter")
        _fill(second, "#f-publisher", "İkinci Pencere")
        second.do("Control+Enter")
        assert "changed in another window" in second.text("[role=alert]")
        assert second.page.input_value("#f-publisher") == "İkinci Pencere"
        assert "kept now: Birinci Pencere" in second.text("#d-publisher")
        second.page.focus("#f-publisher")
        second.do("Control+Enter")
        first.page.goto(address)
        first.page.click("text=Geniş Ova")
        first.until("document.querySelector('#f-publisher').value === 'İkinci Pencere'")


def test_nothing_is_lost_when_the_server_is_killed(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(TWO, encoding="utf-8")
    killed = Server(tmp_path, "list.txt")
    window = Window(browser, killed.address)
    _fill(window, "#f-publisher", "İthaki")
    window.do("Control+Enter")
    killed.kill()
    window.press("Escape", "p")
    window.until("!document.querySelector('#no-answer').hidden")
    assert "does not answer" in window.text("[role=alert]")
    with server(tmp_path, "list.txt") as running:
        window = Window(browser, running.address)
        assert window.text(".counts").startswith("0 of 1")
        window.page.click("text=Geniş Ova")
        window.until("document.querySelector('#f-publisher').value === 'İthaki'")
        assert window.page.query_selector(".state.accepted") is not None


def test_without_a_script_a_form_is_saved(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(TWO, encoding="utf-8")
    with in_thread(tmp_path, "list.txt") as address:
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(address)
        page.fill("#f-publisher", "İthaki")
        page.click("text=Save and accept")
        page.wait_for_selector(".notice")
        page.click("text=Save list.bib")
        page.wait_for_selector("text=Saved to list.bib")
    assert "publisher = {İthaki}" in (tmp_path / "list.bib").read_text(encoding="utf-8")


def test_a_file_that_is_too_large_is_told_by_the_page(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"x" * ((64 << 20) + 1))
    with in_thread(tmp_path) as address:
        window = Window(browser, address)
        window.page.set_input_files("#file", tmp_path / "large.txt")
        window.page.click("text=Read it")
        window.until("document.querySelector('#page [role=alert]')")
        assert "a file may have 64 MB" in window.text("#page [role=alert]")


def test_a_dropped_file_is_read(browser: Any, tmp_path: Path) -> None:
    with in_thread(tmp_path) as address:
        window = Window(browser, address)
        window.page.evaluate(
            """text => {
                const files = new DataTransfer();
                files.items.add(new File([text], "dropped.txt", { type: "text/plain" }));
                document.dispatchEvent(new DragEvent("drop", { dataTransfer: files, cancelable: true }));
            }""",
            TWO,
        )
        window.page.wait_for_selector("#words")
        assert window.source.startswith("Mavi Köprü")


LOOKS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 320, "height": 640}},
    "turkish": {"viewport": {"width": 390, "height": 844}, "locale": "tr-TR", "color_scheme": "dark"},
}
WHOLE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
COLOURS = ["color-contrast"]
"""The rule of axe-core that a look may break alone; the others judge the markup, which is the same in all looks."""


@pytest.fixture(scope="module")
def forty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a review of forty references with a catalogue, which all looks share."""
    folder = tmp_path_factory.mktemp("forty")
    (folder / "list.txt").write_text(LIST, encoding="utf-8")
    record = "author = {Denizli, Rauf}, title = {Kayıp Şehir}, publisher = {Nehir}, date = {1966}"
    (folder / "a.bib").write_text(f"@book{{a, {record}}}", encoding="utf-8")
    assert run(["catalogue", str(folder / "a.bib"), "-o", str(folder / "a.db")]) == 0
    with in_thread(folder, "list.txt", Lookup((LocalCatalogue(folder / "a.db"),))) as address:
        yield address


@pytest.mark.parametrize("look", LOOKS)
def test_accessibility(look: str, browser: Any, forty: str) -> None:
    """Axe-core finds nothing against WCAG 2.1 A and AA, and no page is scrolled sideways."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-core is not installed"
    ).Axe()
    rules = WHOLE if look in ("light", "turkish") else COLOURS
    window = Window(browser, forty, **LOOKS[look])
    window.page.click("text=Kayıp Şehir")
    window.until("document.querySelector('.differing')")
    _check_page(axe, window, rules)
    window.press("w")
    window.do("t")
    _check_page(axe, window, rules)
    window.press("Escape", "?")
    _check_page(axe, window, rules)
    window.press("Escape", "e", "x", "Escape", "n")
    window.until("document.querySelector('#unsaved[open]')")
    _check_page(axe, window, rules)
    window.press("Tab")
    window.do("Enter")
    window.page.goto(f"{forty}?new=1")
    _check_page(axe, window, rules)
    window.page.context.close()


def _check_page(axe: Any, window: Window, rules: list[str]) -> None:
    found = axe.run(window.page, options={"runOnly": rules}).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    wide = window.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, json.dumps(window.page.viewport_size)
