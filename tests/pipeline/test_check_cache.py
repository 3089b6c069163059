"""The cache of checks: it saves work, and never shows what another run, setting, program or file would not show."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import bibtools.pipeline.check_cache as cache
from bibtools.linter.settings import CheckSettings
from bibtools.model import Finding
from bibtools.pipeline.cache_folder import FOLDER
from bibtools.pipeline.check_cache import check_cached
from bibtools.pipeline.checking import check_files

BIB = "@misc{a, author = {Tüzel, A.}, title = {Bir}, date = {2035}, doi = {https://doi.org/10.1000/182}}\n"
ALL = CheckSettings(select=("ALL",))
OLD = 1_600_000_000


def put(name: str, content: str | bytes, changed: int = OLD) -> Path:
    path = Path(name)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    os.utime(path, (changed, changed))
    return path


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    put("a.bib", BIB)
    return tmp_path


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return the list of the runs that were made and not taken from the cache, as they come."""
    made: list[list[str]] = []

    def counting(names: list[str], *arguments: object, **options: object) -> object:
        made.append(list(names))
        return check_files(names, *arguments, **options)

    monkeypatch.setattr(cache, "check_files", counting)
    return made


def cached(names: list[str], settings: CheckSettings = ALL, **options: str | None) -> list[Finding]:
    return check_cached(names, settings, Path(), **options).findings


def test_the_second_run_is_taken_from_the_cache_whole(runs: list[list[str]]) -> None:
    first = cached(["a.bib"])
    assert first
    assert cached(["a.bib"]) == first
    assert len(runs) == 1


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1250"])
def test_the_encoding_is_part_of_the_key(encoding: str) -> None:
    put("a.bib", "@misc{a, title = {Ağaoğlu ve Şahin İşgüder}}\n".encode("iso-8859-9") + b" " * 2)
    cached(["a.bib"])
    assert cached(["a.bib"], encoding=encoding) == check_files(["a.bib"], ALL, encoding=encoding).findings


def test_findings_differ_by_encoding() -> None:
    """Or else the test above could not fail."""
    put("a.bib", "@misc{a, title = {Ağaoğlu ve Şahin İşgüder}}\n".encode("iso-8859-9") + b" " * 2)
    assert check_files(["a.bib"], ALL).findings != check_files(["a.bib"], ALL, encoding="iso-8859-1").findings


def other_settings(_: pytest.MonkeyPatch) -> CheckSettings:
    return CheckSettings(select=("ALL",), ignore=("MIS",))


def other_year(patch: pytest.MonkeyPatch) -> None:
    patch.setenv("SOURCE_DATE_EPOCH", str(3_000_000_000))


