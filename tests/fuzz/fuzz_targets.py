"""The readers that are fuzzed: each takes bytes as its command does, and may raise BibtoolsError and nothing else."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

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


@dataclass(frozen=True)
class Target:
    """A reader: what reads bytes, valid files to begin with, and tokens of the format."""

    read: Callable[[bytes], object]
    seeds: Sequence[bytes]
    tokens: Sequence[bytes] = ()


def in_folder(name: str, *arguments: str, **others: bytes) -> Callable[[bytes], object]:
    """Return a target that writes a file into a folder and runs a command there."""
    from contextlib import redirect_stderr, redirect_stdout
    from io import StringIO

    def read(data: bytes) -> None:
        from bibtools.cli.app import run

        before = Path.cwd()
        with (
            tempfile.TemporaryDirectory() as folder,
            redirect_stdout(StringIO()),
            redirect_stderr(StringIO()),
        ):
            os.chdir(folder)
            try:
                for file, content in {**others, name: data}.items():
                    path = Path(file.replace("__", "."))
                    path.parent.mkdir(exist_ok=True)
                    path.write_bytes(content)
                assert run(arguments) in (0, 1, 2)
            finally:
                os.chdir(before)

    return read


def document(ending: str) -> Callable[[bytes], object]:
    """Return a target that reads a document and finds the references in it."""

    def read(data: bytes) -> None:
        from bibtools import documents

        documents.read(data, f"a.{ending}")

    return read


def formatted(form: str) -> Callable[[bytes], object]:
    """Return a target that reads a structured format, renders what it holds, and writes it in all formats."""

    def read(data: bytes) -> None:
        from bibtools.csl import Processor, Style
        from bibtools.formats import FORMATS, pieces
        from bibtools.formats import read as load
        from bibtools.language.text_files import read_text

        loaded = load(read_text(data, f"a.{form}")[0], form)
        for name in FORMATS:
            "".join(pieces(loaded.references, name))
        items = [each.to_csl() for each in loaded.references]
        named = {str(number): {**item, "id": str(number)} for number, item in enumerate(items)}
        Processor(Style.load("apa"), list(named.values())).bibliography()

    return read


def style(data: bytes) -> None:
    """Load a style and render two items in it."""
    from bibtools.csl import Citation, Cite, Processor, Style

    items = [
        {"id": key, "type": "book", "title": "T", "author": [{"family": "F"}], "volume": 2} for key in "ab"
    ]
    processor = Processor(Style.load(data.decode("utf-8", "replace")), items)
    processor.bibliography()
    processor.cite(Citation((Cite("a"), Cite("b"))))


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
    "rtf": _sources("rtf"),
    "html": _sources("html"),
    "md": _sources("markdown"),
    "tex": _sources("tex"),
    "txt": [*_sources("text"), LIST.encode()],
    "pdf": [pdfs.pdf("20 340 9 Birinci satir\n20 328 9 Kaynaklar\n")],
}
GOOD_BIB = b"@misc{k, title = {A}}\n"
TARGETS: dict[str, Target] = {
    "bib": Target(formatted("biblatex"), [BIB], [b"@book{", b"# a", b"crossref = {k}", b" and ", b"\\emph{"]),
    "bib-check": Target(
        in_folder("a.bib", "check", "--no-cache", "--select", "ALL", "--diff", "a.bib"),
        [BIB],
        [b"@book{", b"}"],
    ),
    "list": Target(
        in_folder("a.txt", "parse", "--lines", "a.txt"), [LIST.encode()], [b"a.g.e.", b" s. ", b", "]
    ),
    "csl-json": Target(
        formatted("csl-json"), [ITEMS], [b'"date-parts": ', b'{"id": "b"}, ', b'"type": {}, ']
    ),
    "jsonl": Target(formatted("jsonl"), [RECORDS], [b'"span": [0, 99]', b'"by": 1']),
    "ris": Target(formatted("ris"), [RIS], [b"TY  - ", b"ER  - \n", b"PY  - //"]),
    "style": Target(
        style, [STYLE], [b"<group>", b'<text macro="a"/>', b"<choose>", b' form="short"', b"</macro>"]
    ),
    "configuration": Target(
        in_folder("bibtools.toml", "build", "--check", list__txt=LIST.encode()),
        [CONFIG],
        [b"[check]\n", b" = [["],
    ),
    "lock": Target(in_folder("a.lock.json", "check", "--no-cache", a__bib=GOOD_BIB), [LOCK], [b'"raw": {}']),
    "baseline": Target(
        in_folder("b.json", "check", "--no-cache", "--baseline", "b.json", "a.bib", a__bib=GOOD_BIB),
        [BASELINE],
    ),
    "cache": Target(in_folder(".bibtools_cache/check.json", "check", "a.bib", a__bib=GOOD_BIB), [CACHE]),
    **{ending: Target(document(ending), seeds) for ending, seeds in DOCUMENTS.items() if seeds},
}
