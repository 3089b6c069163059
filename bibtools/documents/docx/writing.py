"""A bibliography as a Word document, alone or in the styles of a template."""

from __future__ import annotations

from collections.abc import Iterator

from bibtools.documents.building_xml import document_bytes, made
from bibtools.documents.docx.names import CONTENT_TYPES, R_SPACE, RELATIONSHIPS, SPACES, R, W
from bibtools.documents.docx.packaging import PackageEditor
from bibtools.documents.docx.runs import runs
from bibtools.documents.docx.style_parts import StyleParts
from bibtools.documents.markup import Element
from bibtools.documents.repacking import packed
from bibtools.errors import InputError
from bibtools.model.styled import Styled, StyledPage, StyledText

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN = "word/document.xml"
_INDENT = "720"
"""Half an inch in twentieths of a point."""


def write(page: StyledPage, template: bytes | None = None, name: str = "") -> bytes:
    """Return the document; with a template, in its styles, page layout, headers and footers.

    `name` is what messages call the template. Raise InputError if it is no Word document without macros.
    """
    editor = PackageEditor(template or _empty(page.language), name)
    main = next(iter(editor.targets("", "officeDocument")), _MAIN)
    if editor.targets(main, "vbaProject"):
        hint = "save it without macros, as .docx or .dotx"
        raise InputError("this template holds macros, which a .docx cannot", hint=hint, file=name)
    editor.set_type(main, f"{_WORD}.document.main+xml")
    writer = _Writer(editor, main, page)
    root = editor.root(main)
    body = root.find(f"{W}body")
    if body is None:
        raise editor.package.damaged(f"the part {main} has no body")
    for each in list(body):
        if each.tag != f"{W}sectPr":
            body.remove(each)
    for number, paragraph in enumerate(writer.paragraphs()):
        body.insert(number, paragraph)
    editor.touch(main)
    return editor.save()


class _Writer:
    def __init__(self, editor: PackageEditor, main: str, page: StyledPage) -> None:
        self._editor, self._main, self._page = editor, main, page
        self._styles = StyleParts(editor, main)
        self._links: dict[str, str] = {}

    def paragraphs(self) -> Iterator[Element]:
        """Yield the paragraphs of the page."""
        page, default = self._page, self._styles.default
        title = self._styles.ensure("Title", _look(spacing="240", size="36", bold=True), based_on=default)
        yield self._paragraph(title, page.title)
        heading = ""
        if any(text for text, _ in page.sections):
            look = _look(spacing="120", before="240", size="28", bold=True, level=0)
            heading = self._styles.ensure("heading 1", look, based_on=default)
        hanging = _INDENT if page.hanging or page.tabbed else ""
        entry = self._styles.ensure("Bibliography", _look(spacing="120", hanging=hanging), based_on=default)
        for text, entries in page.sections:
            if text:
                yield self._paragraph(heading, text)
            for pieces in entries:
                yield self._entry(entry, pieces)

    def _paragraph(self, style: str, text: str) -> Element:
        made_runs = [each for _, each in runs([Styled(text, language=self._page.language)], W)]
        return made(f"{W}p", None, _style(style), *made_runs)

    def _entry(self, style: str, pieces: StyledText) -> Element:
        paragraph = made(f"{W}p", None, _style(style))
        for piece, run in runs(pieces, W):
            paragraph.append(self._linked(piece.link, run) if piece.link else run)
        return paragraph

    def _linked(self, address: str, run: Element) -> Element:
        if address not in self._links:
            self._links[address] = self._editor.relate(self._main, "hyperlink", address, outside=True)
        look = made(
            f"{W}rPr", None, made(f"{W}color", {f"{W}val": "0563C1"}), made(f"{W}u", {f"{W}val": "single"})
        )
        style = self._styles.ensure("Hyperlink", [look], "character")
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = made(f"{W}rPr")
            run.insert(0, properties)
        properties.insert(0, made(f"{W}rStyle", {f"{W}val": style}))
        return made(f"{W}hyperlink", {f"{R}id": self._links[address]}, run)


def _style(id: str) -> Element:
    return made(f"{W}pPr", None, made(f"{W}pStyle", {f"{W}val": id}))


def _look(
    *, spacing: str, before: str = "", size: str = "", bold: bool = False, hanging: str = "", level: int = -1
) -> list[Element]:
    """Return the properties of a style that a template does not have: space behind and before, indent, letters."""
    space = {f"{W}after": spacing, **({f"{W}before": before} if before else {})}
    paragraph = made(
        f"{W}pPr", None, *([made(f"{W}keepNext")] if level >= 0 else []), made(f"{W}spacing", space)
    )
    if hanging:
        paragraph.append(made(f"{W}ind", {f"{W}left": hanging, f"{W}hanging": hanging}))
    if level >= 0:
        paragraph.append(made(f"{W}outlineLvl", {f"{W}val": str(level)}))
    letters = made(f"{W}rPr", None, *([made(f"{W}b"), made(f"{W}bCs")] if bold else []))
    if size:
        letters.extend([made(f"{W}sz", {f"{W}val": size}), made(f"{W}szCs", {f"{W}val": size})])
    return [paragraph, letters] if len(letters) else [paragraph]


def _empty(language: str) -> bytes:
    """Return a document without text: A4, margins of 2.5 cm, letters of 12 points in the font of the program."""
    types = f"{{{CONTENT_TYPES}}}"
    relation = f"{{{RELATIONSHIPS}}}"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = [
        made(f"{types}Default", {"Extension": extension, "ContentType": kind})
        for extension, kind in (("rels", rels), ("xml", "application/xml"))
    ]
    override = made(
        f"{types}Override", {"PartName": f"/{_MAIN}", "ContentType": f"{_WORD}.document.main+xml"}
    )
    main = {"Id": "rId1", "Type": f"{R_SPACE}/officeDocument", "Target": _MAIN}
    size = made(f"{W}pgSz", {f"{W}w": "11906", f"{W}h": "16838"})
    margins = made(f"{W}pgMar", {f"{W}{side}": "1418" for side in ("top", "right", "bottom", "left")})
    margins.attrib.update(
        {f"{W}{name}": number for name, number in (("header", "709"), ("footer", "709"), ("gutter", "0"))}
    )
    body = made(f"{W}body", None, made(f"{W}sectPr", None, size, margins))
    parts = {
        "[Content_Types].xml": made(f"{types}Types", None, *defaults, override, spaces={None: CONTENT_TYPES}),
        "_rels/.rels": made(
            f"{relation}Relationships",
            None,
            made(f"{relation}Relationship", main),
            spaces={None: RELATIONSHIPS},
        ),
        _MAIN: made(f"{W}document", None, body, spaces=SPACES),
    }
    bare = packed({name: document_bytes(root) for name, root in parts.items()})
    editor = PackageEditor(bare, "")
    StyleParts(editor, _MAIN)
    editor.root("word/styles.xml").extend(_defaults(language))
    return editor.save()


def _defaults(language: str) -> list[Element]:
    letters = made(
        f"{W}rPr",
        None,
        made(f"{W}sz", {f"{W}val": "24"}),
        made(f"{W}szCs", {f"{W}val": "24"}),
        made(f"{W}lang", {f"{W}val": language}),
    )
    normal = {f"{W}type": "paragraph", f"{W}default": "1", f"{W}styleId": "Normal"}
    named = made(f"{W}name", {f"{W}val": "Normal"})
    return [
        made(f"{W}docDefaults", None, made(f"{W}rPrDefault", None, letters)),
        made(f"{W}style", normal, named, made(f"{W}qFormat")),
    ]
