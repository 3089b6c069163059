"""What `build` costs: the first one against parsing and rendering, and one after two lines have changed.

    uv run python benchmarks/build.py [--first 3000] [--changed 5000 20000] [--styles apa]

All figures are CPU seconds of whole commands, each in a process of its own; "start" is that of `bibtools --version`,
and has to be taken off where a figure is meant beyond the program's start. The first build is compared with
`bibtools parse` of the same list and `bibtools render` of what that gives, in one format and in the three formats of
`build`.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def lines(count: int) -> list[str]:
    """Return source lines, many of which share author, title or year."""
    return [f"Ali Veli{i}, Kitap {i * 7919 % count} ve {i}, Ankara {1950 + i % 60}" for i in range(count)]


def write(root: Path, some: list[str]) -> None:
    """Write the source list."""
    content = "Kaynakça\n" + "".join(f"- {line}\n" for line in some)
    (root / "list.txt").write_text(content, encoding="utf-8")


def cpu(root: Path, *arguments: str) -> float:
    """Run a command in a folder, and return its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "bibtools", *arguments],
        cwd=root,
        env=ENVIRONMENT,
        capture_output=True,
        check=False,
    )
    if done.returncode > 1:
        sys.exit(done.stderr.decode(errors="replace"))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def project(root: Path, count: int, styles: list[str]) -> list[str]:
    """Make a project with so many source lines, and return them."""
    (root / "bibtools.toml").write_text(
        f'sources = ["list.txt"]\noutput = "refs/list"\nstyles = {styles}\nlocale = "tr-TR"\n',
        encoding="utf-8",
    )
    made = lines(count)
    write(root, made)
    return made


def first(count: int, styles: list[str]) -> None:
    """Print what a first build costs, and what its parts cost as commands of their own."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        project(root, count, styles)
        cpu(root, "build", "--check")  # so that everything is compiled
        start = min(cpu(root, "--version") for _ in range(3))
        parsed = cpu(root, "parse", "list.txt", "-o", "made.json")
        rendered = [
            sum(
                cpu(root, "render", "made.json", "--style", style, "-o", f"made.{ending}") for style in styles
            )
            for ending in ("html", "md", "txt")
        ]
        built = cpu(root, "build")
        again = cpu(root, "build")
    print(f"{count} lines, first build {built:.2f}, unchanged {again:.2f}, start {start:.2f}")
    print(f"  parse {parsed:.2f} + render once {rendered[0]:.2f} = {parsed + rendered[0]:.2f}")
    print(
        f"  parse {parsed:.2f} + render in three formats {sum(rendered):.2f} = {parsed + sum(rendered):.2f}"
    )


def changed(count: int, styles: list[str]) -> None:
    """Print what a build costs after two lines have changed, after one has come and after one has gone."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        made = project(root, count, styles)
        built = cpu(root, "build")
        start = min(cpu(root, "--version") for _ in range(3))
        print(f"{count} lines, first build {built:.2f}, start {start:.2f}")
        edited = [
            f"{line}, 2. baskı" if at in (count // 3, count // 2) else line for at, line in enumerate(made)
        ]
        for what, now in (
            ("nothing changed", made),
            ("two lines changed", edited),
            (
                "one more line",
                [*made[: count // 4], "Ayşe Yeni, Yeni Kitap, Ankara 1999", *made[count // 4 :]],
            ),
            ("one line less", [*made[: count // 4], *made[count // 4 + 1 :]]),
        ):
            write(root, now)
            used = cpu(root, "build")
            print(f"  {what:18} {used:.2f}, beyond the start {used - start:.2f}", flush=True)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, nargs="*", default=[3000], help="numbers of lines")
    parser.add_argument("--changed", type=int, nargs="*", default=[5000, 20000], help="numbers of lines")
    parser.add_argument("--styles", nargs="+", default=["apa"])
    options = parser.parse_args()
    for count in options.first:
        first(count, options.styles)
    for count in options.changed:
        changed(count, options.styles)


if __name__ == "__main__":
    main()
