"""Our own styles: schema, dependence on nothing else, and what they make of one list of sources.

The expected texts are tests/cases/csl-styles/<style>.md, each read by a person before it was accepted. After a change
of a style, write them anew with `PYTHONPATH=tests uv run python tests/csl/test_csl_styles.py` and read the difference.
"""

from __future__ import annotations

import json

import pytest
from lxml import etree
from paths import TESTS

from bibtools.csl import Citation, Cite, Processor, Style
from bibtools.csl.data import schema_file, style_folders

CASES = TESTS / "cases" / "csl-styles"
OWN = sorted(path.stem for path in style_folders()[0].glob("*.csl"))
SOURCES = json.loads((CASES / "sources.json").read_text(encoding="utf-8"))
SCARCE = json.loads((CASES / "scarce-sources.json").read_text(encoding="utf-8"))
"""Sources without title, author or date, and what a style treats in a way of its own."""
BUNDLED_ISNAD = ("isnad", "isnad-dipnotlu", "isnad-metinici")


def made(name: str) -> str:
    """Cite each source, then each again with a page, one twice in a row; then the bibliography, in Markdown."""
    style = Style.load(name)
    processor = Processor(style, SOURCES, output="markdown")
    cites = [Cite(item["id"]) for item in SOURCES]
    cites += [Cite(item["id"], "25-27", "page") for item in SOURCES]
    book, article = SOURCES[3]["id"], SOURCES[14]["id"]
    cites += [Cite(book), Cite(book), Cite(book, "7", "page"), Cite(article, "3", "chapter"), Cite(article)]
    processor.arrange(Citation([cite], note=number, id=str(number)) for number, cite in enumerate(cites, 1))
    notes = [f"{number}. {text}" for number, text in enumerate(processor.citations(), 1)]
    entries = [f"- {entry.text}" for entry in processor.bibliography().entries]
    assert not processor.warnings
    return "\n".join(
        [f"# {style.title}", "", "## Notes", "", *notes, "", "## Bibliography", "", *entries, ""]
    )


@pytest.mark.parametrize("name", OWN)
def test_style_is_valid(name: str):
    schema = etree.RelaxNG(etree.parse(str(schema_file())))
    schema.assertValid(etree.parse(str(style_folders()[0] / f"{name}.csl")))


def made_of_scarce(name: str) -> str:
    """Cite each source, each again with a page, then the bibliography, in Markdown."""
    processor = Processor(Style.load(name), SCARCE, output="markdown")
    cites = [Cite(item["id"]) for item in SCARCE] + [Cite(item["id"], "25", "page") for item in SCARCE]
    processor.arrange(Citation([cite], note=number, id=str(number)) for number, cite in enumerate(cites, 1))
    notes = [f"{number}. {text}" for number, text in enumerate(processor.citations(), 1)]
    entries = [f"- {entry.text}" for entry in processor.bibliography().entries]
    return "\n".join([*notes, "", *entries, "", *processor.warnings]).rstrip() + "\n"


@pytest.mark.parametrize("name", OWN)
def test_style_makes_what_was_accepted_of_scarce_sources(name: str):
    assert made_of_scarce(name) == (CASES / f"{name}.scarce.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", OWN)
def test_style_makes_what_was_accepted(name: str):
    assert made(name) == (CASES / f"{name}.md").read_text(encoding="utf-8")


def test_our_styles_shadow_no_bundled_one():
    bundled = {path.stem for folder in style_folders()[1:] for path in folder.glob("*.csl")}
    assert not bundled & set(OWN)
    assert all(Style.load(name).name == name for name in BUNDLED_ISNAD)


@pytest.mark.parametrize("name", OWN)
def test_every_source_is_in_the_bibliography_and_no_two_notes_alike(name: str):
    lines = made(name).splitlines()
    assert sum(line.startswith("- ") for line in lines) == len(SOURCES)
    firsts = [line.split(". ", 1)[1] for line in lines if line[:1].isdigit()][: len(SOURCES)]
    assert len(set(firsts)) == len(firsts)


if __name__ == "__main__":
    for own in OWN:
        (CASES / f"{own}.md").write_text(made(own), encoding="utf-8")
        (CASES / f"{own}.scarce.md").write_text(made_of_scarce(own), encoding="utf-8")
