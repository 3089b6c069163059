"""Every error that a page helps with names it, and the page is there."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from paths import ROOT

from bibtools import errors
from bibtools.cli.app import COMMANDS
from bibtools.cli.pages import BY_COMMAND, BY_ERROR, address, page_of

WITHOUT_A_PAGE = {"BibtoolsError", "OutputError"}


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings."""
    heads = re.findall(r"(?m)^#+ (.+)$", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", sorted({*BY_ERROR.values(), *BY_COMMAND.values()}))
def test_the_page_is_there(page: str) -> None:
    name, _, anchor = page.partition("#")
    file = ROOT / "docs" / name
    assert file.is_file()
    assert not anchor or anchor in anchors(file)


def test_every_command_has_a_page() -> None:
    assert set(BY_COMMAND) == set(COMMANDS)


def test_every_error_has_a_page() -> None:
    for name, kind in vars(errors).items():
        if isinstance(kind, type) and issubclass(kind, errors.BibtoolsError):
            page = page_of(kind("x", hint="y"), ["check"])
            assert bool(page) != (name in WITHOUT_A_PAGE), name


@pytest.mark.parametrize(
    ("arguments", "page"),
    [
        (["parse", "missing.docx"], "docs/word.md"),
        (["restyle", "missing.docx", "--style", "apa"], "docs/restyle.md"),
        (["render", "a.bib", "--style", "yok"], "docs/styles.md"),
        (["build"], "docs/configuration.md"),
        (["init", "yok"], "docs/build.md#beginning"),
    ],
)
def test_the_hint_names_it(
    arguments: list[str], page: str, bibtools: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "a.bib").write_text("@book{a, title = {Bir}}\n")
    result = bibtools(*arguments)
    assert result.code == 2
    assert result.err.splitlines()[-1] == f"see: {address(page.removeprefix('docs/'))}"


def test_an_address_is_that_of_the_site_where_the_package_names_one(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.metadata
    from email.message import Message

    told = Message()
    told["Project-URL"] = "Documentation, https://example.org/docs/"
    monkeypatch.setattr(importlib.metadata, "metadata", lambda name: told)
    assert address("check.md#all-rules") == "https://example.org/docs/check/#all-rules"
    assert address("start/install.md") == "https://example.org/docs/start/install/"
