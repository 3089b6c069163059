"""Make the pictures of docs/review.md: a review from the empty page to the saved .bib, in Debian's Chromium.

usage: uv run --with pillow python docs/review_pictures.py

The pictures depend on the fonts of the machine, so that nothing checks them: make and look at them when the page
changes.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
LIST = ROOT / "tests" / "cases" / "web" / "review" / "list.txt"
sys.path.insert(0, str(ROOT / "tests" / "web"))

from browsing import Window, chromium, server  # noqa: E402

WIDE = {"viewport": {"width": 1180, "height": 820}, "locale": "tr-TR"}
PHONE = {"viewport": {"width": 390, "height": 844}, "locale": "tr-TR"}


def main() -> int:
    """Make all pictures; return the exit code."""
    with TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        (folder / "kaynakca.txt").write_text(LIST.read_text(encoding="utf-8"), encoding="utf-8")
        with server(folder) as running:
            _empty_page(browser, running.address)
        with server(folder, "kaynakca.txt", "--style", "turk-tarih-kurumu") as running:
            _film(browser, running.address)
            dark = Window(browser, running.address, **WIDE, color_scheme="dark")
            dark.page.evaluate("scrollTo(0, 380)")
            _keep(dark, "review-dark")
            _keep(Window(browser, running.address, **PHONE), "review-phone")
        _catalogue(folder)
        with server(folder, "kaynakca.txt", "--catalogue", "kutuphane.db") as running:
            _evidence(browser, running.address)
    return 0


def _catalogue(folder: Path) -> None:
    """Make a catalogue that holds a book of the list, with more than the list says of it."""
    from bibtools.cli.app import run

    record = (
        "author={Denizli, Rauf}, title={Kayıp Şehir}, publisher={Nehir}, location={İstanbul}, date={1966}"
    )
    (folder / "kutuphane.bib").write_text(f"@book{{a, {record}}}", encoding="utf-8")
    run(
        [
            "catalogue",
            str(folder / "kutuphane.bib"),
            "-o",
            str(folder / "kutuphane.db"),
            "--name",
            "Kütüphane",
        ]
    )


def _evidence(browser: Any, address: str) -> None:
    window = Window(browser, address, **WIDE)
    _go_to(window, "Kayıp")
    window.until("document.querySelector('[data-grade]')")
    window.press("c")
    window.page.evaluate("document.querySelector('#form-title').scrollIntoView()")
    _keep(window, "review-evidence")


def _go_to(window: Window, beginning: str) -> None:
    """Go on to the reference whose source begins so, whether it is doubtful or not."""
    for _ in LIST.read_text(encoding="utf-8").splitlines():
        if window.source.startswith(beginning):
            return
        window.do("n")
    raise ValueError(f"no reference of the list begins with {beginning}")


def _empty_page(browser: Any, address: str) -> None:
    window = Window(browser, address, **WIDE)
    window.page.fill("#text", "\n".join(LIST.read_text(encoding="utf-8").splitlines()[2:9]))
    _keep(window, "review-empty")


def _film(browser: Any, address: str) -> None:
    """Correct a reference by keyboard: its words are labelled, it is accepted, the .bib is saved."""
    window = Window(browser, address, **WIDE)
    _go_to(window, "Lütfi")
    _keep(window, "review-1-open")
    window.press("w", "Home", "Shift+ArrowRight")
    _keep(window, "review-2-words")
    window.do("a")
    window.press("Home", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight")
    window.do("t")
    window.press("End")
    window.do("l")
    _keep(window, "review-3-labelled")
    window.press("Escape")
    window.do("a")
    window.do("s")
    _keep(window, "review-4-saved")
    window.press("?")
    _keep(window, "review-keys")


def _keep(window: Window, name: str) -> None:
    """Write a picture of what the window shows, in few colours."""
    from PIL import Image

    with Image.open(BytesIO(window.page.screenshot())) as picture:
        picture.convert("RGB").quantize(64).save(IMAGES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
