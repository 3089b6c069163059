"""Links of entries (CSL 1.0.2, appendix VI): each case is an item, an output format and the entry that it makes."""

from __future__ import annotations

import json
import subprocess
from shutil import which
from typing import Any

import pytest
from paths import TESTS

from bibtools.csl import Processor, Style

CASES = json.loads((TESTS / "cases" / "csl" / "links.json").read_text(encoding="utf-8"))
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
  <info><title>Links</title><id>links</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout><group delimiter=". ">
    <text variable="title"/><text variable="URL"/><text variable="DOI" prefix="https://doi.org/"/>
    <text variable="PMID" prefix="PMID "/>
  </group></layout></bibliography>
</style>"""


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case['format']} {list(case['items'].values())[1]}"
)
def test_links(case: dict[str, Any]) -> None:
    item = {"type": "book", "title": "T", **case["items"]}
    processor = Processor(Style.load(STYLE), [item], output=case["format"], links=True, link_titles=True)
    assert [entry.text for entry in processor.bibliography().entries] == [case["entry"]]


def test_no_links_unless_asked_for() -> None:
    item = {"id": "a", "type": "book", "title": "T", "URL": "https://example.org"}
    made = Processor(Style.load(STYLE), [item], output="html").bibliography()
    assert "href" not in made.text
    assert "id=" not in made.text


def test_alike_entries_are_told_apart_from_their_anchors() -> None:
    items = [{"id": key, "type": "book", "title": "T"} for key in "ab"]
    processor = Processor(Style.load(STYLE), items, output="html", links=True)
    processor.bibliography()
    assert len(processor.warnings) == 1


@pytest.mark.skipif(which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("source", ["markdown", "commonmark", "html", "rtf"])
def test_addresses_survive_pandoc(source: str, links: bool) -> None:
    address = 'https://example.org/it\'s--a_b_c...?q=@c&d="1"&e=*f*#g~h~^i^$j$[1]'
    item = {"id": "a", "type": "book", "title": "Title", "URL": address, "DOI": "doi:10.5555/a__b--c'd@e"}
    output = "markdown" if source == "commonmark" else source
    made = Processor(Style.load(STYLE), [item], output=output, links=links).bibliography().text
    command = ["pandoc", "-f", source, "-t", "plain", "--wrap=none"]
    plain = subprocess.run(command, input=made, capture_output=True, text=True, check=True).stdout
    assert plain.strip() == f"Title. {address}. https://doi.org/10.5555/a__b--c'd@e"
