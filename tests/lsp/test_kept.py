"""After a keystroke the diagnostics are those of a check of the whole document."""

from __future__ import annotations

import pytest

pytest.importorskip("pygls", reason="the extra lsp is not installed")

from bibtools.linter.settings import CheckSettings
from bibtools.lsp.kept import Kept
from bibtools.model import Text
from bibtools.pipeline.checking import check_text
from bibtools.pipeline.rechecking import Checked

BIB = "".join(
    f"@book{{k{number},\n  author = {{Doe, Jane}},\n  title = {{Title {number}}},\n  publisher = {{P}},\n"
    f"  year = {{2001}},\n  doi = {{https://doi.org/10.1000/{number}}},\n}}\n\n"
    for number in range(5)
)
EDITS = [
    ("Title 2", "😀 Title"),
    ("Title 2", "Title\n  2"),
    ("  publisher = {P},\n", ""),
    ("Jane},\n", "Jane}, "),
]


def kept(text: Text, version: int) -> Kept:
    run = check_text(text, CheckSettings())
    return Kept(version, text, Checked(run.documents[0], run.findings, CheckSettings()))


def test_diagnostics_move_with_the_text() -> None:
    first = kept(Text("/nowhere/a.bib", BIB), 1)
    assert len(first.diagnostics) > 4
    for old, new in [*EDITS, *EDITS]:
        at = BIB.index(old, len(BIB) // 3)
        text = Text("/nowhere/a.bib", BIB[:at] + new + BIB[at + len(old) :])
        made = first.patched(text)
        assert made is not None
        whole = kept(text, 2).diagnostics
        assert sorted(map(repr, made[1])) == sorted(map(repr, whole))


def test_what_one_entry_does_to_others_takes_a_whole_check() -> None:
    first = kept(Text("/nowhere/a.bib", BIB), 1)
    assert first.patched(Text("/nowhere/a.bib", BIB.replace("{k2,", "{k1,"))) is None
    assert (
        first.patched(Text("/nowhere/a.bib", BIB.replace("@book{k2", "@string{a = {b}}\n@book{k2"))) is None
    )
