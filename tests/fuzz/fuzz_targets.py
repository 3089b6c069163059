"""The readers that are fuzzed: each takes bytes as its command does, and may raise BibtoolsError and nothing else."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import fuzz_seeds as seeds
import fuzz_server


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


def packed(ending: str) -> Callable[[bytes], object]:
    """Return a target that puts the damaged parts of a document into a sound package and reads that."""

    def read(data: bytes) -> None:
        document(ending)(seeds.repacked(ending, data))

    return read


def keys(data: bytes) -> None:
    """Make the keys of a library by a pattern."""
    from bibtools.pipeline.library.patterns import read_pattern

    read_pattern(data.decode("utf-8", "replace"))


GOOD_BIB = b"@misc{k, title = {A}}\n"
XML = [b"<p>", b"</", b"<!-- ", b"&#1114112;", b"&x;", b' id="n1"', b"<![CDATA["]


def citing(ending: str, seed: bytes, *tokens: bytes) -> Target:
    """Return a target that checks a text that cites beside a bibliography."""
    name = f"t.{ending}"
    read = in_folder(name, "check", "--no-cache", "--select", "ALL", name, "a.bib", a__bib=GOOD_BIB)
    return Target(read, [seed], tokens)


TARGETS: dict[str, Target] = {
    "bib": Target(
        formatted("biblatex"), [seeds.BIB], [b"@book{", b"# a", b"crossref = {k}", b" and ", b"\\emph{"]
    ),
    "bib-check": Target(
        in_folder("a.bib", "check", "--no-cache", "--select", "ALL", "--diff", "a.bib"),
        [seeds.BIB],
        [b"@book{", b"}"],
    ),
    "bib-format": Target(
        in_folder("a.bib", "format", "--align", "--write", "a.bib"), [seeds.BIB], [b"@book{", b"}", b"% x\n"]
    ),
    "list": Target(
        in_folder("a.txt", "parse", "--lines", "a.txt"),
        [seeds.LIST.encode()],
        [b"a.g.e.", b" s. ", b", ", b"a.g.e., s. 45 vd.; ", b"________, "],
    ),
    "csl-json": Target(
        formatted("csl-json"), [seeds.ITEMS], [b'"date-parts": ', b'{"id": "b"}, ', b'"type": {}, ']
    ),
    "jsonl": Target(formatted("jsonl"), [seeds.RECORDS], [b'"span": [0, 99]', b'"by": 1']),
    "ris": Target(formatted("ris"), [seeds.RIS], [b"TY  - ", b"ER  - \n", b"PY  - //"]),
    "enw": Target(formatted("enw"), [seeds.records("two.enw")], [b"%0 ", b"%A , ", b"%D //", b"\n\n"]),
    "endnote-xml": Target(formatted("endnote-xml"), [seeds.records("two.xml")], XML),
    "hayagriva": Target(
        formatted("hayagriva"),
        [seeds.records("three.yml")],
        [b"parent:\n", b"- ", b": {", b"&a ", b"*a", b"!!"],
    ),
    "nbib": Target(formatted("nbib"), [seeds.records("article.nbib")], [b"PMID- ", b"DP  - ", b"      "]),
    "wos": Target(formatted("wos"), [seeds.records("article.ciw")], [b"ER\n", b"PT J\n", b"   "]),
    "ads": Target(formatted("ads"), [seeds.records("article.ads")], [b"%R ", b"%J ", b";", b"\n\n"]),
    "style": Target(
        style, [seeds.STYLE], [b"<group>", b'<text macro="a"/>', b"<choose>", b' form="short"', b"</macro>"]
    ),
    "configuration": Target(
        in_folder("bibtools.toml", "build", "--check", list__txt=seeds.LIST.encode()),
        [seeds.CONFIG],
        [b"[check]\n", b" = [["],
    ),
    "sections": Target(
        in_folder("s.toml", "render", "a.bib", "--sections", "s.toml", a__bib=GOOD_BIB),
        [seeds.SECTIONS],
        [b" = [", b"{ ", b'type = "book"'],
    ),
    "keys": Target(keys, [seeds.PATTERNS], [b"{", b"}", b":", b"auth"]),
    "lock": Target(
        in_folder("a.lock.json", "check", "--no-cache", a__bib=GOOD_BIB), [seeds.LOCK], [b'"raw": {}']
    ),
    "baseline": Target(
        in_folder("b.json", "check", "--no-cache", "--baseline", "b.json", "a.bib", a__bib=GOOD_BIB),
        [seeds.BASELINE],
    ),
    "cache": Target(
        in_folder(".bibtools_cache/check.json", "check", "a.bib", a__bib=GOOD_BIB), [seeds.CACHE]
    ),
    "gold": Target(
        in_folder("g.jsonl", "eval", "g.jsonl"), [seeds.RECORDS], [b'"label": 1', b'"segments": ']
    ),
    "lsp": Target(
        fuzz_server.stream, [fuzz_server.STREAM], [b"Content-Length: 99999999999\r\n\r\n", b"\r\n"]
    ),
    "lsp-messages": Target(
        fuzz_server.messages,
        [fuzz_server.LINES],
        [b"\n", b'"id": {}, ', b'"method": "textDocument/hover"', b'"line": -5', b'"character": 4294967296'],
    ),
    "cite-typst": citing("typ", seeds.TYPST, b"#cite(", b"/*", b"```", b"$"),
    "cite-aux": citing("aux", seeds.AUX, b"\\citation{", b"\\@input{t.aux}"),
    "cite-bcf": citing("bcf", seeds.BCF, *XML),
    "cite-notebook": citing("ipynb", seeds.NOTEBOOK, b'"source": ', b"[["),
    **{
        f"cite-{ending}": Target(citing(ending, b"").read, seeds.DOCUMENTS[ending], [b"[@k]", b"\\cite{k}"])
        for ending in ("tex", "md")
    },
    **{f"{ending}-parts": Target(packed(ending), seeds.cases(ending), XML) for ending in seeds.PACKED},
    **{ending: Target(document(ending), found) for ending, found in seeds.DOCUMENTS.items() if found},
}
