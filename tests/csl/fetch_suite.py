"""Fetch the CSL test suite at a pinned commit into a folder that git ignores.

    uv run python tests/csl/fetch_suite.py

The fixtures are under a licence of their own and are not part of this repository. suite.sha256 lists those that
ratchet.tsv was written for, each with a digest of what it tests: a fixture that tests something else is left out, so
that the tests judge the same fixtures wherever they run. Exit code 0 if the suite is there, 1 with one sentence on
stderr if it cannot be fetched (no git, no network). Nothing is fetched if it is there already.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from paths import FETCHED, SHARED
from run_suite import read_fixture

NAME = "csl-test-suite"
REPOSITORY = "https://github.com/citation-style-language/test-suite.git"
COMMIT = "1ef83bb0a7ca7cf03328bb56c86caed3eda982d3"
FIXTURES = Path("processor-tests", "humans")
KNOWN = Path(__file__).with_name("suite.sha256")
SECONDS = 120


class FetchError(Exception):
    """The suite cannot be fetched; the message is a sentence."""


def known_fixtures() -> dict[str, str]:
    """Return the digest of each known fixture by the name of its file."""
    rows = (line.split() for line in KNOWN.read_text(encoding="utf-8").splitlines() if line)
    return {name: digest for digest, name in rows}


def digest(path: Path) -> str:
    """Return 16 hexadecimal digits that stand for what a fixture tests.

    They are the beginning of the SHA-256 of its sections without VERSION. Blank lines, space at the ends of lines, and
    text outside of sections are ignored.
    """
    parts = []
    for name, body in sorted(read_fixture(path).items()):
        if name != "VERSION":
            lines = (line.strip() for line in body.splitlines())
            parts.append("\n".join([name, *filter(None, lines)]))
    return sha256("\n".join(parts).encode("utf-8")).hexdigest()[:16]


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder; raise FetchError with the last line that it prints if it fails."""
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0"}
    try:
        subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=SECONDS,
        )
    except FileNotFoundError:
        raise FetchError("git is not installed") from None
    except subprocess.TimeoutExpired:
        raise FetchError(f"git did not answer within {SECONDS} seconds") from None
    except subprocess.CalledProcessError as error:
        raise FetchError((error.stderr.strip().splitlines() or ["git failed"])[-1]) from None


def fetch(target: Path, repository: str = REPOSITORY, commit: str = COMMIT) -> tuple[int, int]:
    """Put the known fixtures of a commit into `target`; return how many were kept and how many are known.

    Raise FetchError if the commit cannot be had or has none of the known fixtures; `target` is then unchanged.
    """
    known = known_fixtures()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as name:
        folder = Path(name)
        git(folder, "init", "-q")
        git(folder, "fetch", "-q", "--depth", "1", repository, commit)
        git(folder, "checkout", "-q", "FETCH_HEAD")
        found = [path for path in sorted((folder / FIXTURES).glob("*.txt")) if path.name in known]
        kept = [path for path in found if digest(path) == known[path.name]]
        if not kept:
            raise FetchError(f"commit {commit} has none of the fixtures that suite.sha256 lists")
        made = folder / "made"
        made.mkdir()
        for path in kept:
            shutil.copyfile(path, made / path.name)
        shutil.rmtree(target, ignore_errors=True)
        made.rename(target)
    return len(kept), len(known)


def main() -> int:
    """Fetch the suite unless it is there."""
    for place in (SHARED, FETCHED):
        if (place / NAME).is_dir():
            print(f"CSL test suite: {len(list((place / NAME).glob('*.txt')))} fixtures are there")
            return 0
    try:
        kept, known = fetch(FETCHED / NAME)
    except FetchError as error:
        print(f"skipped: the CSL test suite cannot be fetched ({error})", file=sys.stderr)
        return 1
    print(f"CSL test suite: fetched {kept} of {known} known fixtures; the others differ at this commit")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
