"""An OpenDocument text that is changed: a package, or one flat file; only the parts that change are written anew."""

from __future__ import annotations

from bibtools.documents.building_xml import document_bytes, made
from bibtools.documents.markup import Element, optional_part, parse_bytes, parse_whole
from bibtools.documents.odt.parts import MANIFEST, META, OFFICE, Parts, open_package, parts_of
from bibtools.documents.odt.tags import Tags
from bibtools.documents.repacking import repacked
from bibtools.documents.splicing import Spliced

_META = "meta.xml"
_MANIFEST_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"


class DocumentEditor:
    """Holds the content and the metadata of a document as bytes that are changed; `name` is what messages call it."""

    def __init__(self, data: bytes, name: str) -> None:
        self._data = data
        self._meta: Spliced | None = None
        self._package = open_package(data, name) if data.startswith(b"PK") else None
        styles: tuple[Element, ...] = ()
        if self._package is None:
            self.content = Spliced(data, parse_bytes(data, name, "OpenDocument", whole=True))
            self._meta = self.content
        else:
            self.content = Spliced(
                self._package.read("content.xml"), parse_whole(self._package, "content.xml")
            )
            if _META in self._package:
                self._meta = Spliced(self._package.read(_META), parse_whole(self._package, _META))
            found = optional_part(self._package, "styles.xml")
            styles = () if found is None else (found,)
        self.tags = Tags(self.content)
        meta = self._meta.root if self._meta is not None else None
        self.parts: Parts = parts_of(self.content.root, (*styles, self.content.root), meta, name)

    @property
    def metadata(self) -> Element | None:
        """The root of the metadata; None if there are none."""
        return self._meta.root if self._meta is not None else None

    def change_metadata(self) -> tuple[Spliced, Tags]:
        """Return the metadata as bytes that are changed; a part for them is made if there is none."""
        if self._meta is None:
            root = made(f"{OFFICE}document-meta", {f"{OFFICE}version": "1.3"}, spaces=_SPACES)
            # An end tag of its own: what is put in stands before it.
            root.text = ""
            self._meta = Spliced(document_bytes(root), root)
        return self._meta, self.tags if self._meta is self.content else Tags(self._meta)

    def save(self) -> bytes:
        """Return the file; the same bytes if nothing was changed."""
        if self._package is None:
            return self.content.result() if self.content.changed else self._data
        parts: dict[str, bytes | None] = {}
        if self.content.changed:
            parts["content.xml"] = self.content.result()
        if self._meta is not None and self._meta.changed:
            parts[_META] = self._meta.result()
            if _META not in self._package:
                parts |= self._listed(_META)
        return repacked(self._data, parts) if parts else self._data

    def _listed(self, part: str) -> dict[str, bytes | None]:
        """Return the manifest with a part that is new."""
        assert self._package is not None
        if MANIFEST not in self._package:
            return {}
        manifest = Spliced(self._package.read(MANIFEST), parse_whole(self._package, MANIFEST))
        values = {f"{_MANIFEST_SPACE}full-path": part, f"{_MANIFEST_SPACE}media-type": "text/xml"}
        entry = Tags(manifest).written(made(f"{_MANIFEST_SPACE}file-entry", values))
        manifest.put(manifest.extent(manifest.root).outer, entry)
        return {MANIFEST: manifest.result()}


_SPACES: dict[str | None, str] = {"office": OFFICE[1:-1], "meta": META[1:-1]}
