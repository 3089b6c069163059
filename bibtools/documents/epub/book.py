"""The chapters of a book: container, package document and spine (EPUB 3.3, chapters 4 and 5)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from bibtools.documents.html.parsing import Page, parse_xhtml
from bibtools.documents.markup import Element, optional_part, parse_part, split_name
from bibtools.documents.packages import Package
from bibtools.support.dataclass import dataclass

_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_ENCRYPTION = "META-INF/encryption.xml"


@dataclass(frozen=True, slots=True)
class Book:
    """The chapters in reading order (those outside the linear order last), and pages that are only linked to."""

    chapters: list[Page]
    beside: list[Page]


def open_book(package: Package) -> Book:
    """Return the chapters of a book. Raise InputError if its parts are missing, damaged or encrypted."""
    path = _package_path(package)
    root = parse_part(package, path)
    folder = posixpath.dirname(path)
    items = {each.get("id") or "": each for each in _named(root, "item")}
    refs = list(_named(root, "itemref"))
    linear = [each for each in refs if each.get("linear") != "no"]
    spine = [
        items.get(each.get("idref") or "")
        for each in (*linear, *(each for each in refs if each not in linear))
    ]
    inside = [each for each in spine if each is not None]
    others = [each for each in items.values() if each not in inside and each.get("media-type") in _PAGES]
    locked = _locked_parts(package)
    chapters = [_page(package, folder, each, locked) for each in inside if not _is_navigation(each)]
    beside = [_page(package, folder, each, locked) for each in others if not _is_navigation(each)]
    return Book([each for each in chapters if each], [each for each in beside if each])


def _package_path(package: Package) -> str:
    container = optional_part(package, "META-INF/container.xml")
    for each in () if container is None else _named(container, "rootfile"):
        path = unquote(each.get("full-path") or "")
        if path in package:
            return path
    raise package.damaged("it does not say where its contents begin")


def _named(root: Element, name: str) -> Iterator[Element]:
    return (each for each in root.iter() if isinstance(each.tag, str) and split_name(each.tag)[1] == name)


def _is_navigation(item: Element) -> bool:
    return "nav" in (item.get("properties") or "").split()


def _page(package: Package, folder: str, item: Element, locked: set[str]) -> Page | None:
    """Return the page of an item of the manifest; None if the book names one that it does not hold."""
    path = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
    if item.get("media-type") not in _PAGES or path not in package:
        return None
    if path in locked:
        raise package.copy_protected()
    return Page(path, parse_xhtml(package.read(path), f"{package.name}"))


def _locked_parts(package: Package) -> set[str]:
    """Return the parts that are encrypted; fonts often are, a text is if the book is sold with copy protection."""
    root = optional_part(package, _ENCRYPTION)
    references = () if root is None else _named(root, "CipherReference")
    return {unquote(each.get("URI") or "") for each in references}