def other_version(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(cache, "version", lambda _: "99.0")


def other_program(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(cache, "fingerprint", lambda: "other")


def other_model(patch: pytest.MonkeyPatch) -> None:
    copy = Path("model")
    shutil.copytree(cache.MODEL, copy)
    about = json.loads((copy / "model.json").read_text(encoding="utf-8"))
    (copy / "model.json").write_text(json.dumps({**about, "seed": -1}), encoding="utf-8")
    patch.setattr(cache, "MODEL", copy)


def other_folder(patch: pytest.MonkeyPatch) -> None:
    Path("deep").mkdir()
    put("deep/a.bib", BIB)
    patch.chdir("deep")


@pytest.mark.parametrize(
    "change", [other_settings, other_year, other_version, other_program, other_model, other_folder]
)
def test_what_a_finding_depends_on_is_part_of_the_key(
    change: Callable[[pytest.MonkeyPatch], CheckSettings | None],
    runs: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
) -> None:
    check_cached(["a.bib"], ALL, folder)
    settings = change(monkeypatch) or ALL
    check_cached(["a.bib"], settings, folder)
    assert len(runs) == 2


TEX = "\\addbibresource{a.bib}\\input{chapter}\\cite{a}\n"


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.bib", BIB, BIB.replace("{a,", "{abc,")),
        ("chapter.tex", "Nothing is cited here.\n", "\\cite{gone} is cited here.\n"),
        ("chapter.tex", None, "\\cite{gone}\n"),
        ("a.bib", None, BIB),
    ],
)
def test_files_that_a_text_draws_in_are_watched(name: str, before: str | None, after: str) -> None:
    put("main.tex", TEX)
    put("chapter.tex", "Nothing is cited here.\n")
    Path(name).unlink()
    if before is not None:
        put(name, before)
    first = cached(["main.tex"])
    put(name, after, OLD + 1)
    fresh = check_files(["main.tex"], ALL).findings
    assert first != fresh
    assert cached(["main.tex"]) == fresh


def test_the_lock_file_is_watched(runs: list[list[str]]) -> None:
    cached(["a.bib"])
    put("a.lock.json", '{"version": 1, "entries": {}}')
    cached(["a.bib"])
    assert len(runs) == 2


def test_a_file_that_is_changed_during_the_run_is_checked_again(
    runs: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = cache.check_files

    def meddling(*arguments: object, **options: object) -> object:
        made = counting(*arguments, **options)
        put("a.bib", BIB.replace("Bir", "İki"), int(time.time()) + 5)
        return made

    monkeypatch.setattr(cache, "check_files", meddling)
    cached(["a.bib"])
    monkeypatch.setattr(cache, "check_files", counting)
    cached(["a.bib"])
    assert len(runs) == 2


def damaged() -> list[Callable[[dict[str, object]], object]]:
    return [
        lambda runs: [],
        lambda runs: dict.fromkeys(runs, 5),
        lambda runs: {key: {**run, "findings": "[]"} for key, run in runs.items()},
        lambda runs: {key: {**run, "findings": [[1]]} for key, run in runs.items()},
        lambda runs: {key: {**run, "stamps": []} for key, run in runs.items()},
        lambda runs: {key: {**run, "stamps": {}} for key, run in runs.items()},
        lambda runs: {key: {**run, "stamps": {"a.bib": "x"}} for key, run in runs.items()},
        lambda runs: {key: {"stamps": run["stamps"]} for key, run in runs.items()},
    ]


@pytest.mark.parametrize("damage", damaged())
def test_a_damaged_cache_is_written_anew(
    damage: Callable[[dict[str, object]], object], runs: list[list[str]]
) -> None:
    first = cached(["a.bib"])
    file = Path(FOLDER, "check.json")
    file.write_text(json.dumps(damage(json.loads(file.read_text(encoding="utf-8")))), encoding="utf-8")
    assert cached(["a.bib"]) == first
    assert cached(["a.bib"]) == first
    assert len(runs) == 2


@pytest.mark.parametrize("name", ["", "/check.json", "/.gitignore"])
def test_links_in_the_cache_are_not_followed(name: str, folder: Path) -> None:
    home = folder / "home"
    home.mkdir()
    link = Path(f"{FOLDER}{name}")
    if name:
        Path(FOLDER).mkdir()
        link.symlink_to(home / "precious")
        (home / "precious").write_text("{}", encoding="utf-8")
    else:
        link.symlink_to(home)
    before = {path: path.read_bytes() for path in home.iterdir()}
    notes = check_cached(["a.bib"], ALL, Path()).notes
    assert {path: path.read_bytes() for path in home.iterdir()} == before
    assert name == "/.gitignore" or "symbolic link" in notes[0]


def test_a_report_of_cached_findings_reads_the_file_in_the_encoding_that_was_told() -> None:
    put("a.bib", "@misc{a, title = {Şahin}}\n".encode("iso-8859-9"))
    check_cached(["a.bib"], ALL, Path(), encoding="iso-8859-9")
    texts = check_cached(["a.bib"], ALL, Path(), encoding="iso-8859-9").texts
    text = texts.get("a.bib")
    assert text is not None
    assert "Şahin" in text.content
