"""How new text looks in a document: spans whose automatic styles are those that it has, or new ones."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from bibtools.documents.building_xml import made
from bibtools.documents.markup import Element
from bibtools.documents.odt.looks import properties, text_parts, whole_text
from bibtools.documents.odt.parts import FORMAT, OFFICE, STYLE, TEXT
from bibtools.documents.odt.styles import Styles
from bibtools.documents.odt.tags import Tags
from bibtools.documents.splicing import Spliced
from bibtools.model.styled import Styled, StyledText

_PLAIN = {
    f"{FORMAT}font-style": "normal",
    f"{FORMAT}font-variant": "normal",
    f"{FORMAT}text-transform": "none",
    f"{STYLE}text-underline-style": "none",
    f"{STYLE}text-position": "0% 100%",
}
"""Properties that belong to the words that were there, not to those that come, and what stands for none of them."""
_OWN = frozenset(
    (
        *_PLAIN,
        *(f"{STYLE}font-style-{script}" for script in ("asian", "complex")),
        *(f"{STYLE}text-underline-{name}" for name in ("width", "color", "type", "mode")),
    )
)
_OF_LINKS = frozenset((f"{FORMAT}color", f"{STYLE}text-underline-style", f"{TEXT}condition"))
_LINKED = ("Internet_20_link", "Visited_20_Internet_20_Link")
_PREFIX = "BT"


class Letters:
    """Finds and makes the text styles of a content part; `taken` are the names of all styles of the document."""

    def __init__(self, part: Spliced, tags: Tags, styles: Styles, taken: Collection[str]) -> None:
        self._part, self._tags, self._styles = part, tags, styles
        self._taken = set(taken)
        self._automatic: dict[str, Element] = {}
        self._names: dict[tuple[str, frozenset[tuple[str, str]]], str] = {}
        self._new: list[Element] = []
        for each in part.root.iterfind(f"{OFFICE}automatic-styles/{STYLE}style"):
            if each.get(f"{STYLE}family") == "text":
                self._automatic[each.get(f"{STYLE}name") or ""] = each
                self._know(each)

    def base(self, spans: Sequence[Element], *, linked: bool = False) -> tuple[str, dict[str, str]]:
        """Return the named style and the properties that new text takes over from some spans, outermost first.

        Those of italics and the like do not count, nor those of a link if the text is `linked`.
        """
        parent, values = "", dict[str, str]()
        for name in (each.get(f"{TEXT}style-name") or "" for each in spans if each.tag == f"{TEXT}span"):
            style = self._automatic.get(name)
            if style is None:
                parent = name or parent
                continue
            parent = style.get(f"{STYLE}parent-style-name") or parent
            for each in style.iterchildren(f"{STYLE}text-properties"):
                values.update((str(key), str(value)) for key, value in each.attrib.items())
        if linked:
            values = {key: value for key, value in values.items() if key not in _OF_LINKS}
        if parent in _LINKED or self._styles.italic("text", parent):
            parent = ""
        return parent, {key: value for key, value in values.items() if key not in _OWN}

    def written(
        self,
        pieces: StyledText,
        base: tuple[str, Mapping[str, str]],
        within: Sequence[Element] = (),
        links: Mapping[str, bytes] | None = None,
        *,
        behind: str = "",
    ) -> bytes:
        """Return styled text as it is written into some elements (outermost first), in the look of a `base`.

        `links` are the addresses that it may lead to, with the start tags of their links. `behind` is the text that it
        comes behind: a space that no space or nothing stands before is written as one.
        """
        named = [
            (self._style(replace(each, text="", link=""), base, within), each.link, each.text)
            for each in pieces
            if each.text
        ]
        alike = [
            (key, "".join(each[2] for each in some)) for key, some in groupby(named, key=itemgetter(0, 1))
        ]
        parts: list[bytes] = []
        for number, ((style, link), text) in enumerate(alike, 1):
            lead = text[: int(text.startswith(" ") and behind[-1:] not in (" ", ""))]
            parts_of_it = whole_text if number == len(alike) else text_parts
            written = self._tags.content([lead, *parts_of_it(text[len(lead) :])])
            behind = text
            if style:
                span = made(f"{TEXT}span", {f"{TEXT}style-name": style})
                written = self._tags.start(span) + written + self._tags.end(span)
            start = (links or {}).get(link, b"")
            parts += (start, written, self._tags.end(made(f"{TEXT}a")) if start else b"")
        return b"".join(parts)

    def save(self) -> None:
        """Put the new styles in."""
        if not self._new:
            return
        written = b"".join(map(self._tags.written, self._new))
        found = self._part.root.find(f"{OFFICE}automatic-styles")
        if found is not None and (extent := self._part.extent(found)).outer < extent.end:
            self._part.put(extent.outer, written)
            return
        around = made(f"{OFFICE}automatic-styles")
        body = self._part.root.find(f"{OFFICE}body")
        at = self._part.extent(found if found is not None else body if body is not None else self._part.root)
        self._part.put(at.start, self._tags.start(around) + written + self._tags.end(around))
        if found is not None:
            self._part.take(at.start, at.end)

    def _style(self, look: Styled, base: tuple[str, Mapping[str, str]], within: Sequence[Element]) -> str:
        """Return the name of the style of a piece; "" if it looks as the text around it."""
        parent, values = base
        wanted = {**values, **properties(look)}
        for key, none in _PLAIN.items():
            if key not in wanted and self._around(key, parent, within) not in ("", none):
                wanted[key] = none
        if not wanted:
            return parent
        key_of_it = (parent, frozenset(wanted.items()))
        if key_of_it not in self._names:
            self._make(parent, wanted)
        return self._names[key_of_it]

    def _around(self, key: str, parent: str, within: Sequence[Element]) -> str:
        """Return a property of the text around, or of a named style."""
        names = [parent, *(each.get(f"{TEXT}style-name") or "" for each in reversed(within))]
        return next(filter(None, (self._styles.text_property("text", name, key) for name in names)), "")

    def _make(self, parent: str, values: Mapping[str, str]) -> None:
        number = len(self._new) + 1
        while f"{_PREFIX}{number}" in self._taken:
            number += 1
        name = f"{_PREFIX}{number}"
        self._taken.add(name)
        attributes = {f"{STYLE}name": name, f"{STYLE}family": "text"}
        if parent:
            attributes[f"{STYLE}parent-style-name"] = parent
        style = made(f"{STYLE}style", attributes, made(f"{STYLE}text-properties", values))
        self._new.append(style)
        self._know(style)

    def _know(self, style: Element) -> None:
        """Remember a style for text that looks so: one that says nothing else."""
        said = {f"{STYLE}name", f"{STYLE}family", f"{STYLE}parent-style-name"}
        if set(map(str, style.attrib)) <= said and len(style) == 1 and not len(style[0]):
            values = frozenset((str(key), str(value)) for key, value in style[0].attrib.items())
            self._names.setdefault(
                (style.get(f"{STYLE}parent-style-name") or "", values), style.get(f"{STYLE}name") or ""
            )
