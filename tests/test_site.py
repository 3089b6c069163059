"""The documentation as a site: all pages are in its navigation, have Turkish twins, and all links lead somewhere."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from paths import ROOT

DOCS = ROOT / "docs"
TURKISH = DOCS / "tr"
NOT_IN_THE_NAVIGATION = {"rules"}
"""Folders with a page for each thing of a kind: a table links to them."""
WITHOUT_TWIN: dict[str, str] = {}
"""Start and How-to pages that are not in Turkish yet, each with the reason."""
_LINK = re.compile(r"\]\((?!\w+:)([^)\s#]*)(?:#([^)\s]*))?\)")
_FENCE = re.compile(r"^( *)```.*?^\1```", re.DOTALL | re.MULTILINE)


def navigation(name: str) -> list[tuple[str, list[str]]]:
    """Return the sections of a site, each with its pages."""
    nav = tomllib.loads((ROOT / name).read_text(encoding="utf-8"))["project"]["nav"]
    sections: list[tuple[str, Any]] = [(title, pages) for each in nav for title, pages in each.items()]
    return [(title, [*_pages(pages)]) for title, pages in sections if isinstance(pages, list)]


def _pages(entries: list[dict[str, str]]) -> Iterator[str]:
    for entry in entries:
        yield from entry.values()


def pages_of(folder: Path) -> set[str]:
    """Return the pages below a folder, by names relative to it."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}


def test_every_page_is_in_the_navigation_once() -> None:
    listed = [page for _, pages in navigation("zensical.toml") for page in pages]
    assert len(listed) == len(set(listed))
    kept = {page for page in pages_of(DOCS) if page.split("/")[0] not in NOT_IN_THE_NAVIGATION | {"tr"}}
    assert set(listed) == kept


def test_every_turkish_page_is_in_the_navigation_once() -> None:
    listed = [page for _, pages in navigation("zensical.tr.toml") for page in pages]
    assert len(listed) == len(set(listed))
    assert set(listed) == pages_of(TURKISH)


def test_pages_for_people_have_their_turkish_twins() -> None:
    sections = dict(navigation("zensical.toml"))
    wanted = {*sections["Start"], *sections["How to"]}
    missing = wanted - pages_of(TURKISH)
    assert missing == set(WITHOUT_TWIN), (
        "write the page into docs/tr, or say in WITHOUT_TWIN why it is not there"
    )
    assert pages_of(TURKISH) <= wanted


def anchors(page: Path) -> set[str]:
    """Return the anchors that Python-Markdown and GitHub both give to the headings of a page."""
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    heads = (re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", head) for head in re.findall(r"(?m)^#+ (.+)$", text))
    return {re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", head).strip().lower()) for head in heads}


PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere_on_github_too(page: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", _FENCE.sub("", page.read_text(encoding="utf-8")))
    for path, anchor in _LINK.findall(text):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), path
        if anchor and target.suffix == ".md":
            assert anchor in anchors(target), f"{path}#{anchor}"


def test_turkish_pages_link_to_english_ones_by_address() -> None:
    sys.path.insert(0, str(DOCS))
    from make_site import with_addresses

    page = TURKISH / "start" / "install.md"
    text = "[a](../../start/install.md#extras) [b](historian.md) [c](../../images/x.png) [d](https://example.org/a.md)"
    assert with_addresses(text, page) == (
        "[a](../../start/install/#extras) [b](historian.md) [c](../../images/x.png) [d](https://example.org/a.md)"
    )
    assert with_addresses("[a](../check.md)", TURKISH / "index.md") == "[a](../check/)"


def test_the_article_to_follow_along_is_that_of_the_pages() -> None:
    sys.path.insert(0, str(DOCS))
    from tempfile import TemporaryDirectory

    from word_article import FILE, write

    with TemporaryDirectory() as folder:
        write(Path(folder) / "made.docx")
        assert FILE.read_bytes() == (Path(folder) / "made.docx").read_bytes()


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (
            '<a href="other/">x</a> <a href="other/#here">x</a> <a href="#top">x</a> <a href="https://a.example/">x</a>',
            "",
        ),
        ('<img src="picture.png"> <a href="/other/">x</a>', ""),
        ('<a href="gone/">x</a>', "there is no such page or file"),
        ('<img src="gone.png">', "there is no such page or file"),
        ('<a href="other/#gone">x</a>', "the page has no such heading"),
        ('<script src="https://a.example/x.js"></script>', "this is loaded from another server"),
        ('<link rel="stylesheet" href="//a.example/x.css">', "this is loaded from another server"),
    ],
)
def test_dead_links_of_a_site_are_found(body: str, why: str, tmp_path: Path) -> None:
    sys.path.insert(0, str(DOCS))
    from make_site import dead_links

    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "index.html").write_text('<html><body><h2 id="here">x</h2></body></html>')
    (tmp_path / "picture.png").write_bytes(b"x")
    (tmp_path / "index.html").write_text(f'<html><body><h1 id="top">x</h1>{body}</body></html>')
    assert [reason for _, _, reason in dead_links(tmp_path)] == ([why] if why else [])
