"""`build` from documents: the .bib follows them, and re-saving a file changes nothing."""

from __future__ import annotations

from pathlib import Path

from bibtools.pipeline.build import BuildResult, build
from bibtools.pipeline.config import load_config

ARTICLE = """<html><body><p>Metin.<a href="#n1" id="r1">1</a> Metin.<a href="#n2" id="r2">2</a></p>
<h2>Kaynakça</h2><p>Kılıç, Ayşe, Liman Defterleri, Quay Yayınları, Ankara 1998.</p>
<ol><li id="n1">Ayşe Kılıç, Liman Defterleri, Quay Yayınları, Ankara 1998, s. 4. <a href="#r1">↩</a></li>
<li id="n2">Yok, a.g.e., s. 2. <a href="#r2">↩</a></li></ol></body></html>
"""


def built(root: Path) -> BuildResult:
    return build(load_config(root))


def test_a_document_makes_one_entry_of_a_work_and_a_finding_of_a_repeat_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "bibtools.toml").write_text('sources = ["makale.html"]\noutput = "r"\n', encoding="utf-8")
    (tmp_path / "makale.html").write_text(ARTICLE, encoding="utf-8")
    result = built(tmp_path)
    assert result.added == ("kilic1998",)
    assert [finding.code for finding in result.findings if finding.code == "BLD007"] == ["BLD007"]


def test_the_lock_survives_saving_the_document_anew(tmp_path: Path) -> None:
    (tmp_path / "bibtools.toml").write_text('sources = ["makale.html"]\noutput = "r"\n', encoding="utf-8")
    (tmp_path / "makale.html").write_text(ARTICLE, encoding="utf-8")
    built(tmp_path)
    bib = next(tmp_path.glob("**/r*.bib"))
    edited = bib.read_text(encoding="utf-8").replace("Liman Defterleri", "Liman Defterleri (düzeltildi)")
    bib.write_text(edited, encoding="utf-8")
    again = ARTICLE.replace("<p>Metin.", "<p>Yeni bir paragraf.</p>\n<p>Metin.")
    (tmp_path / "makale.html").write_text(again, encoding="utf-8")
    result = built(tmp_path)
    assert (result.added, result.removed) == ((), ())
    assert bib.read_text(encoding="utf-8") == edited


def test_what_a_build_makes_is_no_source_of_the_next_one(tmp_path: Path) -> None:
    settings = 'sources = ["**/*.txt"]\noutput = "liste/kaynaklar"\n'
    (tmp_path / "bibtools.toml").write_text(settings + 'styles = ["apa"]\n', encoding="utf-8")
    (tmp_path / "liste").mkdir()
    source = tmp_path / "liste" / "bibliography.benim.txt"
    source.write_text("Kaynakça\n- Ayşe Kılıç, Liman Defterleri, Ankara 1998\n", encoding="utf-8")
    assert built(tmp_path).added == ("kilic1998",)
    assert (tmp_path / "liste" / "bibliography.apa.txt").exists()
    assert built(tmp_path).changed == ()
    (tmp_path / "bibtools.toml").write_text(settings + 'styles = ["ieee"]\n', encoding="utf-8")
    assert built(tmp_path).added == ()
