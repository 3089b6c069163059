"""Kill commands at random moments, and see that no file is torn and the next run recovers.

    uv run python tests/soak/soak.py [--seconds 60] [--seed 1]

It is not a part of the test run. Each round makes a project, changes something in it, starts a command, kills it
after a random time, looks at every file, and runs the command again to its end. Two builds at once, an editor that
saves during a build, and a full disk (where a small tmpfs can be mounted) come in between.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bibtools.bibtex import scan
from bibtools.model import Text

COMMAND = [sys.executable, "-m", "bibtools"]
LINES = [
    "Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2017",
    "Bülent Tenör, Kurtuluş Kuruluş, İstanbul2009",
    "T.B.M.M.Gizli Celse Zabıtları, 16 Teşrinievvel 1336 (1920)",
    *(f"Deniz Örnek, Liman Tarihi {n}, Ankara {1950 + n}" for n in range(40)),
]
FIXABLE = "".join(f"@article{{k{n},\n title={{A {n}}} ,\n pages = {{{n}-{n + 9}}},\n}}\n" for n in range(200))


class Project:
    """A project in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.list = root / "list.txt"
        self.bib = root / "refs" / "list.bib"
        (root / "bibtools.toml").write_text(
            'sources = ["list.txt"]\noutput = "refs/list"\nstyles = ["apa"]\n', encoding="utf-8"
        )
        self.write(LINES)
        (root / "own.bib").write_text(FIXABLE, encoding="utf-8")

    def write(self, lines: list[str]) -> None:
        """Write the source list."""
        self.list.write_text("Kaynakça\n" + "".join(f"- {line}\n" for line in lines), encoding="utf-8")

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a command."""
        pipe = subprocess.PIPE
        return subprocess.Popen([*COMMAND, *arguments], cwd=self.root, stdout=pipe, stderr=pipe)

    def run(self, *arguments: str) -> tuple[int, str]:
        """Run a command to its end; return its exit code and what it said."""
        done = self.start(*arguments)
        said = b"".join(done.communicate()).decode(errors="replace")
        return done.returncode, said


def assert_whole(project: Project) -> None:
    """Assert that every file is whole, and no temporary file of a run that ended is taken for more than that."""
    for path in project.root.rglob("*.bib"):
        library = scan(Text(path.name, path.read_text(encoding="utf-8")))
        assert not library.faults, (path, library.faults[:1])
    for path in project.root.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))


def assert_as_without_cache(project: Project) -> None:
    """Assert that a build which remembers nothing finds nothing to do: what was spliced is what is made anew."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(project.root, copy, ignore=shutil.ignore_patterns(".bibtools_cache"))
        command = [*COMMAND, "build", "--check"]
        done = subprocess.run(command, cwd=copy, capture_output=True, check=False)
        assert done.returncode == 0, done.stdout.decode(errors="replace")


def killed(project: Project, rng: random.Random, longest: float, *arguments: str) -> bool:
    """Start a command, kill it after a random time, and return whether it was still running."""
    process = project.start(*arguments)
    time.sleep(rng.random() * longest)
    # The exit code does not tell: a check that ended by itself has 1, too.
    running = process.poll() is None
    process.send_signal(rng.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGINT)))
    said = b"".join(process.communicate()).decode(errors="replace")
    assert "Traceback" not in said, said
    assert "a fault of bibtools" not in said, said
    return running


def round_of_kill(project: Project, rng: random.Random, longest: float) -> str:
    """Change the project, kill a command in it, and let the next run recover."""
    lines = rng.sample(LINES, len(LINES) - rng.randint(0, 3))
    project.write([line.replace("Ankara", rng.choice(("Ankara", "Bursa"))) for line in lines])
    command = rng.choice(
        (("build",), ("build",), ("format", "--write", "own.bib"), ("check", "--fix", "own.bib"))
    )
    if command[0] != "build":
        (project.root / "own.bib").write_text(FIXABLE, encoding="utf-8")
    hit = killed(project, rng, longest, *command)
    assert_whole(project)
    code, said = project.run(*command)
    assert code in (0, 1), said
    assert_whole(project)
    if command == ("build",):
        assert project.run("build", "--check")[0] == 0
        assert_as_without_cache(project)
        keys = [entry.key for entry in scan(Text("x", project.bib.read_text(encoding="utf-8"))).entries]
        assert len(keys) == len(set(keys)) == len(lines), (len(keys), len(lines))
    return f"{command[0]} {'killed' if hit else 'ended first'}"


