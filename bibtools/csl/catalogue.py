"""The list of styles that can be loaded by name, read from the heads of their files.

A head of 6,000 bytes holds the title of every bundled style; parsing the 10,844 files as XML would take a minute.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path

from bibtools.csl.data import style_folders
from bibtools.support.dataclass import dataclass
from bibtools.support.folding import fold_text

_HEAD = 6000
_TITLE = re.compile(rb"<title[^>]*>\s*(.*?)\s*</title>", re.S)
_SHORT = re.compile(rb"<title-short[^>]*>\s*(.*?)\s*</title-short>", re.S)
_LOCALE = re.compile(rb'<style\b[^>]*\bdefault-locale="([^"]+)"', re.S)
_CLASS = re.compile(rb'<style\b[^>]*\bclass="([^"]+)"', re.S)
_FORMAT = re.compile(rb'citation-format="([^"]+)"')
_PARENT = re.compile(rb'<link\b(?=[^>]*rel="independent-parent")[^>]*href="([^"]+)"')


@dataclass(frozen=True, slots=True)
class StyleEntry:
    """One style that `Style.load` finds by `name`.

    `kind` is the citation format of CSL (note, author-date, author, numeric, label), empty where the style does not
    say; `language` its default locale, empty where it has none; `parent` the style that a dependent one stands for;
    `own` says that it is written by this project.
    """

    name: str
    title: str
    short: str
    language: str
    kind: str
    parent: str
    own: bool


def list_styles(query: str = "", *, dependent: bool = True) -> list[StyleEntry]:
    """List the styles whose name, title, short title, language or kind holds every word of `query`, ours first.

    Words are compared without regard to case and to the dots and accents of letters ("turk" finds "Türk"). Without
    `dependent` only independent styles are listed.
    """
    words = fold_text(query).split()
    folders = style_folders() if dependent else style_folders()[:2]
    found: dict[str, StyleEntry] = {}
    for number, folder in enumerate(folders):
        for path in sorted(folder.glob("*.csl")) if folder.is_dir() else ():
            if path.stem not in found and (entry := _read(path, own=number == 0, words=words)):
                found[path.stem] = entry
    return sorted(found.values(), key=lambda entry: (not entry.own, bool(entry.parent), entry.name))


def _read(path: Path, *, own: bool, words: Iterable[str]) -> StyleEntry | None:
    """Read the head of a style's file; None if it does not match the words."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    parent = _first(_PARENT, head).rstrip("/").rsplit("/", 1)[-1]
    kind = _first(_FORMAT, head) or ("note" if _first(_CLASS, head) == "note" else "")
    language = _first(_LOCALE, head)
    entry = StyleEntry(path.stem, _first(_TITLE, head), _first(_SHORT, head), language, kind, parent, own)
    said = fold_text(" ".join((entry.name, entry.title, entry.short, language, kind)))
    return entry if all(word in said for word in words) else None


def _first(pattern: re.Pattern[bytes], head: bytes) -> str:
    match = pattern.search(head)
    return unescape(match[1].decode("utf-8", "replace")) if match else ""
