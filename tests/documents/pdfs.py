"""Small PDFs from lines that say where a text stands: `x y size[b] text`; `---` begins a page of 300 by 400 points."""

from __future__ import annotations

import zlib

_FONTS = "<</Font<</R 3 0 R/B 4 0 R>>>>"


def pdf(case: str) -> bytes:
    """Return the PDF of a case; `b` behind the size prints in bold."""
    pages = [_content(page) for page in case.split("---\n")]
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ]
    for index, content in enumerate(pages):
        page = f"/Parent 2 0 R/MediaBox[0 0 300 400]/Resources{_FONTS}/Contents {6 + 2 * index} 0 R"
        objects.append(f"<</Type/Page{page}>>".encode())
        packed = zlib.compress(content)
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed))
    return written(objects)


def written(objects: list[bytes]) -> bytes:
    """Return a PDF file of numbered objects, the first of which is the catalogue."""
    parts = [b"%PDF-1.4\n"]
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(sum(map(len, parts)) if number < 50 else 0)
        parts.append(b"%d 0 obj%s endobj\n" % (number, content))
    start = sum(map(len, parts))
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return b"".join((*parts, head, table, tail))


def _content(page: str) -> bytes:
    parts = []
    for line in page.splitlines():
        if not line.strip():
            continue
        x, y, size, text = line.split(" ", 3)
        font = "B" if size.endswith("b") else "R"
        shown = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")
        parts.append(f"BT /{font} {size.rstrip('b')} Tf 1 0 0 1 {x} {y} Tm (".encode() + shown + b") Tj ET")
    return b"\n".join(parts)
