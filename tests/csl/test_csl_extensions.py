"""Styles of the drafts of CSL 1.1 and of CSL-M: what is rendered, and what is told to have no effect."""

from __future__ import annotations

import pytest
from paths import TESTS

from bibtools.cli.app import run
from bibtools.csl import Citation, Cite, Processor, Style
from bibtools.csl.extensions import told_extensions
from bibtools.errors import StyleError

DRAFT = TESTS / "cases" / "csl-styles" / "draft-1.1.csl"
ITEM = {
    "id": "a",
    "type": "book",
    "title": "Title",
    "author": [{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "John"}],
    "issued": {"date-parts": [[2001]]},
}


def test_a_draft_of_csl_1_1_is_loaded_without_validation_only() -> None:
    with pytest.raises(StyleError, match="breaks the CSL schema"):
        Style.load(DRAFT)
    Style.load(DRAFT, validate=False)


def test_the_narrative_form_is_that_of_intext() -> None:
    processor = Processor(Style.load(DRAFT, validate=False), [ITEM])
    made = processor.cite(Citation([Cite("a", "12")], mode="composite"))
    assert made == "Jane Doe and John Roe (2001, 12)."
    assert processor.cite(Citation([Cite("a")], mode="author-only")) == "Jane Doe and John Roe"
    assert processor.cite(Citation([Cite("a")])) == "(Doe & Roe, 2001)."


def test_what_has_no_effect_is_named() -> None:
    told = Processor(Style.load(DRAFT, validate=False), [ITEM]).warnings
    assert any("cs:institution, which is of a draft of CSL 1.1" in each for each in told)
    assert any("'locale' of cs:layout" in each for each in told)
    assert not any("intext" in each for each in told)
    csl_m = DRAFT.read_text(encoding="utf-8").replace('version="1.1"', 'version="1.1mlz1"')
    told = Processor(Style.load(csl_m, validate=False), [ITEM]).warnings
    assert any("cs:institution, which is of CSL-M" in each for each in told)


def test_a_style_of_csl_1_0_2_has_no_extensions() -> None:
    for name in ("apa-tr-7", "isnad-2-dipnotlu", "turk-tarih-kurumu", "apa", "ieee"):
        assert told_extensions(Style.load(name).root) == []


@pytest.mark.parametrize("open_ended", [False, True])
def test_the_mark_at_the_end_of_a_citation_is_left_out_on_request(open_ended: bool) -> None:
    processor = Processor(Style.load("turk-tarih-kurumu"), [ITEM])
    made = processor.cite(Citation([Cite("a", "12")], note=1, open_ended=open_ended))
    assert made == "Jane Doe ve John Roe, Title, 2001, s. 12" + ("" if open_ended else ".")


def test_the_command_line_renders_a_draft(capsys: pytest.CaptureFixture[str]) -> None:
    sources = str(TESTS / "cases" / "csl-styles" / "sources.json")
    arguments = ["cite", sources, "tenor2009", "--narrative", "--style", str(DRAFT), "--no-validate"]
    assert run(arguments) == 0
    said = capsys.readouterr()
    assert said.out == "Bülent Tenör (2009).\n"
    assert "cs:institution" in said.err
    assert run([each for each in arguments if each != "--no-validate"]) == 2
