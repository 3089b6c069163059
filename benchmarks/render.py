"""Measure how fast bibtools, citeproc-py, refkit, citeproc-js and pandoc render references, in one run.

    uv run --with refkit python benchmarks/render.py                      everything (some minutes)
    uv run python benchmarks/render.py --part bibliography --styles apa --sizes 1000,10000
    uv run python benchmarks/render.py --part bibliography --varied       items with thousands of sets of variables
    uv run python benchmarks/render.py --part bibliography --items library.json    real items (CSL-JSON)
    uv run python benchmarks/render.py --part notes|insert|cold           one of the other tables

Each measurement runs in a process of its own. Its CPU seconds (user and system, with start-up and reading of the items)
and its peak memory are given, since other load on the machine changes them little. The items are generated from a seed
(benchmarks/items.py); no network is used. citeproc-js needs Node, and `npm install` in benchmarks/citeproc_js. An
engine that is not installed is left out. citeproc-py gets at most --slow-limit items, since its time grows with their
square.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from items import make_items, make_varied_items

from bibtools.csl.data import locale_folder
from bibtools.csl.stylenames import find_style

HERE = Path(__file__).parent
STYLES = "apa,ieee,chicago-notes-bibliography,modern-language-association,isnad-dipnotlu"
ENGINES = ("bibtools", "citeproc-py", "refkit", "citeproc-js", "pandoc")
LOCALE = "tr-TR"


@dataclass(frozen=True, slots=True)
class Measured:
    """The CPU seconds, the peak memory in MiB and the exit code of a process."""

    cpu: float
    memory: float
    code: int


def environment() -> dict[str, str]:
    """Return the environment of a measured process; it may write bytecode, as in an installation."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def measure(command: list[str], output: Path | None = None, cwd: Path | None = None) -> Measured:
    """Run a command and return what it used, measured by wait4 and so for this process alone."""
    with (output or Path(os.devnull)).open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE, cwd=cwd, env=environment())
        errors = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = code = os.waitstatus_to_exitcode(status)
    if code:
        print(
            f"  {command[1:4]}: {errors.decode(errors='replace').strip().splitlines()[-1:]}", file=sys.stderr
        )
    return Measured(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, code)


def available(engine: str) -> bool:
    """Return whether an engine is installed."""
    if engine in ("refkit", "citeproc-py"):
        return importlib.util.find_spec(engine.replace("-py", "")) is not None
    if engine == "citeproc-js":
        return bool(shutil.which("node")) and (HERE / "citeproc_js" / "node_modules").is_dir()
    return engine == "bibtools" or shutil.which(engine) is not None


def command_for(engine: str, job: str, style: str, items: Path, out: Path) -> list[str]:
    """Return the command that runs a job with an engine."""
    path = str(find_style(style))
    if engine == "citeproc-js":
        script = str(HERE / "citeproc_js" / "render.js")
        return ["node", "--stack-size=4000", script, job, path, str(items), LOCALE, str(locale_folder())]
    if engine == "pandoc":
        source = out.with_suffix(".md")
        source.write_text(f'---\nnocite: "@*"\nlang: {LOCALE}\n---\n', encoding="utf-8")
        pandoc = ["pandoc", "--citeproc", f"--csl={path}", f"--bibliography={items}", "-t", "plain"]
        return [*pandoc, "-o", str(out), str(source)]
    return [sys.executable, str(HERE / "engines.py"), engine, job, style, str(items), str(out)]


def write_items(folder: Path, count: int, *, varied: bool = False) -> Path:
    """Write `count` made-up items to a file in a folder, and return its path."""
    path = folder / f"items{count}.json"
    items = make_varied_items(count) if varied else make_items(count)
    path.write_text(json.dumps(items, ensure_ascii=False), encoding="utf-8")
    return path


def run_engines(
    arguments: argparse.Namespace, job: str, style: str, count: int, folder: Path
) -> Iterator[str]:
    """Measure each engine at a job, and yield the rows of a Markdown table."""
    items = arguments.items or write_items(folder, count, varied=arguments.varied)
    for engine in arguments.engines.split(","):
        slow = engine == "citeproc-py" and count > arguments.slow_limit
        if slow or not available(engine) or (job == "notes" and engine in ("refkit", "pandoc")):
            continue
        out = folder / "out.json"
        to_file = out if engine == "citeproc-js" else None
        made = measure(command_for(engine, job, style, items, out), to_file)
        if made.code:
            yield f"| {style} | {count:,} | {engine} | failed | | |"
        else:
            yield f"| {style} | {count:,} | {engine} | {made.cpu:.2f} | {count / made.cpu:,.0f} | {made.memory:.0f} |"


