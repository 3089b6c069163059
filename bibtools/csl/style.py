"""Styles: found by name, path or as XML; dependent styles resolved to their parent."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bibtools.csl.constants import NAMESPACE
from bibtools.csl.data import style_folders
from bibtools.errors import StyleError
from bibtools.support.imports import importing
from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARENT = "independent-parent"
_ESCAPED_TWICE = re.compile(rb"&amp;(#(?:[0-9]+|x[0-9a-fA-F]+);)")
_WRITTEN_DATES = lazy(r"\bwritten-dates=[\"']([\w-]+)[\"']")


class Style:
    """A CSL style, ready to be used by a `Processor`. Make one with `Style.load`."""

    def __init__(
        self, root: _Element, name: str, locale: str | None = None, *, bundled: bool = False
    ) -> None:
        """Take the `cs:style` element, a `name` for messages, and a locale that overrides the style's.

        `bundled` styles are known to be without faults.
        """
        self.root = root
        self.name = name
        self.locale = locale or root.get("default-locale")
        self.is_note = root.get("class") == "note"
        self.has_bibliography = root.find(f"{NAMESPACE}bibliography") is not None
        self.written_dates = _written_dates(root)
        self._bundled = bundled

    @cached_property
    def faults(self) -> list[str]:
        """What is wrong with the style though it can be used, in sentences."""
        if self._bundled:
            return []
        from bibtools.csl.faults import find_faults

        return find_faults(self.root)

    @property
    def title(self) -> str:
        """Return the style's title, or the empty string."""
        return (self.root.findtext(f"{NAMESPACE}info/{NAMESPACE}title") or "").strip()

    @classmethod
    def load(cls, source: str | Path, *, validate: bool = True) -> Style:
        """Load a style by name (`apa`), path or XML text.

        A style that is not bundled is checked against the CSL schema unless `validate` is false. Raises
        `StyleError` for a style that cannot be found (with near names), read, or that breaks the schema.
        """
        if isinstance(source, str) and source.lstrip("\ufeff \t\r\n").startswith("<"):
            return cls._parse(source.lstrip("\ufeff \t\r\n").encode(), "the given XML", validate)
        path = find_style(source)
        if path is not None:
            return cls._parse(path.read_bytes(), path.stem, validate=False, bundled=True)
        path = Path(source)
        if not path.is_file():
            raise _unknown_style(str(source))
        return cls._parse(path.read_bytes(), str(path), validate)

    @classmethod
    def _parse(cls, xml: bytes, name: str, validate: bool, *, bundled: bool = False) -> Style:
        root = parse_xml(xml, name)
        if root.tag != f"{NAMESPACE}style":
            raise StyleError(
                f"The root element of {name} is not cs:style.",
                hint='Give a CSL 1.0 style: <style xmlns="http://purl.org/net/xbiblio/csl" …>.',
            )
        if validate:
            from bibtools.csl.validate import check_schema

            check_schema(root, name)
        parent = _parent_of(root)
        if parent is None:
            return cls(root, name, bundled=bundled)
        path = find_style(parent)
        if path is None:
            raise StyleError(
                f"{name} depends on the style {parent}, which is not installed.",
                hint="Load the parent style from a file, or use another style.",
            )
        parent_root = parse_xml(path.read_bytes(), path.stem)
        return cls(parent_root, name, root.get("default-locale"), bundled=True)


def parse_xml(xml: bytes, name: str) -> _Element:
    """Parse XML without touching the network or entities; `StyleError` with line where it is not XML."""
    from lxml import etree

    if b"&amp;#" in xml:
        # Some styles escape their characters twice.
        xml = _ESCAPED_TWICE.sub(rb"&\1", xml)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise StyleError(
            f"{name} is not well-formed XML: {error.msg}.",
            hint="Repair the XML at this line.",
            file=name,
            line=error.lineno or None,
        ) from error


def find_style(name: str | Path) -> Path | None:
    """Return the file of a bundled style, by name or id (a URL that ends in the name)."""
    stem = str(name).rstrip("/").rsplit("/", 1)[-1] if str(name).startswith("http") else str(name)
    stem = stem.removesuffix(".csl")
    if not stem or "/" in stem or "\\" in stem:
        return None
    for folder in style_folders():
        path = folder / f"{stem}.csl"
        if path.is_file():
            return path
    return None


def style_names(*, dependent: bool = True) -> list[str]:
    """List the names of all bundled styles, sorted."""
    folders = style_folders() if dependent else style_folders()[:2]
    return sorted({path.stem for folder in folders if folder.is_dir() for path in folder.glob("*.csl")})


def _unknown_style(name: str) -> StyleError:
    with importing:
        from rapidfuzz import process

    near = [match[0] for match in process.extract(name.lower(), style_names(), limit=5, score_cutoff=60)]
    hint = f"Did you mean {', '.join(near)}?" if near else "Give the name of a CSL style or a path to one."
    return StyleError(f"There is no style called {name!r}.", hint=hint)


def _parent_of(root: _Element) -> str | None:
    for link in root.iterfind(f"{NAMESPACE}info/{NAMESPACE}link"):
        if link.get("rel") == _PARENT and root.find(f"{NAMESPACE}citation") is None:
            return link.get("href", "").rstrip("/").rsplit("/", 1)[-1]
    return None


def _written_dates(root: _Element) -> str | None:
    """Read `<?bibtools written-dates="original-date"?>`: the variable that offers dates as written."""
    found_all: Any = root.xpath("//processing-instruction('bibtools')")
    for instruction in found_all:
        # Not instruction.get(): lxml's pseudo-attributes have no hyphens.
        found = _WRITTEN_DATES.search(instruction.text or "")
        if found:
            return str(found[1])
    return None
