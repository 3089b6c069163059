"""Reading, formatting and converting .bib files of other projects; skipped where ../shared/bib-corpora is absent."""

from __future__ import annotations

import re

import pytest
from paths import SHARED
from test_layout import see_same
from test_scanner import see_spans, together

from bibtools.bibtex import edit, scan
from bibtools.bibtex.layout import FormatOptions
from bibtools.formats import bibtex
from bibtools.language.text_files import read_text, to_bytes
from bibtools.model import Text

FOLDER = SHARED / "bib-corpora"
FILES = sorted(FOLDER.glob("**/*.bib"))
HEAD = re.compile(
    r"^[ \t]*@[ \t]*(?!(?:comment|string|preamble)\b)[a-z]+[ \t]*[{(]", re.IGNORECASE | re.MULTILINE
)
NOT_BY_LINES = {"18_at_in_field.bib": 3, "26_one_line.bib": 2, "10b_cr_only.bib": 2}
"""Files in which an entry's head is not what begins a line with @, and how many entries they have."""
GOOD = ("05", "07_", "08", "09", "10", "11", "12", "13b", "17", "18", "22", "24", "23", "25", "26", "27")
"""Malformed only in what checks look at, or not at all."""

pytestmark = pytest.mark.skipif(not FILES, reason="../shared/bib-corpora is not here")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_is_lost(path):
    text, notes = read_text(path)
    library = scan(text)
    assert together(library) == text.content
    assert to_bytes(edit(library, []), text) == path.read_bytes()
    see_spans(library)
    expected = NOT_BY_LINES.get(path.name, len(HEAD.findall(text.content)))
    assert len(library.entries) == expected
    if path.parent.name == "malformed":
        keys = [entry.key for entry in library.entries]
        assert "good1" in keys or not keys
        assert "good2" in keys or not keys
        known = library.faults or notes or path.name.startswith(GOOD)
        assert known, "no fault was found"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize(
    "options", [FormatOptions(), FormatOptions(align=True, sort=("key",), wrap=72, letters="unicode")]
)
def test_format_says_the_same(path, options):
    if path.stat().st_size > 100_000 and options.sort:
        pytest.skip("the large files are laid out once")
    see_same(scan(read_text(path)[0]), options)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_references_survive(path):
    references = bibtex.load(read_text(path)[0])[:300]
    for dialect in ("bibtex", "biblatex"):
        back = bibtex.load(Text("x.bib", bibtex.dump(references, dialect)), dialect)
        assert [each for each in back if each.id] == [
            each for each in (r if r.id else b for r, b in zip(references, back, strict=True)) if each.id
        ]
