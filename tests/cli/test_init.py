"""`bibtools init`: what it writes, what it leaves alone, and that its first build is current."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from paths import TESTS

CASES = tomllib.loads((TESTS / "cases" / "cli" / "init.toml").read_text(encoding="utf-8"))["case"]


def table_of(folder: Path) -> dict[str, Any]:
    """Return what the configuration of a folder says, as TOML."""
    file = folder / "bibtools.toml"
    if file.exists():
        return tomllib.loads(file.read_text(encoding="utf-8"))
    table: dict[str, Any] = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "bibtools"
    ]
    return table


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_init(case: dict[str, Any], bibtools: Callable[..., Any], tmp_path: Path) -> None:
    files = {name: content.encode() for name, content in case.get("files", {}).items()}
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    result = bibtools("init", *case.get("arguments", ()))
    assert result.code == case["code"], result
    assert "fault of bibtools" not in result.err
    for sentence in case.get("says", ()):
        assert sentence in result.err
    for word in case.get("silent", ()):
        assert word not in result.err
    for name in case.get("unchanged", ()):
        assert (tmp_path / name).read_bytes() == files[name]
    for name in case.get("absent", ()):
        assert not (tmp_path / name).exists()
    for name, expected in case.get("settings", {}).items():
        assert table_of(tmp_path).get(name, "missing") == expected
    if case.get("builds"):
        assert bibtools("build", "--check").code == 0


def test_a_pyproject_is_only_added_to(bibtools: Callable[..., Any], tmp_path: Path) -> None:
    for content in (b'[project]\nname = "x"   # mine\n', b'[project]\r\nname = "x"\r\n', b""):
        (tmp_path / "pyproject.toml").write_bytes(content)
        assert bibtools("init").code == 0
        written = (tmp_path / "pyproject.toml").read_bytes()
        assert written.startswith(content)
        assert (b"\r\n" in written) == (b"\r\n" in content)
        assert table_of(tmp_path)["dialect"] == "biblatex"


def test_what_is_commented_out_is_right_too(bibtools: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kaynakça\n- Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2017\n")
    assert bibtools("init").code == 0
    file = tmp_path / "bibtools.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    settings = [line.removeprefix("# ") for line in lines if " = " in line or line.startswith(("[", "# ["))]
    file.write_text("\n".join(line for line in settings), encoding="utf-8")
    assert "extend-select" in table_of(tmp_path)["check"]
    assert table_of(tmp_path)["format"]["indent"] == 2
    assert bibtools("build").code == 0
    assert bibtools("check", "references/sources.bib").code == 1
    assert bibtools("format", "references/sources.bib").code == 0
