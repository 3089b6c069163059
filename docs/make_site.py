"""Build the documentation site into the folder site, the Turkish pages into site/tr, and check every link in it.

usage: uv run --group docs python docs/make_site.py

Zensical builds one language at a time. The Turkish pages link to English ones, which are no pages of theirs: a copy of
them has the addresses that those pages will have. Exits 1 if Zensical warns of anything or a link leads nowhere.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from os.path import normpath, relpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
SITE = ROOT / "site"
TURKISH = ROOT / "build" / "tr"
"""Where the copy of the Turkish pages stands; zensical.tr.toml names it."""
_LINK = re.compile(r"(?<=\]\()(?!\w+:|#|/)([^)\s#]*)(#[^)\s]*)?(?=\))")


def main() -> int:
    """Build, check, and return the exit code."""
    shutil.rmtree(SITE, ignore_errors=True)
    copy_turkish()
    for configuration in ("zensical.toml", "zensical.tr.toml"):
        command = ["zensical", "build", "--clean", "--strict", "--config-file", configuration]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            return 1
    (SITE / "tr" / "404.html").unlink()  # servers show that of the whole site
    broken = sorted(dead_links(SITE))
    for page, link, why in broken:
        print(f"{page}: {link}: {why}")
    count = sum(1 for _ in SITE.rglob("*.html"))
    print(f"{count} pages, {len(broken)} dead links")
    return 1 if broken else 0


def copy_turkish() -> None:
    """Copy the Turkish pages, with links to English ones as addresses."""
    shutil.rmtree(TURKISH, ignore_errors=True)
    shutil.copytree(DOCS / "stylesheets", TURKISH / "stylesheets")
    for page in sorted((DOCS / "tr").rglob("*.md")):
        target = TURKISH / page.relative_to(DOCS / "tr")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(with_addresses(page.read_text(encoding="utf-8"), page), encoding="utf-8")


def with_addresses(text: str, page: Path) -> str:
    """Return a Turkish page in which links to what is not Turkish are addresses on the site."""
    here = address_of(page.parent / "index.md")

    def replaced(match: re.Match[str]) -> str:
        target = Path(normpath(page.parent / match[1]))
        if target.is_relative_to(DOCS / "tr"):
            return match[0]
        return relpath(address_of(target), here) + ("/" if target.suffix == ".md" else "") + (match[2] or "")

    return _LINK.sub(replaced, text)


def address_of(file: Path) -> str:
    """Return where a file of docs is on the site: a page has a folder of its own."""
    path = file.relative_to(DOCS)
    if path.suffix != ".md":
        return f"/{path.as_posix()}"
    return "/" + (path.parent if path.stem == "index" else path.with_suffix("")).as_posix()


def dead_links(site: Path) -> Iterator[tuple[str, str, str]]:
    """Yield page, link and reason for all that is not there, or is loaded from elsewhere."""
    anchors: dict[Path, set[str]] = {}
    for page in site.rglob("*.html"):
        name = page.relative_to(site).as_posix()
        for tag, link in links_of(page):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                if tag != "a" and parts.scheme != "data":
                    yield name, link, "this is loaded from another server"
                continue
            target = target_of(page, site, parts.path)
            if not target.is_file():
                yield name, link, "there is no such page or file"
            elif parts.fragment and target.suffix == ".html":
                known = anchors.setdefault(target, anchors_of(target))
                if unquote(parts.fragment) not in known:
                    yield name, link, "the page has no such heading"


def target_of(page: Path, site: Path, path: str) -> Path:
    """Return the file that a link of a page leads to."""
    if not path:
        return page
    base = site if path.startswith("/") else page.parent
    target = Path(normpath(base / unquote(path).lstrip("/")))
    return target / "index.html" if target.is_dir() else target


def links_of(page: Path) -> Iterator[tuple[str, str]]:
    """Yield the tag and the address of everything that a page links to or loads."""
    from lxml import html

    for element in html.parse(page).iter("a", "link", "img", "script", "source", "iframe"):
        link = element.get("href") if element.tag in ("a", "link") else element.get("src")
        # Addresses of other pages that only search engines use.
        if link and element.get("rel") not in ("canonical", "alternate"):
            yield str(element.tag), link


def anchors_of(page: Path) -> set[str]:
    """Return the anchors of a page."""
    from lxml import html

    return {element.get("id") or element.get("name") for element in html.parse(page).iter() if element.attrib}


if __name__ == "__main__":
    sys.exit(main())
