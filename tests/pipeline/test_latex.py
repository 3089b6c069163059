"""LaTeX files: what is read back from the PDF is the text of the bibliography, in every engine."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from paths import TESTS

import bibtools

SOURCES = [TESTS / "cases/csl-styles/sources.json", TESTS / "cases/pipeline/latex-letters.json"]
BEGIN = "\\begin{document}\n"


@pytest.mark.parametrize("engine", ["pdflatex", "lualatex", "xelatex"])
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
@pytest.mark.parametrize("sections", [None, "tr-tarih"])
def test_the_pdf_reads_as_the_text(engine: str, source: Path, sections: str | None, tmp_path: Path) -> None:
    if not (shutil.which(engine) and shutil.which("pdftotext")):
        pytest.skip(f"needs {engine} and pdftotext")
    references = bibtools.load(source)
    text, page = (
        bibtools.render(references, "isnad-2-dipnotlu", format=format, standalone=True, sections=sections)
        for format in ("text", "latex")
    )
    # A word that is parted at the end of a line would be read back with a hyphen.
    page = page.replace(BEGIN, BEGIN + "\\hyphenpenalty10000\\exhyphenpenalty10000\\pagestyle{empty}\n")
    (tmp_path / "page.tex").write_text(page, encoding="utf-8")
    options = ("-interaction=nonstopmode", "-halt-on-error", "page.tex")
    done = subprocess.run([engine, *options], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-2000:]
    read = subprocess.run(["pdftotext", "page.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    assert "".join(read.stdout.decode("utf-8").split()) == "Kaynakça" + "".join(text.split())


def test_a_heading_that_pdflatex_has_no_letters_for_is_left_out_there(tmp_path: Path) -> None:
    with pytest.warns(bibtools.BibtoolsWarning, match="no locale az"):
        page = bibtools.render(
            bibtools.load(SOURCES[0])[:3], "turk-tarih-kurumu", "az", format="latex", standalone=True
        )
    assert r"\ifPDFTeX\else\section*{\LARGE Ədəbiyyat}\fi" in page
    if not shutil.which("pdflatex"):
        pytest.skip("needs pdflatex")
    (tmp_path / "page.tex").write_text(page, encoding="utf-8")
    options = ("-interaction=nonstopmode", "-halt-on-error", "page.tex")
    done = subprocess.run(["pdflatex", *options], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-2000:]
