"""A Word article for the tests of restyling, made here, with all that Word puts into notes."""

from __future__ import annotations

from collections.abc import Sequence

from tests.documents.packing import docx

_NOTE = '<w:footnote w:id="{}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{}</w:p></w:footnote>'
_LOOK = '<w:rPr><w:rFonts w:ascii="Garamond"/>{}<w:lang w:val="tr-TR"/></w:rPr>'
_TEXT = '<w:t xml:space="preserve">{}</w:t>'
_RUN = "<w:r>" + _LOOK.format("") + _TEXT + "</w:r>"
_ITALIC = "<w:r>" + _LOOK.format("<w:i/>") + _TEXT + "</w:r>"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/footnotes.xml" ContentType="{_WORD}.footnotes+xml"/></Types>'
)
_BOOKMARK = '<w:bookmarkStart w:id="7" w:name="{0}"/>{1}<w:bookmarkEnd w:id="7"/>'
NOTES = (
    _RUN.format("Ayşe Kılıç, ")
    + _ITALIC.format("Liman Def")
    + "<!-- kept -->"
    + _ITALIC.format("terleri")
    + _RUN.format(", Kıyı Yayınları, Ankara 1998, s. 45."),
    _RUN.format("Bu görüş ")
    + _ITALIC.format("tartışmalıdır")
    + _RUN.format(".  Ayrıntılı bilgi için bkz. Kılıç, a.g.e., s. 47 vd.; ")
    + _RUN.format("aksi görüş ")
    + "<w:r><w:rPr><w:b/></w:rPr><w:t>için</w:t></w:r>"
    + _RUN.format(" bkz. Can Öz, “Rıhtım”, ")
    + _BOOKMARK.format("yer", _ITALIC.format("Belleten"))
    + _RUN.format(", C. V, S. 18, 1941, s. 5."),
    _RUN.format("Öz, s. ")
    + '<w:del w:id="3" w:author="Yazar"><w:r><w:delText>6</w:delText></w:r></w:del>'
    + '<w:ins w:id="4" w:author="Yazar"><w:r><w:t>7.</w:t></w:r></w:ins>',
    _RUN.format("Bu konuda farklı görüşler vardır."),
    _RUN.format("Kimse, a.g.t., s. 3."),
    _RUN.format("Kılıç, a.g.e., s. 50; Öz, s. 8.") + "<w:r><w:tab/><w:t>(Çeviri bana ait.)</w:t></w:r>",
)
LIST = (
    "KILIÇ, Ayşe, Liman Defterleri, Kıyı Yayınları, Ankara 1998.",
    "________, Gümrük Tarihi, Kıyı Yayınları, Ankara 2001.",
    "ÖZ, Can, “Rıhtım”, Belleten, C. V, S. 18, 1941, s. 1-20.",
)


def article(notes: tuple[str, ...] = NOTES, entries: tuple[str, ...] = LIST) -> bytes:
    """Return an article whose notes have direct formatting, bookmarks, tracked changes and an XML comment."""
    marks = "".join(
        f'<w:r><w:t>Limanlar bu yıllarda büyüdü.</w:t></w:r><w:r><w:footnoteReference w:id="{n}"/></w:r>'
        for n in range(1, len(notes) + 1)
    )
    heading = '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Kaynakça</w:t></w:r></w:p>'
    listed = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in entries)
    return docx(
        {
            "word/document.xml": f"<w:p>{marks}</w:p>{heading}{listed}<w:sectPr/>",
            "word/footnotes.xml": "".join(_NOTE.format(n, note) for n, note in enumerate(notes, 1)),
            "word/media/image1.png": "not a picture",
            "[Content_Types].xml": _TYPES,
        }
    )


def plain_article(paragraphs: Sequence[str], entries: Sequence[str]) -> bytes:
    """Return an article without notes and with a list."""
    heading = '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Kaynakça</w:t></w:r></w:p>'
    texts = [f"<w:p>{_RUN.format(each)}</w:p>" for each in paragraphs]
    listed = [f"<w:p>{_RUN.format(each)}</w:p>" for each in entries]
    notes = f'<Override PartName="/word/footnotes.xml" ContentType="{_WORD}.footnotes+xml"/>'
    return docx(
        {
            "word/document.xml": f"{''.join(texts)}{heading}{''.join(listed)}<w:sectPr/>",
            "[Content_Types].xml": _TYPES.replace(notes, ""),
        }
    )
