"""EndNote's XML, read and written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bibtools.formats.endnote_tables import CSL_OF, NAME_OF, NUMBER_OF, SIGN_OF, XML
from bibtools.formats.endnote_values import from_fields, to_fields, type_name
from bibtools.formats.loaded import Loaded
from bibtools.formats.tagged import Tags
from bibtools.formats.xml_records import content_of, escaped, records
from bibtools.model import Fault, Reference, Span, Text
from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n'
_MODS = lazy(r"<(?:[\w.-]+:)?mods[\s>]")
_UNREAD = frozenset(("database", "source-app", "rec-number", "foreign-keys", "ref-type"))
"""Elements that say nothing about the source."""


def pieces(references: Iterable[Reference]) -> Iterator[str]:
    """Yield a file, a record at a time."""
    head = _HEAD
    for number, reference in enumerate(references, 1):
        yield head + _record(reference, number)
        head = ""
    yield head + "</records></xml>\n"


def _record(reference: Reference, number: int) -> str:
    name, fields = type_name(reference), to_fields(reference)
    if "J" in fields:
        fields["B"] = fields["J"]
    lines = [
        '<source-app name="bibtools">bibtools</source-app>',
        f"<rec-number>{number}</rec-number>",
        f'<ref-type name="{name}">{NUMBER_OF[name]}</ref-type>',
    ]
    open_: list[str] = []
    for sign, place in XML.items():
        *above, element = place.split("/")
        for value in fields.get(sign, ()):
            lines += _moved(open_, above)
            lines.append(f"<{element}>{escaped(value)}</{element}>")
    lines += _moved(open_, [])
    return "<record>" + "".join(lines) + "</record>\n"


def _moved(open_: list[str], above: list[str]) -> list[str]:
    """Return the tags that close and open elements so that those in `above` are open; `open_` follows."""
    made = []
    while open_ and open_ != above[: len(open_)]:
        made.append(f"</{open_.pop()}>")
    for name in above[len(open_) :]:
        open_.append(name)
        made.append(f"<{name}>")
    return made


def read(text: Text) -> Loaded:
    """Return the records of a file."""
    references: list[Reference] = []
    spans: list[Span] = []
    faults: list[Fault] = []
    for element, span in records(text, "record", faults):
        kind = element.find("ref-type")
        name = "Generic" if kind is None else _type_name(str(kind.get("name", "")), content_of(kind))
        fields: Tags = {}
        for child in element:
            if child.tag not in _UNREAD:
                for path, value in _leaves(child, ""):
                    fields.setdefault(SIGN_OF.get(path, path), []).append(value)
        references.append(from_fields(fields, name, "endnote"))
        spans.append(span)
    return Loaded(tuple(references), tuple(spans), tuple(faults))


def read_by_ending(text: Text) -> Loaded:
    """Return the records of a file that ends in .xml: those of MODS if there are any, else EndNote's."""
    if _MODS.search(text.content):
        from bibtools.formats import mods

        return mods.read(text)
    return read(text)


def _type_name(name: str, number: str) -> str:
    """Return the name of a reference type: as it is written if it is known, else as its number says."""
    return name if name in CSL_OF else NAME_OF.get(number, name or "Generic")


def _leaves(element: _Element, above: str) -> Iterator[tuple[str, str]]:
    """Yield the place and the text of each field in an element; <style> is the formatting of a field's text."""
    path = f"{above}/{element.tag}".removeprefix("/")
    inner = [child for child in element if child.tag != "style"]
    if not inner:
        yield path, content_of(element)
    for child in inner:
        yield from _leaves(child, path)
