"""Where the data in this repository comes from: licences are told in full, and nothing unlicensed is published."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from paths import ROOT, SHARED

DATA = ROOT / "bibtools" / "parser" / "data"
NOTICES = ("bibtools/parser/data/NOTICE", "bibtools/web/review/static/NOTICE")
NOTICE = "".join((ROOT / each).read_text(encoding="utf-8") for each in NOTICES)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
UNLICENSED = SHARED / "training" / "turkish-raw" / "references.txt"
"""Real references whose licence is not stated: they may be looked at, not published."""


def test_every_data_set_of_the_model_has_its_licence_in_the_notice() -> None:
    made_of = json.loads((DATA / "model.json").read_text(encoding="utf-8"))["data"]
    sources = {entry["source"].split()[0] for entry in made_of.values()} - {"generated", "fields"}
    assert sources
    assert {name for name in sources if name not in NOTICE} == set()


@pytest.mark.parametrize(
    ("licence", "words"),
    [
        (
            "BSD-2-Clause-Views",
            "POSSIBILITY OF SUCH DAMAGE.\n\nThe views and conclusions contained in the software",
        ),
        ("MIT", "The above copyright notice and this permission notice shall be included in all"),
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("0BSD", "for\nany purpose with or without fee is hereby granted."),
    ],
)
def test_the_licences_of_the_wheel_are_named_and_told_in_full(licence: str, words: str) -> None:
    assert licence in PROJECT["license"].split(" AND ")
    assert words in NOTICE
    assert {"LICENSE", *NOTICES} <= set(PROJECT["license-files"])


@pytest.mark.parametrize(
    "style", sorted((ROOT / "bibtools" / "csl" / "styles").glob("*.csl")), ids=lambda path: path.stem
)
def test_our_styles_carry_our_licence(style: Path) -> None:
    assert '<rights license="https://spdx.org/licenses/MIT">' in style.read_text(encoding="utf-8")


def bare(text: str) -> str:
    """Return the letters and digits of a text, so that no reference hides behind its punctuation."""
    return re.sub(r"\W+", "", text).casefold()


@pytest.mark.skipif(
    not UNLICENSED.is_file(), reason="the unlicensed references are not beside the repository"
)
def test_no_unlicensed_reference_is_published() -> None:
    theirs = {
        bare(line): line for line in UNLICENSED.read_text(encoding="utf-8").splitlines() if len(line) > 20
    }
    assert theirs
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.suffix not in (".crf", ".bin", ".png") and path.is_file():
            ours = bare(path.read_text(encoding="utf-8", errors="replace"))
            assert [line for words, line in theirs.items() if words in ours] == [], name
