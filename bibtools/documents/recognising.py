"""Which format a file is in: by its first bytes, then by what a package says of itself, then by its name."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePath

from bibtools.documents.refusals import (
    refuse_binary,
    refuse_by_content,
    refuse_by_name,
    refuse_mimetype,
    unreadable_package,
)
from bibtools.support.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what people call it, the endings of its files, and whether it is plain text with or without markup."""

    title: str
    endings: tuple[str, ...]
    is_text: bool = False


FORMATS: Mapping[str, Format] = {
    "docx": Format("Word", (".docx", ".docm", ".dotx", ".dotm")),
    "odt": Format("OpenDocument text", (".odt", ".ott", ".fodt")),
    "rtf": Format("Rich Text Format", (".rtf",)),
    "html": Format("HTML", (".html", ".htm", ".xhtml"), is_text=True),
    "epub": Format("EPUB", (".epub",)),
    "tex": Format("LaTeX", (".tex", ".ltx", ".latex"), is_text=True),
    "markdown": Format("Markdown", (".md", ".markdown", ".mdown", ".qmd", ".rmd"), is_text=True),
    "pdf": Format("PDF", (".pdf",)),
    "text": Format("plain text", (".txt", ".text"), is_text=True),
}
"""The formats that `read` knows, by name."""
_BY_ENDING = {ending: name for name, each in FORMATS.items() for ending in each.endings}
_BY_MIMETYPE = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/epub+zip": "epub",
}
_HTML_STARTS = (b"<!doctype html", b"<html")
_HEAD = 2048


def recognise(data: bytes, name: str) -> str:
    """Return the name of the format of a file. Raise InputError if it is none that can be read, naming what it is."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _package_format(data, name)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    refuse_by_content(data, name)
    refuse_binary(data, name)
    ending = PurePath(name).suffix.lower()
    named = _BY_ENDING.get(ending, "")
    if named and (FORMATS[named].is_text or ending == ".fodt"):
        return named
    if head[:20].lower().startswith(_HTML_STARTS):
        return "html"
    refuse_by_name(ending, name, FORMATS[named].title if named else "")
    return "text"


def _package_format(data: bytes, name: str) -> str:
    """Return the format of a ZIP package by its parts."""
    import zipfile

    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
            if "mimetype" in names and package.getinfo("mimetype").file_size < 200:
                mimetype = package.read("mimetype").decode("ascii", "replace").strip()
                if mimetype in _BY_MIMETYPE:
                    return _BY_MIMETYPE[mimetype]
                refuse_mimetype(mimetype, name)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return _BY_ENDING.get(PurePath(name).suffix.lower(), "docx")
    if "[Content_Types].xml" in names and any(each.startswith("word/") for each in names):
        return "docx"
    if "META-INF/container.xml" in names:
        return "epub"
    raise unreadable_package(names, name)
