"""Valid files that fuzzing begins with, and packages whose parts are damaged before they are put together."""

from __future__ import annotations

from collections.abc import Callable

from documents import packing, pdfs
from paths import TESTS

BIB = b"""@string{a = "x" # {y}}
@comment{z}
@book{k, title = {A {B} \\emph{c}}, author = "C, D and E", date = 1999, month = jun # "~1", crossref = {m}}
@proceedings(m, title = {A}, xdata = {k})
"""
LIST = "Kaynakça\n- Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2017, s. 12-15.\n[2] a.g.e., 16 Teşrinievvel 1336\n"
ITEMS = b'[{"id": "a", "type": "book", "title": "<i>T</i>", "author": [{"family": "F", "given": "G"}], \
"issued": {"date-parts": [[1999, 1, 2], [2000]], "season": 1, "literal": "x"}, "volume": 3, "custom": {"a": []}}]'
STYLE = b"""<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>x</title><id>x</id>
<updated>2020-01-01T00:00:00+00:00</updated></info><macro name="a"><names variable="author"><name and="text"/>
<substitute><text variable="title"/></substitute></names></macro><citation et-al-min="2" et-al-use-first="1">
<layout delimiter="; "><choose><if type="book"><text macro="a"/></if><else><date variable="issued" form="text"/></else>
</choose></layout></citation><bibliography><sort><key macro="a"/></sort><layout><group delimiter=", "><text macro="a"/>
<number variable="volume" form="ordinal"/></group></layout></bibliography></style>"""
CONFIG = b"""sources = ["list.txt"]
output = "made"
styles = ["apa"]
locale = "tr-TR"
dialect = "biblatex"
[check]
select = ["ALL"]
baseline = "b.json"
per-file-ignores = { "*.bib" = ["MIS"] }
severity = { MIS001 = "error" }
[format]
indent = 2
"""
LOCK = (
    b'{"version": 1, "entries": {"k": {"source": {"file": "list.txt", "line": 2, "column": 1}, "raw": "Ali", \
"generated": {"type": "book", "fields": {"title": "x"}}}}}'
)
BASELINE = b'{"version": 1, "findings": [{"file": "a.bib", "code": "MIS001", "key": "k", "field": "", \
"message": "x", "count": 1, "reason": "y"}]}'
CACHE = b'{"runs": {"x": {"stamps": [["a.bib", 1, 2]], "findings": "[]", "notes": []}}}'
RIS = b"TY  - BOOK\r\nAU  - C, D\r\nTI  - x\r\nPY  - 1999/01/02/\r\nN1  - y\r\nER  - \r\n"
RECORDS = b'{"raw": "x", "source": {"file": "a", "line": 1, "column": 1}, "segments": [{"label": "title", "start": 0, \
"end": 1, "text": "x"}], "reference": {"id": "a", "type": "book"}, "origins": {}, "changes": [], "confidence": 0.5}\n'


def epub(parts: dict[str, str]) -> bytes:
    """Return an EPUB of the parts."""
    return packing.zipped({"mimetype": "application/epub+zip"} | parts)


def _cases(kind: str) -> list[str]:
    folder = TESTS / "cases" / "documents" / kind
    return [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]


def _parts(kind: str, pack: Callable[[dict[str, str]], bytes]) -> list[bytes]:
    made = []
    for case in _cases(kind):
        parts = packing.parts_of(case)
        parts.pop("expected", None)
        made.append(pack(parts))
    return made


def _sources(kind: str) -> list[bytes]:
    return [packing.parts_of(case)["content"].encode() for case in _cases(kind)]


DOCUMENTS: dict[str, list[bytes]] = {
    "docx": _parts("docx", packing.docx),
    "odt": _parts("odt", packing.odt),
    "fodt": _parts("odt", packing.flat_odt),
    "epub": _parts("epub", epub),
    "rtf": _sources("rtf"),
    "html": _sources("html"),
    "md": _sources("markdown"),
    "tex": _sources("tex"),
    "txt": [*_sources("text"), LIST.encode()],
    "pdf": [pdfs.pdf("20 340 9 Birinci satir\n20 328 9 Kaynaklar\n")],
}


PACKED: dict[str, Callable[[dict[str, str]], bytes]] = {
    "docx": packing.docx,
    "odt": packing.odt,
    "epub": epub,
}
"""Ending → what makes a package of the parts that a case writes out."""


def repacked(kind: str, case: bytes) -> bytes:
    """Return the package of a damaged case; parts that were lost are empty."""
    parts = packing.parts_of("== text\n" + case.decode("utf-8", "replace").replace("\r\n== ", "\n== "))
    parts.pop("expected", None)
    return PACKED[kind](parts)


def cases(kind: str) -> list[bytes]:
    """Return the cases of a document format as they are written."""
    return [case.encode() for case in _cases(kind)]


def records(name: str) -> bytes:
    """Return a file of references in a format that other programs write."""
    return (TESTS / "cases" / "formats" / "records" / name).read_bytes()


TYPST = b'#bibliography("a.bib")\n#cite(<k>, supplement: [p. 3]) @k[12] // @no\n`@no` $x_1$ #figure(caption: [@k])\n'
AUX = b"\\relax\n\\citation{k,m}\n\\bibdata{a}\n\\@input{b.aux}\n\\abx@aux@cite{0}{k}\n"
BCF = b"""<?xml version="1.0"?><bcf:controlfile xmlns:bcf="https://sourceforge.net/projects/biblatex">
<bcf:bibdata section="0"><bcf:datasource type="file" datatype="bibtex">a.bib</bcf:datasource></bcf:bibdata>
<bcf:section number="0"><bcf:citekey order="1">k</bcf:citekey><bcf:citekey members="m,n" type="set">s</bcf:citekey>
</bcf:section></bcf:controlfile>"""
NOTEBOOK = (
    b'{"cells": [{"cell_type": "markdown", "source": ["see [@k, p. 3]\\n", "<cite data-cite=\'k\'>x</cite>"]}, \
{"cell_type": "code", "source": "x", "outputs": []}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
)
SECTIONS = b"""Kitaplar = [{ type = ["book"], keyword = ["x"], not-keyword = ["y"] }]
Others = { language = "tr" }
"""
PATTERNS = b"{authors:2}{year}{title:word}|{auth.lower}_{shorttitle:3:3}-{veryshorttitle}"
