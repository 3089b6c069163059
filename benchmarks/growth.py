"""How the time of each part grows with its input: CPU seconds at two sizes, and the exponent between them.

    uv run python benchmarks/growth.py [NAME …] [--scale 1.0]

An exponent of 1 is linear; n log n shows as 1.1. Each case runs in a process of its own, so that memory is its own too;
a case that takes longer than two minutes is shown as such.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import resource
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

Case = Callable[[int], Callable[[], object]]
_LIMIT = 120
CASES: dict[str, tuple[Case, int]] = {}
"""Name → what prepares the input of a size and returns what is measured, and the smaller of the two sizes."""


def case(name: str, size: int) -> Callable[[Case], Case]:
    """Register a case under its name, with the smaller size; the larger is four times that."""

    def register(prepare: Case) -> Case:
        CASES[name] = (prepare, size)
        return prepare

    return register


def _entry(n: int, **more: str) -> str:
    fields = {
        "author": f"Doe{n}, Jane",
        "title": f"Title of the work {n}",
        "date": str(1900 + n % 100),
        **more,
    }
    return f"@book{{k{n},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}\n"


def _check(content: str, name: str = "x.bib") -> object:
    from bibtools.linter.runner import check_documents
    from bibtools.linter.settings import CheckSettings
    from bibtools.model import Text
    from bibtools.pipeline.check_documents import make_document

    settings = CheckSettings()
    return check_documents([make_document(Text(name, content), settings)], settings)


@case("check: entries", 2000)
def entries(n: int) -> Callable[[], object]:
    content = "".join(map(_entry, range(n)))
    return lambda: _check(content)


@case("check: fields of one entry", 2000)
def fields(n: int) -> Callable[[], object]:
    content = _entry(1, **{f"f{i}x": "v" for i in range(n)})
    return lambda: _check(content)


@case("check: length of a field", 100_000)
def length(n: int) -> Callable[[], object]:
    content = _entry(1, title="word " * (n // 5))
    return lambda: _check(content)


@case("check: authors of one entry", 2000)
def authors(n: int) -> Callable[[], object]:
    content = _entry(1, author=" and ".join(f"Doe{i}, J." for i in range(n)))
    return lambda: _check(content)


@case("check: entries of one author and year", 1000)
def one_author(n: int) -> Callable[[], object]:
    content = "".join(_entry(i, author="Doe, Jane", date="1999") for i in range(n))
    return lambda: _check(content)


@case("check: identical entries", 1000)
def identical(n: int) -> Callable[[], object]:
    content = "".join(_entry(i, author="Doe, Jane", date="1999", title="The same title") for i in range(n))
    return lambda: _check(content)


@case("check: one entry over and over", 1000)
def repeated(n: int) -> Callable[[], object]:
    content = _entry(1) * n
    return lambda: _check(content)


@case("check: suppressions", 2000)
def suppressions(n: int) -> Callable[[], object]:
    content = "".join(f"% bibtools: ignore[MIS003] no publisher\n{_entry(i)}" for i in range(n))
    return lambda: _check(content)


@case("check: an open brace in every entry", 1000)
def open_braces(n: int) -> Callable[[], object]:
    content = "".join(f'@book{{k{i},\n  title = "x {{",\n' for i in range(n))
    return lambda: _check(content)


@case("check: open quotation marks", 1000)
def open_values(n: int) -> Callable[[], object]:
    content = "@book{k,\n" + '  title = "x {\n' * n
    return lambda: _check(content)


@case("check: one title of dollar signs", 1000)
def dollars(n: int) -> Callable[[], object]:
    content = _entry(1, title="$" * n)
    return lambda: _check(content)


@case("check: NUL characters", 5000)
def nul(n: int) -> Callable[[], object]:
    content = _entry(1, title="a\0" * n)
    return lambda: _check(content)


@case("check: chain of crossref", 1000)
def chain(n: int) -> Callable[[], object]:
    content = "".join(_entry(i, crossref=f"k{i + 1}") for i in range(n))
    return lambda: _check(content)


@case("check: diamonds of xdata", 500)
def diamonds(n: int) -> Callable[[], object]:
    content = "".join(_entry(i, crossref=f"k{i + 1}", xdata=f"k{i + 1}") for i in range(n))
    return lambda: _check(content)


@case("check: source lines", 300)
def source_lines(n: int) -> Callable[[], object]:
    content = "Kaynakça\n" + "".join(f"- Ali Veli{i}, Kitap {i}, Ankara {1950 + i % 60}\n" for i in range(n))
    return lambda: _check(content, "x.txt")


def _mended(n: int) -> Callable[[], object]:
    from bibtools.linter.fixing import fix_until_stable
    from bibtools.linter.runner import check_documents
    from bibtools.linter.settings import CheckSettings
    from bibtools.model import Text
    from bibtools.pipeline.check_documents import make_document

    settings = CheckSettings(select=("TXT", "PAG", "IDN"))
    content = "".join(_entry(i, pages=f"{i}-{i + 9}", doi=f"https://doi.org/10.1000/{i}") for i in range(n))

    def check(text: str) -> list:  # type: ignore[type-arg]
        return check_documents([make_document(Text("x.bib", text), settings)], settings)

    return lambda: fix_until_stable(content, check, unsafe=False)


CASES["check --fix: fixes"] = (_mended, 2000)


@case("format: entries", 2000)
def formatted(n: int) -> Callable[[], object]:
    from bibtools.bibtex import scan
    from bibtools.bibtex.layout import FormatOptions, format_library
    from bibtools.model import Text

    content = "".join(map(_entry, range(n)))
    return lambda: format_library(scan(Text("x.bib", content)), FormatOptions())


def _citing(name: str, content: str) -> Callable[[], object]:
    return lambda: _check(content, name)


for _name, _file, _make in (
    ("Markdown comments", "x.md", lambda n: "<!-- " * n),
    ("Markdown citations", "x.md", lambda n: "[@k1; @k2] " * n),
    ("Markdown code", "x.md", lambda n: "`" * n + " @k"),
    ("Typst comments", "x.typ", lambda n: "/* " * n),
    ("Typst strings", "x.typ", lambda n: '"a ' * n),
    ("LaTeX verbatim", "x.tex", lambda n: "\\begin{verbatim}\n" * n),
    ("LaTeX citations", "x.tex", lambda n: "\\cite{a}" * n),
    ("LaTeX open citations", "x.tex", lambda n: "\\cite[" * n),
    ("bcf", "x.bcf", lambda n: "<bcf:citekey" * n),
    ("aux", "x.aux", lambda n: "\\citation{" * n),
):
    CASES[f"citations: {_name}"] = (lambda n, f=_file, m=_make: _citing(f, m(n)), 4000)


@case("parse: lines", 300)
def parse_lines(n: int) -> Callable[[], object]:
    from bibtools.model import Text
    from bibtools.pipeline.parsing import parse_document
    from bibtools.pipeline.sources import Source

    content = "Kaynakça\n" + "".join(f"- Ali Veli{i}, Kitap {i}, Ankara {1950 + i % 60}\n" for i in range(n))
    return lambda: parse_document(Source(Text("x.txt", content)))


@case("parse: repeats in notes", 500)
def repeats(n: int) -> Callable[[], object]:
    from bibtools.model import Text
    from bibtools.pipeline.parsing import parse_document
    from bibtools.pipeline.sources import Source

    first = [f"[{2 * i + 1}] Ali Veli{i}, Kitap {i}, Ankara {1950 + i % 60}, s. 3.\n" for i in range(n)]
    notes = [f"{note}[{2 * i + 2}] Veli{i // 2}, a.g.e., s. 4.\n" for i, note in enumerate(first)]
    return lambda: parse_document(Source(Text("x.txt", "Dipnotlar\n" + "".join(notes))))


@case("parse: length of a line", 2000)
def long_line(n: int) -> Callable[[], object]:
    from bibtools.parser.parser import parse

    return lambda: parse("Ali Veli, " + "Kitap ve " * n + "Ankara 1950")


@case("find: lines without references", 4000)
def prose(n: int) -> Callable[[], object]:
    from bibtools.finder.finder import find

    return lambda: find("Bu satırda hiçbir kaynak yoktur ve bu böyle sürüp gider.\n" * n)


def _rendered(style: str, items: Callable[[int], list[dict[str, object]]]) -> Case:
    def prepare(n: int) -> Callable[[], object]:
        from bibtools.csl import Processor, Style

        made = items(n)
        return lambda: Processor(Style.load(style), made).bibliography()

    return prepare


def _item(n: int, **more: object) -> dict[str, object]:
    author = [{"family": f"Doe{n}", "given": "Jane"}]
    return {
        "id": f"k{n}",
        "type": "book",
        "title": f"Title {n}",
        "author": author,
        "issued": {"date-parts": [[1999]]},
        **more,
    }


CASES["render apa: entries"] = (_rendered("apa", lambda n: [_item(i) for i in range(n)]), 1000)
_SAME = [{"family": "Doe", "given": "Jane"}]
CASES["render apa: one author and year"] = (
    _rendered("apa", lambda n: [_item(i, author=_SAME) for i in range(n)]),
    500,
)
CASES["render apa: papers of many authors"] = (
    _rendered(
        "apa",
        lambda n: [_item(i, author=[{"family": f"D{j}", "given": "J"} for j in range(n)]) for i in range(8)],
    ),
    500,
)
CASES["render chicago: papers of many authors"] = (
    _rendered(
        "chicago-author-date",
        lambda n: [_item(i, author=[{"family": f"D{j}", "given": "J"} for j in range(n)]) for i in range(8)],
    ),
    500,
)


def _build(change: Callable[[list[str]], list[str]]) -> Case:
    def prepare(n: int) -> Callable[[], object]:
        from bibtools.pipeline.build import build
        from bibtools.pipeline.config import load_config

        folder = TemporaryDirectory()
        root = Path(folder.name)
        lines = [f"Ali Veli{i}, Kitap {i * 7919 % n} ve {i}, Ankara {1950 + i % 60}" for i in range(n)]
        (root / "bibtools.toml").write_text('sources = ["l.txt"]\noutput = "r"\n', encoding="utf-8")

        def write(lines: list[str]) -> None:
            (root / "l.txt").write_text("Kaynakça\n" + "".join(f"- {x}\n" for x in lines), encoding="utf-8")

        write(lines)
        build(load_config(root))
        write(change(lines))

        def run() -> object:
            with folder:
                build(load_config(root), write=False)
                return build(load_config(root))

        return run

    return prepare


CASES["build: no line changed"] = (_build(lambda lines: lines), 500)
CASES["build: two lines changed"] = (
    _build(lambda lines: [*lines[:-2], *(f"{x}, 2. baskı" for x in lines[-2:])]),
    500,
)
CASES["build: every line changed a little"] = (_build(lambda lines: [f"{x}." for x in lines]), 500)


def _measure(name: str, n: int, told: multiprocessing.Queue[tuple[float, float]]) -> None:
    run = CASES[name][0](n)
    began = time.process_time()
    run()
    used = time.process_time() - began
    told.put((used, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def measured(name: str, n: int) -> tuple[float, float] | None:
    """Return CPU seconds and the highest memory in MB of a case; None if it takes too long or fails."""
    told: multiprocessing.Queue[tuple[float, float]] = multiprocessing.Queue()
    process = multiprocessing.Process(target=_measure, args=(name, n, told))
    process.start()
    process.join(_LIMIT)
    if process.is_alive():
        process.kill()
        process.join()
        return None
    return told.get() if not process.exitcode else None


def main() -> None:
    """Measure the cases that are named, or all, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="beginnings of names; all by default")
    parser.add_argument("--scale", type=float, default=1.0, help="factor for all sizes")
    options = parser.parse_args()
    print(f"{'case':44} {'n':>7} {'s':>7} {'4n':>7} {'s':>7} {'MB':>6} exponent")
    for name, (_, size) in CASES.items():
        if options.names and not any(name.startswith(each) for each in options.names):
            continue
        n = int(size * options.scale)
        small, large = measured(name, n), measured(name, 4 * n)
        if small is None or large is None:
            print(f"{name:44} {n:7} {'failed or over two minutes':>30}", flush=True)
            continue
        exponent = math.log(max(large[0], 1e-4) / max(small[0], 1e-4), 4)
        shown = f"{exponent:.2f}" if large[0] > 0.1 else "-"
        print(
            f"{name:44} {n:7} {small[0]:7.2f} {4 * n:7} {large[0]:7.2f} {large[1]:6.0f} {shown}", flush=True
        )


if __name__ == "__main__":
    main()
