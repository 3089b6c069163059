"""Styles of a Word document by their names: found, or added where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.documents.building_xml import made
from bibtools.documents.docx.names import SPACES, W
from bibtools.documents.docx.packaging import PackageEditor
from bibtools.documents.markup import Element

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"


class StyleParts:
    """The styles of a package; `main` is its main part."""

    def __init__(self, editor: PackageEditor, main: str) -> None:
        self._editor = editor
        found = [each for each in editor.targets(main, "styles") if each in editor]
        self._part = found[0] if found else "word/styles.xml"
        if not found:
            editor.put(self._part, made(f"{W}styles", spaces=SPACES))
            editor.relate(main, "styles", self._part)
            editor.set_type(self._part, _TYPE)

    def id(self, name: str, kind: str = "paragraph") -> str:
        """Return the id of the style with a name (Word's own are in English in every language); "" if there is none."""
        for each in self._root.findall(f"{W}style"):
            named = each.find(f"{W}name")
            if named is None or (each.get(f"{W}type") or "paragraph") != kind:
                continue
            if (named.get(f"{W}val") or "").lower() == name.lower():
                return each.get(f"{W}styleId") or ""
        return ""

    def ensure(
        self, name: str, properties: Sequence[Element], kind: str = "paragraph", based_on: str = ""
    ) -> str:
        """Return the id of the style with a name, which gets these properties if it is not there yet."""
        found = self.id(name, kind)
        if found:
            return found
        taken = {each.get(f"{W}styleId") for each in self._root}
        wanted = "".join(word.capitalize() for word in name.split())
        id = next(each for each in (wanted, *(f"{wanted}{n}" for n in range(2, 99))) if each not in taken)
        parent = [made(f"{W}basedOn", {f"{W}val": based_on})] if based_on else []
        named = made(f"{W}name", {f"{W}val": name})
        shown = [made(f"{W}qFormat")] if kind == "paragraph" else []
        attributes = {f"{W}type": kind, f"{W}styleId": id}
        self._root.append(made(f"{W}style", attributes, named, *parent, *shown, *properties))
        self._editor.touch(self._part)
        return id

    @property
    def default(self) -> str:
        """The id of the default paragraph style; "" if none is named."""
        for each in self._root.findall(f"{W}style"):
            if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in ("1", "true", "on"):
                return each.get(f"{W}styleId") or ""
        return ""

    @property
    def _root(self) -> Element:
        return self._editor.root(self._part)
