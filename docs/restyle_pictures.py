"""Make the pictures of docs/restyle.md: a page before and after, tracked changes, and the bibliography alone.

usage: uv run --with pillow python docs/restyle_pictures.py

Needs LibreOffice and pdftoppm. As those of docs/pictures.py, they depend on the fonts of the machine and are looked at
when they are made.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pictures import IMAGES, cut, stack

import bibtools

if TYPE_CHECKING:
    from PIL.Image import Image

STYLES = ("turk-tarih-kurumu", "apa-tr-7")
"""Those that the article, which is in another, is shown in: a style of notes and one that cites in the text."""
_GAP, _PALE = 40, 250
"""The most rows of white that are kept, and the grey from which on a row is white."""


def main() -> int:
    """Make all pictures; return the exit code."""
    from word_article import write

    with TemporaryDirectory() as name:
        folder = Path(name)
        article = folder / "makale.docx"
        write(article)
        for style in STYLES:
            (folder / f"{style}.docx").write_bytes(
                bibtools.restyle(article, style=style, locale="tr-TR").data
            )
        tracked = bibtools.restyle(article, style=STYLES[0], locale="tr-TR", track_changes=True)
        (folder / "tracked.docx").write_bytes(tracked.data)
        _bibliographies(folder, article)
        _open_documents(folder, article)
        for picture, names, labels in (
            ("restyle-pages", ("makale", *STYLES), ("makale.docx", *STYLES)),
            ("restyle-tracked", ("tracked",), ("--track-changes",)),
            (
                "restyle-odt",
                ("open", "open-new", "open-tracked"),
                ("makale.odt", STYLES[0], "--track-changes"),
            ),
            ("restyle-bibliography", ("word", "odt"), ("kaynakca.docx", "kaynakca.odt")),
        ):
            _picture(folder, names, labels, IMAGES / f"{picture}.png")
    return 0


def _bibliographies(folder: Path, article: Path) -> None:
    """Write the bibliography of an article as a Word and as an OpenDocument file."""
    library = folder / "makale.bib"
    _run("parse", str(article), "-o", str(library))
    for target in ("word.docx", "odt.odt"):
        _run("render", str(library), "--style", STYLES[0], "--locale", "tr-TR", "-o", str(folder / target))


def _open_documents(folder: Path, article: Path) -> None:
    """Write the article as LibreOffice saves it in OpenDocument, and restyled with and without tracked changes."""
    _office(article, "odt")
    old = article.with_suffix(".odt").rename(folder / "open.odt")
    for name, tracked in (("open-new", False), ("open-tracked", True)):
        made = bibtools.restyle(old, style=STYLES[0], locale="tr-TR", track_changes=tracked)
        (folder / f"{name}.odt").write_bytes(made.data)


def _office(document: Path, ending: str) -> None:
    """Convert a document with LibreOffice, beside it."""
    call = ["soffice", "--headless", "--convert-to", ending, "--outdir", str(document.parent), str(document)]
    subprocess.run(call, check=True, capture_output=True)


def _run(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "bibtools", *words], check=True, capture_output=True)


def _picture(folder: Path, names: Sequence[str], labels: Sequence[str], target: Path) -> None:
    """Write the pictures of documents' first pages, one below the other, without what is empty in them."""
    from PIL import Image

    pages = []
    for name in names:
        source = next(each for each in folder.glob(f"{name}.*") if each.suffix in (".docx", ".odt"))
        with Image.open(_page(source)) as image:
            pages.append(_without_gap(image.convert("RGB")))
    stack(pages, labels, folder / "stack.png")
    cut(folder / "stack.png", target)


def _page(document: Path) -> Path:
    """Return the picture of a document's first page, as LibreOffice sets it."""
    _office(document, "pdf")
    stem = document.with_suffix("")
    command = ["pdftoppm", "-r", "100", "-png", "-singlefile", f"{stem}.pdf", str(stem)]
    subprocess.run(command, check=True, capture_output=True)
    return stem.with_suffix(".png")


def _without_gap(page: Image) -> Image:
    """Return a page with the white between its text and its notes made small, cut to what is on it."""
    from PIL import Image, ImageChops

    page = page.crop(ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox())
    grey = page.convert("L")
    kept: list[int] = []
    white = 0
    for y in range(page.height):
        darkest, _ = grey.crop((0, y, page.width, y + 1)).getextrema()
        white = 0 if darkest < _PALE else white + 1
        if white <= _GAP:
            kept.append(y)
    made = Image.new("RGB", (page.width, len(kept)), "white")
    for target, y in enumerate(kept):
        made.paste(page.crop((0, y, page.width, y + 1)), (0, target))
    return made


if __name__ == "__main__":
    sys.exit(main())
