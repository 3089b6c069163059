"""Measure bibtools and the other linters that are installed on one large .bib file, in one run.

usage: python benchmarks/check.py [--entries 20000] [--seed 1] [--tools bibtools,bibclean,…] [--keep FOLDER]

The file is generated from the seed, with a fault in about every fifth entry. Each tool runs in a process of its own.
The table gives its CPU seconds (user and system, with child processes), wall seconds and peak memory, and the ratio of
its CPU seconds to those that bibtexparser 2 needs only to parse the file. A tool that is not installed is left out:
bibclean and refkit are on PyPI, bibtex-tidy is on npm, biber is in TeX Live and Debian.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FAMILIES = "Tüzel Cebesoy Tanör Erikan Akın İnalcık Ortaylı Barkan Karal Smith Müller García Novák Rossi Šimić".split()
ENDINGS = (
    "",
    "oğlu",
    "er",
    "gil",
    "man",
    "ić",
    "sen",
    "ova",
    "son",
    "ler",
    "han",
    "soy",
    "taş",
    "kaya",
    "öz",
    "alp",
)
GIVEN = "Abidin Bülent Celal Halil İlber Enver Anna John María Jürgen Giulia Ömer Ayşe Zeynep Kâzım".split()
WORDS = (
    "Kurtuluş Savaşı Tarihi Moskova Hatıraları Osmanlı İmparatorluğu Anayasal Gelişmeler Meclis Zabıtları the "
    "history of modern Turkey and its neighbours a study in diplomacy war peace economy society reform archives"
).split()
JOURNALS = [
    "Belleten",
    "Türk Dili",
    "Middle Eastern Studies",
    "Journal of Ottoman Studies",
    "Toplumsal Tarih",
]
FAULTS = (
    ("pages", "45-12"),
    ("pages", "12-20"),
    ("doi", "https://doi.org/10.1000/{n}"),
    ("year", "19999"),
    ("isbn", "978-0-306-40615-8"),
    ("url", "www.example.org/{n}"),
    ("title", "An Unfinished  Title."),
    ("author", "SMITH, John and and Tüzel, Abidin et al."),
)


def entry(chance: random.Random, number: int) -> str:
    """Return one entry; every fifth has a fault."""
    kind = chance.choice(("article", "book", "inproceedings", "phdthesis"))
    people = [
        f"{chance.choice(FAMILIES)}{chance.choice(ENDINGS)}, {chance.choice(GIVEN)}"
        for _ in range(chance.randint(1, 3))
    ]
    title = " ".join(chance.choice(WORDS) for _ in range(chance.randint(4, 9)))
    start = chance.randint(1, 900)
    fields = {
        "author": " and ".join(dict.fromkeys(people)),
        "title": f"{title} {number}",
        "year": str(chance.randint(1923, 2023)),
        "doi": f"10.{chance.randint(1000, 9999)}/x.{number}",
        "note": " ".join(chance.choice(WORDS) for _ in range(6)),
        "keywords": "history, Turkey",
        "abstract": " ".join(chance.choice(WORDS) for _ in range(30)),
    }
    if kind == "article":
        fields |= {"journal": chance.choice(JOURNALS), "volume": str(chance.randint(1, 99))}
        fields["pages"] = f"{start}--{start + chance.randint(1, 40)}"
    elif kind == "book":
        fields |= {"publisher": "Türk Tarih Kurumu", "address": "Ankara"}
    elif kind == "inproceedings":
        fields |= {"booktitle": "Türk Tarih Kongresi", "pages": f"{start}--{start + 9}"}
    else:
        fields |= {"school": "Ankara Üniversitesi"}
    if number % 5 == 0:
        name, value = chance.choice(FAULTS)
        fields[name] = value.format(n=number)
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{key{number},\n{lines}}}\n"


def make_file(path: Path, entries: int, seed: int) -> None:
    """Write a .bib file with the given number of entries."""
    chance = random.Random(seed)
    path.write_text("\n".join(entry(chance, number) for number in range(entries)), encoding="utf-8")


def commands(path: Path) -> dict[str, list[str]]:
    """Return the command of each tool that is installed."""
    here = [sys.executable, "-m", "bibtools"]
    found = {
        "bibtexparser 2, parse only": [sys.executable, "-c", _PARSE, str(path)],
        "bibtools check, all rules": [
            *here,
            "check",
            "--select",
            "ALL",
            "--no-cache",
            "--statistics",
            str(path),
        ],
        "bibtools check, default rules": [*here, "check", "--no-cache", "--statistics", str(path)],
        "bibtools check, again (cache filled)": [*here, "check", "--statistics", str(path)],
    }
    if shutil.which("bibclean"):
        found["bibclean check (PyPI)"] = ["bibclean", "check", str(path)]
    if shutil.which("bibtex-tidy"):
        found["bibtex-tidy --duplicates (npm)"] = ["bibtex-tidy", str(path), "-o", os.devnull, "--duplicates"]
    if shutil.which("biber"):
        target = str(path.with_suffix(".biber.bib"))
        found["biber --tool --validate-datamodel"] = [
            "biber",
            "--tool",
            "--validate-datamodel",
            "-O",
            target,
            str(path),
        ]
    if _imports("refkit"):
        for job in ("parse", "tidy"):
            found[f"refkit, {job} only"] = [_python("refkit"), "-c", _REFKIT, str(path), job]
    return found


_PARSE = "import sys, bibtexparser; print(len(bibtexparser.parse_file(sys.argv[1]).entries))"
_REFKIT = (
    "import sys, refkit; text = open(sys.argv[1], encoding='utf-8').read(); "
    "print(len(refkit.BibDocument.parse(text).entries) if sys.argv[2] == 'parse' else refkit.tidy_bibtex(text))"
)


def _python(module: str) -> str:
    """Return a Python that has a module: this one, or else the first `python3` on the PATH."""
    return sys.executable if _has(sys.executable, module) else shutil.which("python3") or sys.executable


def _has(python: str, module: str) -> bool:
    done = subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False)
    return done.returncode == 0


def _imports(module: str) -> bool:
    return _has(_python(module), module)


def measure(command: list[str], folder: Path) -> tuple[float, float, float]:
    """Run a command and return its CPU seconds, wall seconds and peak memory in MB."""
    started = time.perf_counter()
    with (folder / "out").open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, cwd=folder)
        _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - started, usage.ru_maxrss / 1024


def main() -> None:
    """Run every tool and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tools", default="", help="only tools whose name contains one of these, by commas")
    parser.add_argument("--keep", type=Path, help="write the file into this folder and keep it")
    chosen = parser.parse_args()
    folder = chosen.keep or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "large.bib"
    make_file(path, chosen.entries, chosen.seed)
    print(f"{chosen.entries} entries, {path.stat().st_size / 1e6:.1f} MB, seed {chosen.seed}\n")
    print("| tool | CPU s | wall s | memory MB | ratio |")
    print("|---|---:|---:|---:|---:|")
    wanted = [word for word in chosen.tools.split(",") if word]
    base = 0.0
    for name, command in commands(path).items():
        if wanted and not any(word in name for word in wanted):
            continue
        if "cache filled" in name:
            measure(command, folder)
        cpu, wall, memory = measure(command, folder)
        base = base or cpu
        print(f"| {name} | {cpu:.2f} | {wall:.2f} | {memory:.0f} | {cpu / base:.2f} |", flush=True)
    if not chosen.keep:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
