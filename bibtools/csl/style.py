"""Styles: found by name, path or as XML; dependent styles resolved to their parent."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bibtools.csl.constants import NAMESPACE
from bibtools.csl.settings import WRITTEN_DATES, own_settings
from bibtools.csl.stylenames import find_style, unknown_style
from bibtools.errors import StyleError
from bibtools.support.files import is_file
from bibtools.support.messages import message

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARENT = "independent-parent"
_ESCAPED_TWICE = re.compile(rb"&amp;(#(?:[0-9]+|x[0-9a-fA-F]+);)")


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
        self.written_dates = own_settings(root).get(WRITTEN_DATES)
        self._bundled = bundled

    @cached_property
    def faults(self) -> list[str]:
        """What is wrong with the style though it can be used, in sentences."""
        if self._bundled:
            return []
        from bibtools.csl.extensions import told_extensions
        from bibtools.csl.faults import find_faults

        return [*find_faults(self.root), *told_extensions(self.root)]

    @property
    def title(self) -> str:
        """Return the style's title, or the empty string."""
        return (self.root.findtext(f"{NAMESPACE}info/{NAMESPACE}title") or "").strip()

    @property
    def id(self) -> str:
        """Return the style's identifier, as a rule an address, or the empty string."""
        return (self.root.findtext(f"{NAMESPACE}info/{NAMESPACE}id") or "").strip()

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
        if not is_file(path):
            raise unknown_style(str(source))
        return cls._parse(path.read_bytes(), str(path), validate)

    @classmethod
    def _parse(cls, xml: bytes, name: str, validate: bool, *, bundled: bool = False) -> Style:
        root = parse_xml(xml, name)
        if root.tag != f"{NAMESPACE}style":
            raise StyleError(
                message("The root element of {name} is not cs:style.", name=name),
                hint='Give a CSL 1.0 style: <style xmlns="http://purl.org/net/xbiblio/csl" …>.',
            )
        if validate:
            from bibtools.csl.bounds import check_bounds
            from bibtools.csl.validate import check_schema

            check_schema(root, name)
            check_bounds(root, name)
        parent = _parent_of(root)
        if parent is None:
            return cls(root, name, bundled=bundled)
        path = find_style(parent)
        if path is None:
            raise StyleError(
                message(
                    "{name} depends on the style {parent}, which is not installed.", name=name, parent=parent
                ),
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
            message("{name} is not well-formed XML: {reason}.", name=name, reason=error.msg),
            hint="Repair the XML at this line.",
            file=name,
            line=error.lineno or None,
        ) from error


def _parent_of(root: _Element) -> str | None:
    for link in root.iterfind(f"{NAMESPACE}info/{NAMESPACE}link"):
        if link.get("rel") == _PARENT and root.find(f"{NAMESPACE}citation") is None:
            return link.get("href", "").rstrip("/").rsplit("/", 1)[-1]
    return None
