"""An OpenDocument article for the tests of restyling, made here, with all that LibreOffice puts into notes."""

from __future__ import annotations

from collections.abc import Sequence

from tests.documents.packing import odt
from tests.pipeline.articles import LIST as LIST
from tests.pipeline.restyled_odt import parts, zipped_again

_TYPE = "application/vnd.oasis.opendocument.text"
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="Pictures/a.png" manifest:media-type="image/png"/></manifest:manifest>'
)
_STYLES = (
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-family="Garamond"/></style:style>'
    '<style:style style:name="T2" style:family="text">'
    '<style:text-properties fo:font-family="Garamond" fo:font-style="italic"/></style:style>'
    '<style:style style:name="T3" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    "</text:list-style>"
    '<style:style style:name="BT1" style:family="text"><style:text-properties fo:color="#800000"/></style:style>'
)
_CHANGES = (
    '<text:tracked-changes text:track-changes="true">'
    '<text:changed-region xml:id="ct1" text:id="ct1"><text:deletion><office:change-info><dc:creator>Yazar</dc:creator>'
    "<dc:date>2020-01-02T03:04:05</dc:date></office:change-info><text:p>6</text:p></text:deletion></text:changed-region>"
    "</text:tracked-changes>"
)
_ROMAN, _ITALIC = (f'<text:span text:style-name="{name}">{{}}</text:span>' for name in ("T1", "T2"))
NOTES = (
    _ROMAN.format("Ayşe Kılıç, ")
    + _ITALIC.format("Liman Def")
    + "<!-- kept -->"
    + _ITALIC.format("terleri")
    + _ROMAN.format(", Kıyı Yayınları, Ankara 1998, s. 45."),
    _ROMAN.format("Bu görüş ")
    + _ITALIC.format("tartışmalıdır")
    + _ROMAN.format(". <text:s/>Ayrıntılı bilgi için bkz. Kılıç, a.g.e., s.<text:s/>47 vd.; aksi görüş ")
    + '<text:span text:style-name="T3" >için</text:span>'
    + _ROMAN.format(
        ' bkz. Can Öz, “Rıhtım”, <text:bookmark-start text:name="yer"/><text:span text:style-name="T2">Belle&#x74;en'
        '</text:span><text:bookmark-end text:name="yer"/>, C. V, S. 18, 1941, s. 5.'
    ),
    _ROMAN.format('Öz, s.<text:change text:change-id="ct1"/> <text:soft-page-break/>7.'),
    _ROMAN.format("Bu konuda farklı görüşler vardır &amp; yaygındır: &apos;iyi&apos;."),
    _ROMAN.format("Kimse, a.g.t., s. 3."),
    _ROMAN.format("Kılıç, a.g.e., s. 50; Öz,\n      s. 8.") + "<text:tab/>(Çeviri bana ait.)",
)
_NOTE = (
    '<text:note text:id="ftn{0}" text:note-class="footnote"><text:note-citation>{0}</text:note-citation>'
    '<text:note-body><text:p text:style-name="Footnote">{1}</text:p></text:note-body></text:note>'
)


def article(notes: Sequence[str] = NOTES, entries: Sequence[str] = LIST, *, numbered: bool = False) -> bytes:
    """Return an article whose notes have direct formatting, bookmarks, tracked changes and an XML comment.

    With `numbered`, the entries of its list are items.
    """
    marks = "".join(f"Limanlar bu yıllarda büyüdü.{_NOTE.format(n, note)}" for n, note in enumerate(notes, 1))
    return package(
        f"<text:p>{marks}</text:p>", entries, changes=_CHANGES if "ct1" in marks else "", numbered=numbered
    )


def plain_article(paragraphs: Sequence[str], entries: Sequence[str]) -> bytes:
    """Return an article without notes and with a list."""
    texts = "".join(f"<text:p>{_ROMAN.format(each)}</text:p>" for each in paragraphs)
    return package(texts, entries)


def package(text: str, entries: Sequence[str], *, changes: str = "", numbered: bool = False) -> bytes:
    """Return a document of some paragraphs and a list."""
    heading = (
        '<text:h text:style-name="Heading_20_1" text:outline-level="1">Kaynakça</text:h>' if entries else ""
    )
    listed = [f"<text:p>{each}</text:p>" for each in entries]
    if numbered:
        items = "".join(f"<text:list-item>{each}</text:list-item>" for each in listed)
        listed = [f'<text:list text:style-name="L1">{items}</text:list>']
    made = odt(
        {
            "text": f"{changes}{text}{heading}{''.join(listed)}",
            "automatic": _STYLES,
            "styles": '<style:style style:name="Heading_20_1" style:display-name="Heading 1" '
            'style:family="paragraph" style:default-outline-level="1"/>',
            "meta": "<office:meta><meta:generator>tests</meta:generator></office:meta>",
        }
    )
    files = {**parts(made), "Pictures/a.png": b"not a picture", "META-INF/manifest.xml": _MANIFEST.encode()}
    return zipped_again(files)
