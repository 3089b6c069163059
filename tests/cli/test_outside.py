"""A repository of a stranger cannot make bibtools read, quote or write a file outside of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SECRET = "root:x:0:0:SECRET:/root:/bin/sh\n@book{SECRETKEY, title = {SECRET}}\n\\cite{SECRETKEY}\n"


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bibtools: Callable[..., Any]) -> Path:
    """Return a file outside of a repository that is the working folder."""
    file = tmp_path / "secret.bib"
    file.write_text(SECRET, encoding="utf-8")
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repo")
    return file


@pytest.mark.parametrize(
    "text",
    [
        "\\addbibresource{PATH}\\cite{x}",
        "\\input{PATH}\\cite{x}\\addbibresource{none.bib}",
        "\\addbibresource{../secret.bib}\\cite{x}",
        "\\addbibresource{link.bib}\\cite{x}",
    ],
)
def test_a_text_that_names_a_file_outside(text: str, secret: Path, bibtools: Callable[..., Any]) -> None:
    Path("link.bib").symlink_to(secret)
    Path("a.tex").write_text(text.replace("PATH", str(secret)), encoding="utf-8")
    refused = bibtools("check", "--no-cache", "a.tex")
    assert "lies outside the project" in refused.err
    assert "SECRET" not in refused.out + refused.err
    assert "lies outside" not in bibtools("check", "--no-cache", "--allow-outside", "a.tex").err


def test_a_link_out_of_the_repository(secret: Path, bibtools: Callable[..., Any]) -> None:
    Path("a.bib").symlink_to(secret)
    Path("b.bib").write_text("@misc{b, title = {B}}\n", encoding="utf-8")
    named = bibtools("check", "--no-cache", "a.bib")
    assert named.code == 2
    assert "a link to a file outside" in named.err
    assert "SECRET" not in named.out + named.err
    found = bibtools("check", "--no-cache", ".")
    assert "1 file checked" in found.err
    assert "SECRET" not in found.out + found.err
    assert "SECRET" in bibtools("check", "--no-cache", "--allow-outside", "a.bib").out


@pytest.mark.parametrize(
    "settings",
    [
        'sources = ["*.txt"]\noutput = "OUT/made"',
        'sources = ["*.txt"]\noutput = "../made"',
        'sources = ["../secret.*"]\noutput = "made"',
        'sources = ["link.txt"]\noutput = "made"',
        'sources = ["list.txt"]\noutput = "made"\nstyles = ["../x.csl"]',
    ],
)
def test_a_configuration_that_names_a_file_outside(
    settings: str, secret: Path, bibtools: Callable[..., Any]
) -> None:
    (secret.parent / "x.csl").write_text("<SECRET", encoding="utf-8")
    Path("link.txt").symlink_to(secret)
    Path("list.txt").write_text("Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2017\n", encoding="utf-8")
    Path("bibtools.toml").write_text(settings.replace("OUT", str(secret.parent)), encoding="utf-8")
    before = sorted(secret.parent.iterdir())
    result = bibtools("build")
    assert result.code == 2
    assert "lies outside the project" in result.err
    assert "<SECRET" not in result.out + result.err
    assert sorted(secret.parent.iterdir()) == before


@pytest.mark.parametrize("option", [(), ("--write-baseline",)])
def test_a_baseline_outside(option: tuple[str, ...], secret: Path, bibtools: Callable[..., Any]) -> None:
    Path("bibtools.toml").write_text('[check]\nbaseline = "../secret.bib"\n', encoding="utf-8")
    Path("a.bib").write_text("@misc{b}\n", encoding="utf-8")
    result = bibtools("check", "--no-cache", *option, "a.bib")
    assert result.code == 2
    assert "lies outside the project" in result.err
    assert secret.read_text(encoding="utf-8") == SECRET


def test_files_of_the_same_repository_are_read(secret: Path, bibtools: Callable[..., Any]) -> None:
    Path("chapters").mkdir()
    Path("refs.bib").write_text("@misc{x, title = {X}, author = {A, B}, date = {1999}}\n", encoding="utf-8")
    Path("chapters/a.tex").write_text("\\addbibresource{../refs.bib}\\cite{x}", encoding="utf-8")
    result = bibtools("check", "--no-cache", "chapters/a.tex")
    assert result.code == 0, result


STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>x</title><id>x</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text value="OUTSIDE"/></layout></citation>
  <bibliography><layout><text value="OUTSIDE"/></layout></bibliography>
</style>
"""


@pytest.mark.parametrize("style", ["../x.csl", "PATH", "link.csl"])
@pytest.mark.parametrize("command", [("render", "a.bib"), ("cite", "a.bib", "b"), ("build",)])
def test_a_style_outside_that_the_configuration_names(
    style: str, command: tuple[str, ...], secret: Path, bibtools: Callable[..., Any]
) -> None:
    file = secret.parent / "x.csl"
    file.write_text(STYLE, encoding="utf-8")
    Path("link.csl").symlink_to(file)
    Path("list.txt").write_text("Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2017\n", encoding="utf-8")
    Path("a.bib").write_text("@misc{b, title = {B}}\n", encoding="utf-8")
    named = style.replace("PATH", str(file))
    Path("bibtools.toml").write_text(f'sources = ["list.txt"]\noutput = "made"\nstyles = ["{named}"]\n')
    refused = bibtools(*command)
    assert refused.code == 2
    assert "lies outside the project" in refused.err
    assert "--allow-outside" in refused.err
    assert not Path("made.bib").exists()
    allowed = bibtools(*command, "--allow-outside")
    assert allowed.code == 0, allowed
    assert "OUTSIDE" in allowed.out or "OUTSIDE" in next(Path().glob("bibliography.*.txt")).read_text()
    if command[0] != "build":
        assert "OUTSIDE" in bibtools(*command, "--style", str(file)).out


def test_sections_outside_that_the_configuration_names(secret: Path, bibtools: Callable[..., Any]) -> None:
    (secret.parent / "s.toml").write_text('OUTSIDE = { type = "document" }\n', encoding="utf-8")
    Path("a.bib").write_text("@misc{b, title = {B}}\n", encoding="utf-8")
    Path("bibtools.toml").write_text('sections = "../s.toml"\n')
    assert bibtools("render", "a.bib").code == 2
    assert "OUTSIDE" in bibtools("render", "a.bib", "--allow-outside").out


def test_nothing_is_written_outside_even_where_reading_is_allowed(
    secret: Path, bibtools: Callable[..., Any]
) -> None:
    Path("list.txt").write_text("Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2017\n", encoding="utf-8")
    Path("bibtools.toml").write_text('sources = ["list.txt"]\noutput = "../made"\n')
    assert bibtools("build", "--allow-outside").code == 2
    assert not (secret.parent / "made.bib").exists()


def test_a_style_of_the_project_is_found_from_a_folder_below(
    secret: Path, bibtools: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("x.csl").write_text(STYLE, encoding="utf-8")
    Path("bibtools.toml").write_text('styles = ["x.csl"]\n')
    Path("below").mkdir()
    monkeypatch.chdir("below")
    Path("a.bib").write_text("@misc{b, title = {B}}\n", encoding="utf-8")
    assert "OUTSIDE" in bibtools("render", "a.bib").out
