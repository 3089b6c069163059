"""The translation of .bib files between the dialects."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from paths import TESTS
from strategies import references

from bibtools.bibtex.editing import edit
from bibtools.bibtex.scanner import scan
from bibtools.bibtex.translation import counted, translate
from bibtools.formats import dump, load
from bibtools.model import Reference, Text
from bibtools.model.datamodel import Dialect

CASES = tomllib.loads((TESTS / "cases" / "formats" / "dialects.toml").read_text(encoding="utf-8"))["case"]
SHARED_VARIABLES = frozenset(
    "title author editor translator issued original-date accessed publisher publisher-place volume page edition note "
    "DOI ISBN URL abstract keyword".split()
)
"""Variables that both dialects have a field for, whatever the type."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_translation(case: dict[str, Any]) -> None:
    to: Dialect = case["to"]
    library = scan(
        Text("x.bib", case["before"]), case.get("from", "bibtex" if to == "biblatex" else "biblatex")
    )
    made = translate(library, to)
    after = edit(library, made.edits)
    assert after == case["after"]
    assert {kind: list(keys) for kind, keys in counted(made.told).items()} == case.get("told", {})
    assert not scan(Text("x.bib", after)).faults


def shared(reference: Reference) -> Reference:
    values = {name: value for name, value in reference.items() if name in SHARED_VARIABLES}
    return Reference(reference.id).with_values(values)


@settings(max_examples=80, deadline=None)
@given(references())
def test_what_both_dialects_hold_means_the_same_afterwards(reference: Reference) -> None:
    pairs: tuple[tuple[Dialect, Dialect], ...] = (("bibtex", "biblatex"), ("biblatex", "bibtex"))
    for old, new in pairs:
        written = dump([reference], old)
        library = scan(Text("x.bib", written), old)
        translated = edit(library, translate(library, new).edits)
        assert not scan(Text("x.bib", translated)).faults
        (before,), (after,) = load(Text("x.bib", written), old), load(Text("x.bib", translated), new)
        assert shared(after) == shared(before)