def part_bibliography(arguments: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Yield the table of whole bibliographies: style × size × engine."""
    yield "| style | entries | engine | CPU s | entries/CPU s | peak MiB |\n|---|--:|---|--:|--:|--:|"
    counts = [int(size) for size in arguments.sizes.split(",")]
    if arguments.items:
        counts = [len(json.loads(arguments.items.read_text(encoding="utf-8")))]
    for style in arguments.styles.split(","):
        for count in counts:
            yield from run_engines(arguments, "bibliography", style, count, folder)


def part_notes(arguments: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Yield the table of notes whose style tests positions (ibid., near-note, subsequent).

    bibtools is measured with all notes in one call and, as the other engines, with one note after the other.
    """
    yield "| style | notes | engine | CPU s | notes/CPU s | peak MiB |\n|---|--:|---|--:|--:|--:|"
    style = "chicago-notes-bibliography"
    for count in map(int, arguments.notes.split(",")):
        yield from run_engines(arguments, "notes", style, count, folder)
        out = folder / "out.json"
        made = measure(command_for("bibtools", "appending", style, write_items(folder, count), out))
        yield (
            f"| {style} | {count:,} | bibtools, one by one | {made.cpu:.2f} | {count / made.cpu:,.0f} "
            f"| {made.memory:.0f} |"
        )


def part_insert(arguments: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Yield the table of one citation inserted in the middle of many notes."""
    yield "| notes | full run, CPU s | insertion, CPU s | share | notes that changed |\n|--:|--:|--:|--:|--:|"
    for count in map(int, arguments.notes.split(",")):
        out = folder / "insert.json"
        items = write_items(folder, count)
        made = measure(command_for("bibtools", "insert", "chicago-notes-bibliography", items, out))
        if not made.code:
            said = json.loads(out.read_text(encoding="utf-8"))
            share = said["insert"] / said["full"]
            yield f"| {count:,} | {said['full']:.2f} | {said['insert']:.4f} | 1/{1 / share:,.0f} | {said['changed']} |"


def part_cold(arguments: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Yield the table of short commands with start-up, on the project's own references, compared with two imports."""
    yield "| command | CPU s (least of seven) | peak MiB |\n|---|--:|--:|"
    source = str(HERE.parent / "references" / "sources.bib")
    bibtools = [sys.executable, "-c", "from bibtools.cli import main; main()"]
    commands = {
        "python -c 'import lxml.etree, typer'": [sys.executable, "-c", "import lxml.etree, typer"],
        "bibtools --help": [*bibtools, "--help"],
        "bibtools render sources.bib --style apa": [*bibtools, "render", source, "--style", "apa"],
        "bibtools render sources.bib --style isnad-2-dipnotlu": [
            *(*bibtools, "render", source),
            *("--style", "isnad-2-dipnotlu", "--locale", LOCALE),
        ],
    }
    for name, command in commands.items():
        best = min((measure(command, cwd=HERE.parent) for _ in range(7)), key=lambda made: made.cpu)
        yield f"| `{name}` | {'failed' if best.code else f'{best.cpu:.3f}'} | {best.memory:.0f} |"


PARTS = {"bibliography": part_bibliography, "notes": part_notes, "insert": part_insert, "cold": part_cold}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=sorted(PARTS), action="append", help="only this table (repeatable)")
    parser.add_argument("--styles", default=STYLES)
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--notes", default="1000,4000")
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument(
        "--varied", action="store_true", help="items of twelve types with thousands of sets of variables"
    )
    parser.add_argument(
        "--items", type=Path, help="a CSL-JSON file, in place of made-up items (bibliographies only)"
    )
    parser.add_argument(
        "--slow-limit", type=int, default=1000, help="the largest number of items for citeproc-py"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for part in arguments.part or PARTS:
            print(f"\n### {part}\n", flush=True)
            for line in PARTS[part](arguments, Path(folder)):
                print(line, flush=True)


if __name__ == "__main__":
    main()
