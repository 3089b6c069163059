"""Configuration: where it is found, and how mistakes in it are reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibtools.errors import ConfigError
from bibtools.pipeline.config import load_config


def test_the_nearest_parent_wins(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.bibtools]\nlocale = "de-DE"\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert load_config(inner).locale == "de-DE"
    (tmp_path / "a" / "bibtools.toml").write_text('locale = "tr-TR"\noutput = "refs/x.bib"\n')
    config = load_config(inner)
    assert (config.locale, config.root, config.bib) == (
        "tr-TR",
        tmp_path / "a",
        tmp_path / "a" / "refs" / "x.bib",
    )


def test_a_pyproject_without_a_table_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "bibtools.toml").write_text('locale = "fr-FR"\n')
    inner = tmp_path / "a"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert load_config(inner).locale == "fr-FR"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("source = ['a']", "there is no setting `source`"),
        ("sources = 3", "`sources` must be a list of strings"),
        ("locale = []", "`locale` must be a string"),
        ("dialect = 'latex'", "`dialect` cannot be 'latex'"),
        ("dialect = ", "this file is not TOML"),
    ],
)
def test_mistakes_are_sentences_with_the_file(tmp_path: Path, content: str, sentence: str) -> None:
    file = tmp_path / "bibtools.toml"
    file.write_text(content)
    with pytest.raises(ConfigError) as error:
        load_config(tmp_path)
    assert sentence in str(error.value)
    assert error.value.file == str(file)
    assert error.value.hint
