"""Fetching the CSL test suite: only known fixtures are kept, and a failure is a sentence. No network is used."""

from __future__ import annotations

import subprocess
from pathlib import Path

import fetch_suite
import pytest
from paths import TESTS

FIXTURES = sorted((TESTS / "cases" / "csl").glob("*.txt"))[:3]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with three fixtures, of which the list knows two, one with other content."""
    folder = tmp_path / "repository"
    fixtures = folder / fetch_suite.FIXTURES
    fixtures.mkdir(parents=True)
    same, other, unknown = FIXTURES
    (fixtures / same.name).write_bytes(same.read_bytes().replace(b"\n", b"\r\n") + b"\n\nnot in a section\n")
    (fixtures / other.name).write_bytes(other.read_bytes().replace(b"RESULT =====>>\n", b"RESULT =====>>\nx"))
    (fixtures / unknown.name).write_bytes(unknown.read_bytes())
    list_ = tmp_path / "suite.sha256"
    list_.write_text("".join(f"{fetch_suite.digest(path)}  {path.name}\n" for path in (same, other)))
    monkeypatch.setattr(fetch_suite, "KNOWN", list_)
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    for arguments in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-q", "-m", "fixtures"]):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    return folder


def head(repository: Path) -> str:
    done = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=repository, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def test_only_known_fixtures_with_known_content_are_kept(repository: Path, tmp_path: Path) -> None:
    target = tmp_path / "fetched" / "suite"
    assert fetch_suite.fetch(target, str(repository), head(repository)) == (1, 2)
    assert [path.name for path in target.iterdir()] == [FIXTURES[0].name]


def test_a_failure_is_a_sentence_and_leaves_the_folder_as_it_was(repository: Path, tmp_path: Path) -> None:
    target = tmp_path / "fetched" / "suite"
    fetch_suite.fetch(target, str(repository), head(repository))
    with pytest.raises(fetch_suite.FetchError, match=r"repository|0000"):
        fetch_suite.fetch(target, str(repository), "0" * 40)
    with pytest.raises(fetch_suite.FetchError):
        fetch_suite.fetch(target, str(tmp_path / "nowhere"), head(repository))
    assert [path.name for path in target.iterdir()] == [FIXTURES[0].name]
    assert [path.name for path in target.parent.iterdir()] == ["suite"]


def test_the_list_knows_every_fixture_of_the_ratchet() -> None:
    rows = (TESTS / "csl" / "ratchet.tsv").read_text(encoding="utf-8").splitlines()
    names = {f"{row.split()[0]}.txt" for row in rows if row and not row.startswith("#")}
    assert names <= fetch_suite.known_fixtures().keys()
