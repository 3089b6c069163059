"""Measure bibtools and other installed tools at reading and formatting a large .bib file, in one run.

usage: python benchmarks/format.py [--entries 20000] [--seed 1] [--file FILE] [--repeat 3]

The file is that of benchmarks/check.py. Each tool runs in a process of its own. The table gives the lowest CPU seconds
(user and system) of all repetitions, the wall seconds and the peak memory. A tool that is not installed is left out:
bibtex-tidy is searched on the PATH (`npm install -g bibtex-tidy`), refkit in this Python.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from check import make_file, measure

SCAN = """
import sys
from bibtools.language.text_files import read_text
from bibtools.bibtex import scan
print(len(scan(read_text(sys.argv[1])[0]).entries))
"""
LOAD = """
import sys
from bibtools.formats import load
print(len(load(sys.argv[1])))
"""
DUMP = """
import sys
from bibtools.formats import dump, load
print(len(dump(load(sys.argv[1]), "biblatex")))
"""
PARSE = "import sys, bibtexparser; print(len(bibtexparser.parse_file(sys.argv[1]).entries))"
REWRITE = """
import sys, bibtexparser
print(len(bibtexparser.write_string(bibtexparser.parse_file(sys.argv[1]))))
"""
REFKIT = "import sys, refkit; print(len(refkit.BibDocument.parse(open(sys.argv[1]).read()).entries))"
TIDY = "import sys, refkit; print(len(refkit.tidy_bibtex(open(sys.argv[1]).read()).bibtex))"


def commands(path: Path) -> dict[str, list[str]]:
    """Return the command of each tool that is installed."""
    python, bibtools = sys.executable, [sys.executable, "-m", "bibtools", "format"]
    found = {
        "bibtexparser 2: parse": [python, "-c", PARSE, str(path)],
        "bibtools: scan": [python, "-c", SCAN, str(path)],
        "bibtexparser 2: parse and write": [python, "-c", REWRITE, str(path)],
        "bibtools format": [*bibtools, str(path)],
        "bibtools format, sorted, aligned, wrapped": [
            *bibtools,
            "--sort=key",
            "--sort-fields",
            "--align",
            "--wrap=80",
            str(path),
        ],
        "bibtools: load as References": [python, "-c", LOAD, str(path)],
        "bibtools: load and dump": [python, "-c", DUMP, str(path)],
    }
    if shutil.which("bibtex-tidy"):
        found["bibtex-tidy"] = _from_stdin("bibtex-tidy", path)
        options = "--sort=key --sort-fields --align=14 --wrap=80 --curly"
        found["bibtex-tidy, sorted, aligned, wrapped"] = _from_stdin(f"bibtex-tidy {options}", path)
    try:
        import refkit  # noqa: F401
    except ImportError:
        return found
    return found | {
        "refkit: parse": [python, "-c", REFKIT, str(path)],
        "refkit: tidy": [python, "-c", TIDY, str(path)],
    }


def _from_stdin(command: str, path: Path) -> list[str]:
    """Return a command that reads a file from standard input, since bibtex-tidy reads it unless it is a terminal."""
    return ["sh", "-c", f"{command} < {path}"]


def main() -> None:
    """Run every tool and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--file", type=Path, help="format this file instead of a generated one")
    parser.add_argument("--repeat", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "large.bib"
        if chosen.file:
            shutil.copy(chosen.file, path)
        else:
            make_file(path, chosen.entries, chosen.seed)
        print(
            f"{path.stat().st_size / 1e6:.1f} MB\n\n| tool | CPU s | wall s | memory MB |\n|---|---:|---:|---:|"
        )
        for tool, command in commands(path).items():
            runs = [measure(command, folder) for _ in range(chosen.repeat)]
            cpu, wall, memory = min(runs)
            print(f"| {tool} | {cpu:.2f} | {wall:.2f} | {memory:.0f} |", flush=True)


if __name__ == "__main__":
    main()
