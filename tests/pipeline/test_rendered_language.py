"""The language of the words that a style adds is the same wherever a list is rendered."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from paths import TESTS

import bibtools
from bibtools.cli.app import run
from bibtools.csl import Style
from bibtools.model import Reference
from bibtools.pipeline.rendered_language import language_of
from bibtools.web.review.preview import preview

CASES = tomllib.loads((TESTS / "cases" / "pipeline" / "rendered_language.toml").read_text("utf-8"))["case"]
BIB = """@book{a, author = {Ak, A. and Er, B. and Su, C. and Öz, D.}, title = {Bir}, date = {1999}, langid = {turkish}}
@incollection{b, author = {Ak, A.}, editor = {Er, B.}, title = {Pay}, booktitle = {Tüm}, langid = {turkish}}
@book{c, author = {Doe, J.}, title = {One}, date = {1999}, langid = {english}}
"""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_the_order(case: dict[str, Any]) -> None:
    references = [Reference(str(at), language=each or None) for at, each in enumerate(case["languages"])]
    style = Style.load(case["style"])
    assert language_of(style, references, case.get("locale"), case.get("project", "")) == case["is"]


def test_every_way_to_a_text_takes_the_same_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("refs.bib").write_text(BIB, encoding="utf-8")
    references = bibtools.load(Path("refs.bib"))
    style = "chicago-author-date"
    assert run(["render", "refs.bib", "--style", style]) == 0
    assert "editör B. Er" in capsys.readouterr().out
    assert "editör B. Er" in bibtools.render(references, style)
    # One reference is cited; the list decides.
    assert run(["cite", "refs.bib", "a", "--style", style]) == 0
    assert capsys.readouterr().out == "(Ak vd. 1999)\n"
    assert bibtools.cite(references, "a", style) == "(Ak vd. 1999)"
    assert bibtools.cite(references, [{"citationItems": [{"id": "a"}]}], style) == ["(Ak vd. 1999)"]
    shown = preview(references[1], style, "", references)
    assert "editör B. Er" in "".join(piece.text for piece in shown.entry)


def test_a_project_without_a_locale_is_built_in_the_language_of_its_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = 'sources = ["list.txt"]\noutput = "refs"\nstyles = ["chicago-author-date", "apa-tr-7"]\n'
    Path("bibtools.toml").write_text(settings, encoding="utf-8")
    Path("list.txt").write_text("Kaynakça\n\nTüzel, Ali. Bir. Ankara: Yurt, 1999.\n", encoding="utf-8")
    Path("refs.bib").write_text(BIB, encoding="utf-8")
    assert run(["build"]) == 0
    made = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.txt")}
    assert any("editör B. Er" in text for text in made.values()), made
    assert run(["build", "--check"]) == 0
    Path("bibtools.toml").write_text('locale = "en-US"\n' + settings, encoding="utf-8")
    capsys.readouterr()
    assert run(["build", "--check"]) == 1
    changed = capsys.readouterr().out
    assert "edited by B. Er" in changed
    assert "apa-tr-7" not in changed
