"""The small Word article that docs/word.md works on: invented, with three footnotes and a list of two sources."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NOTES = (
    "Ayşe Kılıç, Liman Defterleri, Kıyı Yayınları, Ankara 1998, s. 45.",
    "Ayrıntılı bilgi için bkz. Kılıç, a.g.e., s. 47 vd.; aksi görüş için bkz. Can Öz, “Rıhtım”, Belleten, C. V, S. 18, "
    "1941, s. 5.",
    "Öz, s. 7.",
)
LIST = (
    "KILIÇ, Ayşe, Liman Defterleri, Ankara 1998.",
    "________, Gümrük Tarihi, Kıyı Yayınları, Ankara 2001.",
)


def write(path: Path) -> None:
    """Write the article to a .docx file."""
    text = "".join(f"Limanlar bu yıllarda büyüdü.{_mark(number)} " for number in range(1, len(NOTES) + 1))
    body = _paragraph(text) + _paragraph("Kaynakça", "Heading1") + "".join(map(_paragraph, LIST))
    notes = "".join(
        f'<w:footnote w:id="{number}">{_paragraph(note)}</w:footnote>' for number, note in enumerate(NOTES, 1)
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _relations("footnotes", "footnotes.xml"),
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {_W}>{notes}</w:footnotes>",
    }
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')


def _relations(kind: str, target: str) -> str:
    one = f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{one}</Relationships>'


def _mark(number: int) -> str:
    return f"\0{number}\0"


def _paragraph(text: str, style: str = "") -> str:
    pieces = text.split("\0")
    runs = "".join(
        f'<w:r><w:footnoteReference w:id="{piece}"/></w:r>'
        if index % 2
        else f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        for index, piece in enumerate(pieces)
    )
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{runs}</w:p>"
