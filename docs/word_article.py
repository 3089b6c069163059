"""The small Word article that docs/word.md and others work on: invented, with three notes and a list of two sources.

`python docs/word_article.py` writes it to docs/files/makale.docx, where readers can get it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

FILE = Path(__file__).resolve().parent / "files" / "makale.docx"
_DAY = (2026, 1, 1, 0, 0, 0)
"""The date of all parts, so that the file is the same whenever it is made."""
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "document": f"{_KIND}.document.main+xml",
    "footnotes": f"{_KIND}.footnotes+xml",
    "styles": f"{_KIND}.styles+xml",
}
TEXT = (
    "Limanlar bu yıllarda büyüdü.\0 Yeni rıhtımlar yapıldı, gümrük gelirleri arttı.\0 Şehirler denize döndü.\0",
)
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
DATED = (
    "Limanlar bu yıllarda büyüdü (Kılıç, 1998, s. 45). Öz’e (1941: 7) göre rıhtım yetersizdi.",
    "Gümrük geliri arttı (bkz. Kılıç 2001; Öz 1941, s. 5). Vapur seferleri azdı (Tan, 1990).",
)
DATED_LIST = (
    "Kılıç, Ayşe (1998). Liman Defterleri. Ankara: Kıyı Yayınları.",
    "Kılıç, Ayşe (2001). Gümrük Tarihi. Ankara: Kıyı Yayınları.",
    "Öz, Can (1941). “Rıhtım”. Belleten, 5(18), 1-20.",
)


def write(
    path: Path, text: Sequence[str] = TEXT, notes: Sequence[str] = NOTES, entries: Sequence[str] = LIST
) -> None:
    """Write the article, or another `text` with a NUL for each of its `notes`, and a list, to a .docx file."""
    with zipfile.ZipFile(path, "w") as package:
        for name, content in _content(text, notes, entries).items():
            part = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{content}'
            package.writestr(zipfile.ZipInfo(name, _DAY), part)


def _content(text: Sequence[str], notes: Sequence[str], entries: Sequence[str]) -> dict[str, str]:
    """Return the parts of the package by their names."""
    numbers = iter(range(1, len(notes) + 1))
    body = "".join(_paragraph(_runs(each, numbers)) for each in text)
    noted = _separators() + "".join(_note(number, note) for number, note in enumerate(notes, 1))
    body += _paragraph(_run("Kaynakça"), "Heading1")
    body += "".join(_paragraph(_run(entry)) for entry in entries)
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(officeDocument="word/document.xml"),
        "word/_rels/document.xml.rels": _relations(footnotes="footnotes.xml", styles="styles.xml"),
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {_W}>{noted}</w:footnotes>",
        "word/styles.xml": f"<w:styles {_W}>{_STYLES}</w:styles>",
    }


_STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    '<w:sz w:val="24"/><w:lang w:val="tr-TR"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>'
    '<w:rPr><w:sz w:val="20"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{kind}"/>' for part, kind in _PARTS.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )


def _relations(**targets: str) -> str:
    entries = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _separators() -> str:
    """Return the lines between the text and the notes, which every package has as its first two notes."""
    return "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">{_paragraph(f"<w:r><w:{kind}/></w:r>")}</w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )


def _note(number: int, note: str) -> str:
    text = _paragraph(f"<w:r>{_RAISED}<w:footnoteRef/></w:r>" + _run(f" {note}"), "FootnoteText")
    return f'<w:footnote w:id="{number}">{text}</w:footnote>'


_RAISED = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


def _runs(text: str, numbers: Iterator[int]) -> str:
    """Return the runs of a text, with a reference to the next note at each NUL."""
    pieces = text.split("\0")
    made = [_run(pieces[0])]
    for piece in pieces[1:]:
        made.append(f'<w:r>{_RAISED}<w:footnoteReference w:id="{next(numbers)}"/></w:r>')
        made.append(_run(piece))
    return "".join(made)


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _paragraph(runs: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{runs}</w:p>"


def write_dated(path: Path) -> None:
    """Write the article that cites by author and date in its text to a .docx file."""
    write(path, DATED, (), DATED_LIST)


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    write(FILE)
