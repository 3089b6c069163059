"""Which acronyms stand for which bodies."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibtools.language.bodies import stands_for

_LINES = (Path(__file__).parents[1] / "cases" / "language" / "acronyms.tsv").read_text(encoding="utf-8")


@pytest.mark.parametrize("line", _LINES.splitlines()[1:])
def test_an_acronym_has_letters_of_every_word(line: str) -> None:
    acronym, name, stands = line.split("\t")
    assert stands_for(acronym, name) == (stands == "yes")