def round_of_two(project: Project, rng: random.Random) -> str:
    """Two builds at once leave what one leaves."""
    project.write(rng.sample(LINES, len(LINES) - 1))
    both = [project.start("build") for _ in range(2)]
    for process in both:
        said = b"".join(process.communicate()).decode(errors="replace")
        assert process.returncode == 0, said
    assert_whole(project)
    assert project.run("build", "--check")[0] == 0
    return "two builds at once"


def round_of_editor(project: Project, rng: random.Random, longest: float) -> str:
    """What an editor saves while a build runs stays."""
    mark = f"Elle {rng.random():.9f}"
    project.write([line.replace("Bursa", "Ankara") for line in LINES])
    project.run("build")
    process = project.start("build") if rng.random() < 0.1 else None
    project.write([line.replace("Ankara", "Sivas") for line in LINES])
    process = process or project.start("build")
    time.sleep(rng.random() * longest)
    text = project.bib.read_text(encoding="utf-8").replace("{Moskova Hatıraları", "{" + mark, 1)
    saved = project.bib.with_suffix(".swp")
    saved.write_text(text, encoding="utf-8")
    saved.replace(project.bib)
    process.communicate()
    project.run("build")
    assert mark in project.bib.read_text(encoding="utf-8")
    project.bib.write_text(
        project.bib.read_text(encoding="utf-8").replace(mark, "Moskova Hatıraları"), encoding="utf-8"
    )
    return "an editor that saves"


@contextmanager
def small_disk() -> Iterator[Path | None]:
    """Mount a tmpfs of 192 KiB; None where that is not allowed."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["mount", "-t", "tmpfs", "-o", "size=192k", "tmpfs", folder]
        if os.name != "posix" or subprocess.run(command, capture_output=True, check=False).returncode:
            yield None
            return
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=False)


def round_of_full_disk(rng: random.Random) -> str:
    """A build on a disk that fills says so, tears nothing, and goes on when there is space again."""
    with small_disk() as folder:
        if folder is None:
            return "full disk (cannot mount here)"
        project = Project(folder)
        project.run("build")
        filler = folder / "filler"
        with suppress(OSError):
            filler.write_bytes(b"x" * (192 * 1024))
        filler.write_bytes(b"x" * max(0, filler.stat().st_size - rng.randint(0, 60) * 1024))
        project_lines = [line.replace("Ankara", "Erzurum") for line in LINES]
        try:
            project.write(project_lines)
        except OSError:
            filler.unlink()
            project.write(project_lines)
        code, said = project.run("build")
        assert code in (0, 2), said
        assert "Traceback" not in said
        assert_whole(project)
        filler.unlink(missing_ok=True)
        code, said = project.run("build")
        assert code == 0, said
        assert project.run("build", "--check")[0] == 0
    return "full disk"


def main() -> None:
    """Run rounds until the time is over, and say how many of which kind there were."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        began = time.monotonic()
        project.run("build")
        longest = (time.monotonic() - began) * 1.2
        end = time.monotonic() + options.seconds
        while time.monotonic() < end:
            chance = rng.random()
            if chance < 0.8:
                done = round_of_kill(project, rng, longest)
            elif chance < 0.88:
                done = round_of_two(project, rng)
            elif chance < 0.96:
                done = round_of_editor(project, rng, longest)
            else:
                done = round_of_full_disk(rng)
            counts[done] += 1
    for what, count in counts.most_common():
        print(f"{count:5} {what}")


if __name__ == "__main__":
    main()
