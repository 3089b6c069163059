"""Make the pictures in docs/images: what our styles look like on a page, in HTML, Typst and LaTeX, and in Word's notes.

usage: uv run --with pillow --with typst python docs/pictures.py

Needs Chromium, LuaLaTeX, LibreOffice and pdftoppm. The pictures depend on the fonts of the machine, so that nothing
checks them: make and look at them when a style or a page changes.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import bibtools

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
SOURCES = ROOT / "tests" / "cases" / "csl-styles" / "sources.json"
STYLES = {"turk-tarih-kurumu": "Dipnotlar", "isnad-2-dipnotlu": "Dipnotlar", "apa-tr-7": "Metin içi"}
"""Style → what its citations are headed with."""
SEED_LIST = 6
"""The first sources are those of the seed list."""
SECTIONED = "isnad-2-dipnotlu"
MARGIN = 24
NOTES = (
    "Ayşe Kılıç, Liman Defterleri, Kıyı Yayınları, Ankara 1998, s. 45.",
    "Ayrıntılı bilgi için bkz. Kılıç, a.g.e., s. 47; aksi görüş için bkz. Can Öz, “Rıhtım”, Belleten, C. V, S. 18, "
    "1941, s. 5.",
    "T.B.M.M. Gizli Celse Zabıtları, 16 Teşrinievvel 1336.",
    "Öz, s. 7.",
)
"""The notes of the Word document that is shown before and after."""
RESTYLED = ("turk-tarih-kurumu", "isnad-2-dipnotlu")
"""The style of the small Word article as it is written, and the one that its picture shows it in."""


def main() -> int:
    """Make all pictures; return the exit code."""
    references = bibtools.load(SOURCES)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for style, heading in STYLES.items():
            screenshot(folder, styled_page(references[:SEED_LIST], style, heading), IMAGES / f"{style}.png")
        page = rendered(references, "html")
        screenshot(folder, page, IMAGES / "sections.png")
        for format, compiled in (("typst", from_typst), ("latex", from_latex)):
            pdf = compiled(folder, rendered(references, format))
            picture_of_page(pdf, IMAGES / f"sections-{format}.png")
        picture_of_notes(folder)
    return 0


def rendered(references: list[bibtools.Reference], format: str) -> str:
    """Return all sources as a whole file of a format, in sections."""
    return bibtools.render(references, SECTIONED, format=format, standalone=True, sections="tr-tarih")


def styled_page(references: list[bibtools.Reference], style: str, heading: str) -> str:
    """Return a page with the citations of sources and their bibliography."""
    citations = [{"citationItems": [{"id": each.id}]} for each in references]
    texts = bibtools.cite(references, citations, style, format="html")
    notes = "".join(f"<li>{text}</li>" for text in texts)
    page = bibtools.render(references, style, format="html", standalone=True)
    return page.replace("<body>", f"<body>\n<h1>{heading}</h1>\n<ol>{notes}</ol>", 1)


def screenshot(folder: Path, page: str, target: Path) -> None:
    """Write the picture of an HTML page, cut to what is on it."""
    source, made = folder / "page.html", folder / "page.png"
    source.write_text(page, encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=860,2600")
    subprocess.run(
        ["chromium", *options, f"--screenshot={made}", source.as_uri()], check=True, capture_output=True
    )
    cut(made, target)


def from_typst(folder: Path, page: str) -> Path:
    """Return the PDF of a Typst file."""
    import typst

    source = folder / "page.typ"
    source.write_text(page, encoding="utf-8")
    typst.compile(str(source), output=str(folder / "typst.pdf"))
    return folder / "typst.pdf"


def from_latex(folder: Path, page: str) -> Path:
    """Return the PDF of a LaTeX file."""
    (folder / "latex.tex").write_text(page, encoding="utf-8")
    command = ["lualatex", "-interaction=nonstopmode", "-halt-on-error", "latex.tex"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "latex.pdf"


def picture_of_page(pdf: Path, target: Path) -> None:
    """Write the picture of the first page of a PDF."""
    stem = pdf.with_suffix("")
    command = ["pdftoppm", "-r", "90", "-png", "-singlefile", str(pdf), str(stem)]
    subprocess.run(command, check=True, capture_output=True)
    cut(stem.with_suffix(".png"), target)


def picture_of_notes(folder: Path) -> None:
    """Write the picture of the notes of the small Word article, before and after they were restyled."""
    from word_article import write

    before, after = folder / "before.docx", folder / "after.docx"
    write(before, ("Limanlar büyüdü.\0" * len(NOTES),), NOTES)
    after.write_bytes(bibtools.restyle(before, style=RESTYLED[1], locale="tr-TR").data)
    stack([notes_of(before), notes_of(after)], RESTYLED, folder / "stack.png")
    cut(folder / "stack.png", IMAGES / "word-note.png")


def notes_of(document: Path) -> Image:
    """Return the picture of the notes at the foot of a document's first page, as LibreOffice sets them."""
    from PIL import Image, ImageChops

    out = document.parent
    convert = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(out), str(document)]
    subprocess.run(convert, check=True, capture_output=True)
    stem = document.with_suffix("")
    command = ["pdftoppm", "-r", "110", "-png", "-singlefile", f"{stem}.pdf", str(stem)]
    subprocess.run(command, check=True, capture_output=True)
    with Image.open(stem.with_suffix(".png")) as image:
        page = image.convert("RGB")
    foot = page.crop((0, page.height // 2, page.width, page.height))
    return foot.crop(ImageChops.difference(foot, Image.new("RGB", foot.size, "white")).getbbox())


def stack(pictures: Sequence[Image], labels: Sequence[str], target: Path) -> None:
    """Write pictures one below the other, each under its label."""
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype("DejaVuSansMono.ttf", 15)
    height = sum(each.height + 3 * MARGIN for each in pictures)
    whole = Image.new("RGB", (max(each.width for each in pictures) + 2 * MARGIN, height + MARGIN), "white")
    draw, top = ImageDraw.Draw(whole), MARGIN
    for picture, label in zip(pictures, labels, strict=True):
        draw.text((MARGIN, top), label, fill="#8a1c1c", font=font)
        whole.paste(picture, (MARGIN, top + MARGIN + 6))
        top += picture.height + 3 * MARGIN
    whole.save(target)


def cut(source: Path, target: Path) -> None:
    """Write a picture without most of its white border, in few colours."""
    from PIL import Image, ImageChops

    with Image.open(source) as image:
        plain = image.convert("RGB")
    box = ImageChops.difference(plain, Image.new("RGB", plain.size, "white")).getbbox()
    left, top, right, bottom = box or (0, 0, *plain.size)
    frame = (max(left - MARGIN, 0), max(top - MARGIN, 0), right + MARGIN, bottom + MARGIN)
    plain.crop(frame).quantize(32).save(target, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
